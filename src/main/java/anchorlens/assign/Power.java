package anchorlens.assign;

/** A power with a fixed exponent of 0 or more: repeated multiplication or a square root where that suffices. */
final class Power {
    private static final int MAX_PRODUCT = 16;
    private final double exponent;
    private final int whole;

    Power(double exponent) {
        this.exponent = exponent;
        this.whole = exponent == Math.rint(exponent) && exponent >= 0 && exponent <= MAX_PRODUCT ? (int) exponent : -1;
    }

    /** {@code base^exponent}; 1 for an exponent of 0, whatever the base. */
    double of(double base) {
        if (whole < 0) {
            return exponent == 0.5 ? Math.sqrt(base) : Math.pow(base, exponent);
        }
        return product(base);
    }

    /**
     * Powers of {@code base[from … from + n − 1]}, into {@code out} from index 0 on, in vector loops where the exponent is a
     * small whole one.
     */
    void apply(double[] base, int from, double[] out, int n) {
        if (whole < 1) {
            for (int k = 0; k < n; k++) {
                out[k] = of(base[from + k]);
            }
            return;
        }
        System.arraycopy(base, from, out, 0, n);
        for (int times = 1; times < whole; times++) {
            for (int k = 0; k < n; k++) {
                out[k] *= base[from + k];
            }
        }
    }

    private double product(double base) {
        double square = base * base;
        return switch (whole) {
            case 0 -> 1;
            case 1 -> base;
            case 2 -> square;
            case 3 -> square * base;
            case 4 -> square * square;
            case 5 -> square * square * base;
            case 6 -> square * square * square;
            default -> byDoubling(base);
        };
    }

    private double byDoubling(double base) {
        double result = 1;
        double square = base;
        for (int n = whole; n > 0; n >>= 1) {
            if ((n & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
