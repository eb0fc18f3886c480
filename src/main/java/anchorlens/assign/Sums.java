package anchorlens.assign;

/** Sums of many numbers, as four sums side by side, which need not wait for each other. */
final class Sums {
    private Sums() {
    }

    /** {@code Σ a[k] · b[k]} over the first n. */
    static double ofProducts(double[] a, double[] b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k < n - 3; k += 4) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
        }
        for (; k < n; k++) {
            s0 += a[k] * b[k];
        }
        return s0 + s1 + (s2 + s3);
    }
}
