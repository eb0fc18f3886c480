package anchorlens.parameters;

/** An enum constant that has a name for people beside its name for files. */
public interface Labelled {
    String label();

    /** The label of any enum constant: its own where it has one, else its name in lower case with spaces. */
    static String of(Enum<?> constant) {
        return constant instanceof Labelled labelled ? labelled.label() : constant.name().toLowerCase().replace('_', ' ');
    }
}
