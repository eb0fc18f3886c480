package anchorlens.assign;

/** What an assigner or weighting cannot do without. */
public enum Need {
    /** Prior boxes, not only points. */
    ANCHORS,
    /** Predicted class scores and boxes of every prior. */
    PREDICTIONS
}
