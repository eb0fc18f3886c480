package anchorlens.analysis.losses;

import anchorlens.analysis.EdgeDensity;

/** A density of offsets that is linear between its points and 0 outside. */
record Piecewise(double[] x, double[] density) {
    static Piecewise of(EdgeDensity edge, double origin, double unit) {
        int n = edge.positions().length;
        int direction = edge.edge().direction();
        double[] x = new double[n];
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            int from = direction > 0 ? i : n - 1 - i;
            x[i] = direction * (edge.positions()[from] - origin) / unit;
            density[i] = edge.density()[from] * unit;
        }
        return new Piecewise(x, density);
    }

    /** Its integral between two offsets, infinite ones included. */
    double mass(double from, double to) {
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            double left = Math.max(from, x[i - 1]);
            double right = Math.min(to, x[i]);
            if (left < right) {
                sum += 0.5 * (at(i, left) + at(i, right)) * (right - left);
            }
        }
        return sum;
    }

    private double at(int i, double place) {
        return density[i - 1] + (place - x[i - 1]) / (x[i] - x[i - 1]) * (density[i] - density[i - 1]);
    }
}
