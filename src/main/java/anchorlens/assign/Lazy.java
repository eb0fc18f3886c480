package anchorlens.assign;

import java.util.function.Supplier;

/**
 * A value that is worked out when somebody first asks for it, then kept. Safe on any thread: two that ask at once may both work
 * it out, which must come to the same.
 */
final class Lazy<T> {
    private final Supplier<T> source;
    private volatile T value;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
