package anchorlens.analysis.dynamics;

/** Weighted mean, spread and correlation of two quantities, added up pair by pair. */
final class PairMoments {
    private static final double NO_SPREAD = 1e-12;

    private double weight;
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;

    void add(double w, double a, double b) {
        weight += w;
        x += w * a;
        y += w * b;
        xx += w * a * a;
        yy += w * b * b;
        xy += w * a * b;
    }

    boolean isEmpty() {
        return !(weight > 0);
    }

    double meanX() {
        return isEmpty() ? Double.NaN : x / weight;
    }

    double deviationX() {
        return isEmpty() ? Double.NaN : Math.sqrt(varianceX());
    }

    private double varianceX() {
        return Math.max(0, xx / weight - x / weight * (x / weight));
    }

    /** Pearson's correlation; NaN where one of the two does not vary. */
    double correlation() {
        if (isEmpty()) {
            return Double.NaN;
        }
        double varianceY = Math.max(0, yy / weight - y / weight * (y / weight));
        double spread = Math.sqrt(varianceX() * varianceY);
        return spread < NO_SPREAD ? Double.NaN : Math.max(-1, Math.min(1, (xy / weight - x / weight * (y / weight)) / spread));
    }
}
