package anchorlens.review;

/** What a person decided about a flag. */
public enum Verdict {
    /** Nothing yet. */
    OPEN("open"),
    /** The annotation is right as it is. */
    KEEP("keep"),
    /** The alternative is right: its edges, its class; of a missing object its box; a spurious or duplicate one is removed. */
    ALTERNATIVE("alternative"),
    /** The person drew the box anew. */
    EDITED("edited"),
    /** Seen, but not decidable. */
    UNSURE("unsure");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
