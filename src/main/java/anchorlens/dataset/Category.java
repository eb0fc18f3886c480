package anchorlens.dataset;

/** A class of a data set. Its index in {@link Dataset#categories()} is the class index models and assigners use. */
public record Category(long id, String name) {
}
