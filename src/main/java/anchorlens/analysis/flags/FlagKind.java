package anchorlens.analysis.flags;

import anchorlens.parameters.Labelled;

/** What may be wrong, or undecidable, about an annotation. */
public enum FlagKind implements Labelled {
    /** An edge has two positions that the model knows, and the annotation has one of them. */
    AMBIGUOUS("ambiguous"),
    /** An edge lies where the model knows no position. */
    MISLOCATED("mislocated"),
    /** The model cannot say where an edge lies. */
    UNDECIDED("undecided"),
    /** The model is sure of an object that has no annotation. */
    MISSING("missing"),
    /** The model sees nothing where an object is annotated. */
    SPURIOUS("spurious"),
    /** Two annotations of a class nearly agree. */
    DUPLICATE("duplicate"),
    /** The model is surer of another class. */
    CLASS_DOUBT("class doubt");

    private final String label;

    FlagKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
