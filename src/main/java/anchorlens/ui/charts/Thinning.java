package anchorlens.ui.charts;

/**
 * The points of a curve that its picture needs: of every column of pixels the first, the lowest, the highest and the last one,
 * which draws the same pixels as all of them.
 *
 * <p><strong>Source:</strong> Jugel et al. 2014, "M4: A Visualization-Oriented Time Series Data Aggregation".
 */
final class Thinning {
    private final double[] x;
    private final double[] y;
    private int count;

    private Thinning(int room) {
        x = new double[room];
        y = new double[room];
    }

    /** Pixels of the curve's points between two places and one beyond each. */
    static Thinning of(Curve curve, CurveFrame frame) {
        int from = Math.max(0, curve.first(frame.xScale().low()) - 1);
        int to = Math.min(curve.x().length, curve.first(frame.xScale().high()) + 2);
        while (to < curve.x().length && curve.x()[to - 1] <= frame.xScale().high()) {
            to++;
        }
        int n = Math.max(0, to - from);
        Thinning out = new Thinning(n);
        if (n <= 4 * frame.width()) {
            for (int i = from; i < to; i++) {
                out.add(frame.x(curve.x()[i]), frame.y(curve.y()[i]));
            }
            return out;
        }
        out.columns(curve, frame, from, to);
        return out;
    }

    private void columns(Curve curve, CurveFrame frame, int from, int to) {
        int start = from;
        while (start < to) {
            double column = Math.floor(frame.x(curve.x()[start]));
            int low = start;
            int high = start;
            int end = start;
            boolean gap = false;
            while (end < to && Math.floor(frame.x(curve.x()[end])) == column) {
                gap |= Double.isNaN(curve.y()[end]);
                low = curve.y()[end] < curve.y()[low] ? end : low;
                high = curve.y()[end] > curve.y()[high] ? end : high;
                end++;
            }
            if (end == start) {
                end++;
            }
            if (gap) {
                for (int i = start; i < end; i++) {
                    add(frame.x(curve.x()[i]), frame.y(curve.y()[i]));
                }
            } else {
                addColumn(curve, frame, start, Math.min(low, high), Math.max(low, high), end - 1);
            }
            start = end;
        }
    }

    private void addColumn(Curve curve, CurveFrame frame, int... ascending) {
        int before = -1;
        for (int i : ascending) {
            if (i != before) {
                add(frame.x(curve.x()[i]), frame.y(curve.y()[i]));
            }
            before = i;
        }
    }

    private void add(double px, double py) {
        x[count] = px;
        y[count] = py;
        count++;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    int count() {
        return count;
    }
}
