package anchorlens.assign;

/** What a prior is in the loss: background, an object's, or nothing. */
public enum PriorState {
    NEGATIVE, POSITIVE, IGNORED
}
