package anchorlens.scene;

/**
 * The chance that a seed gives: SplitMix64, the same numbers on every platform and with every Java.
 *
 * <p>Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The chance of one scene of a series; neighbouring seeds and numbers have nothing in common. */
    static Chance of(long seed, long number) {
        return new Chance(mixed(mixed(seed + GOLDEN) + GOLDEN * (number + 1)));
    }

    /** A chance of its own, so that what is drawn from it moves nothing else. */
    Chance branch() {
        return new Chance(mixed(next()));
    }

    long next() {
        state += GOLDEN;
        return mixed(state);
    }

    /** A number in [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    double between(double from, double to) {
        return from + unit() * (to - from);
    }

    /** A whole number of 0…count − 1. */
    int below(int count) {
        return (int) (unit() * count);
    }

    int whole(int from, int to) {
        return from + below(to - from + 1);
    }

    boolean yes(double share) {
        return unit() < share;
    }

    int sign() {
        return yes(0.5) ? 1 : -1;
    }

    <T> T of(T[] choices) {
        return choices[below(choices.length)];
    }

    /** A number of mean 0 and standard deviation 1 out of one draw: the sum of four 16-bit parts, at most ±3.5. */
    double bell() {
        long bits = next();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 131070) * (1.7320508075688772 / 65536);
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
