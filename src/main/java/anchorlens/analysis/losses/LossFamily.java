package anchorlens.analysis.losses;

/** What a loss is a function of. */
public enum LossFamily {
    /** One class logit and its target. */
    CLASSIFICATION,
    /** The error of a regression. */
    REGRESSION,
    /** A predicted box and its ground truth. */
    BOX
}
