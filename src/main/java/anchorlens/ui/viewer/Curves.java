package anchorlens.ui.viewer;

/**
 * Smooth lines and filled outlines through points with sub-pixel places: the curves of edge distributions.
 *
 * <p>Ink is first gathered in a mask over the clipped bounding box and then blended once, so that a translucent curve has
 * no darker joints.
 */
public final class Curves {
    private Curves() {
    }

    /** A line of whole-pixel steps without smoothing: the fast one. */
    public static void line(Raster raster, double x1, double y1, double x2, double y2, int argb) {
        double[] cut = cutToClip(raster, x1, y1, x2, y2);
        if (cut.length == 0) {
            return;
        }
        double dx = cut[2] - cut[0];
        double dy = cut[3] - cut[1];
        int steps = (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)));
        int weight = Raster.weight(argb);
        for (int i = 0; i <= steps; i++) {
            double t = steps == 0 ? 0 : (double) i / steps;
            int x = (int) Math.floor(cut[0] + dx * t);
            int y = (int) Math.floor(cut[1] + dy * t);
            if (x >= raster.clipLeft() && x < raster.clipRight() && y >= raster.clipTop() && y < raster.clipBottom()) {
                raster.put(x, y, argb, weight);
            }
        }
    }

    /** The part of a segment inside the clip as x1, y1, x2, y2; an empty array where there is none (Liang and Barsky 1984). */
    private static double[] cutToClip(Raster raster, double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double[] p = {-dx, dx, -dy, dy};
        double[] q = {x1 - raster.clipLeft(), raster.clipRight() - x1, y1 - raster.clipTop(), raster.clipBottom() - y1};
        double from = 0;
        double to = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0 && q[i] < 0) {
                return new double[0];
            }
            if (p[i] < 0) {
                from = Math.max(from, q[i] / p[i]);
            } else if (p[i] > 0) {
                to = Math.min(to, q[i] / p[i]);
            }
        }
        return from <= to ? new double[] {x1 + from * dx, y1 + from * dy, x1 + to * dx, y1 + to * dy} : new double[0];
    }

    /** A smooth straight line with round ends. */
    public static void segment(Raster raster, double x1, double y1, double x2, double y2, double lineWidth, int argb) {
        polyline(raster, new double[] {x1, x2}, new double[] {y1, y2}, 2, lineWidth, argb);
    }

    /** A smooth line through the first {@code n} points with round joints and ends. */
    public static void polyline(Raster raster, double[] xs, double[] ys, int n, double lineWidth, int argb) {
        Mask mask = Mask.around(raster, xs, ys, n, lineWidth / 2 + 1);
        if (mask == null) {
            return;
        }
        for (int i = 1; i < n; i++) {
            mask.stroke(xs[i - 1], ys[i - 1], xs[i], ys[i], lineWidth);
        }
        mask.blend(raster, argb);
    }

    /** Fills the closed outline through the first {@code n} points; it must not cross itself. */
    public static void fill(Raster raster, double[] xs, double[] ys, int n, int argb) {
        Mask mask = Mask.around(raster, xs, ys, n, 1);
        if (mask == null) {
            return;
        }
        for (int i = 0; i < n; i++) {
            int j = i + 1 == n ? 0 : i + 1;
            mask.edge(xs[i], ys[i], xs[j], ys[j]);
        }
        mask.integrate();
        mask.blend(raster, argb);
    }

    /** The share of ink, 0…1, of every pixel of a rectangle. */
    private static final class Mask {
        private final int left;
        private final int top;
        private final int width;
        private final int height;
        private final float[] share;

        private Mask(int left, int top, int width, int height) {
            this.left = left;
            this.top = top;
            this.width = width;
            this.height = height;
            this.share = new float[width * height + 2];
        }

        static Mask around(Raster raster, double[] xs, double[] ys, int n, double margin) {
            double minX = Double.POSITIVE_INFINITY;
            double minY = Double.POSITIVE_INFINITY;
            double maxX = Double.NEGATIVE_INFINITY;
            double maxY = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
                    return null;
                }
                minX = Math.min(minX, xs[i]);
                maxX = Math.max(maxX, xs[i]);
                minY = Math.min(minY, ys[i]);
                maxY = Math.max(maxY, ys[i]);
            }
            int left = Math.max(raster.clipLeft(), Raster.round(minX - margin - 0.5));
            int top = Math.max(raster.clipTop(), Raster.round(minY - margin - 0.5));
            int right = Math.min(raster.clipRight(), Raster.round(maxX + margin + 0.5));
            int bottom = Math.min(raster.clipBottom(), Raster.round(maxY + margin + 0.5));
            return n < 2 || left >= right || top >= bottom ? null : new Mask(left, top, right - left, bottom - top);
        }

        void stroke(double x1, double y1, double x2, double y2, double lineWidth) {
            double reach = lineWidth / 2 + 0.5;
            int fromX = Math.clamp(Raster.round(Math.min(x1, x2) - reach - 0.5), left, left + width);
            int toX = Math.clamp(Raster.round(Math.max(x1, x2) + reach + 0.5), left, left + width);
            int fromY = Math.clamp(Raster.round(Math.min(y1, y2) - reach - 0.5), top, top + height);
            int toY = Math.clamp(Raster.round(Math.max(y1, y2) + reach + 0.5), top, top + height);
            double dx = x2 - x1;
            double dy = y2 - y1;
            double length2 = Math.max(dx * dx + dy * dy, 1e-12);
            for (int y = fromY; y < toY; y++) {
                for (int x = fromX; x < toX; x++) {
                    double px = x + 0.5 - x1;
                    double py = y + 0.5 - y1;
                    double t = Math.clamp((px * dx + py * dy) / length2, 0.0, 1.0);
                    double ex = px - t * dx;
                    double ey = py - t * dy;
                    float ink = (float) Math.min(Math.min(1, lineWidth), reach - Math.sqrt(ex * ex + ey * ey));
                    int i = (y - top) * width + x - left;
                    share[i] = Math.max(share[i], ink);
                }
            }
        }

        /** Adds the signed area to the right of one edge, row by row, as differences that {@link #integrate} sums up. */
        void edge(double xa, double ya, double xb, double yb) {
            if (ya == yb) {
                return;
            }
            double sign = ya < yb ? 1 : -1;
            double x1 = (ya < yb ? xa : xb) - left;
            double y1 = Math.min(ya, yb) - top;
            double y2 = Math.max(ya, yb) - top;
            double slope = (xb - xa) / (yb - ya);
            int last = Math.min(height, (int) Math.ceil(y2));
            for (int row = Math.max(0, (int) Math.floor(y1)); row < last; row++) {
                double from = Math.max(row, y1);
                double to = Math.min(row + 1, y2);
                if (to > from) {
                    double left0 = x1 + (from - y1) * slope;
                    double right0 = x1 + (to - y1) * slope;
                    cover(row, Math.clamp(Math.min(left0, right0), 0.0, (double) width),
                            Math.clamp(Math.max(left0, right0), 0.0, (double) width), sign * (to - from));
                }
            }
        }

        private void cover(int row, double fromX, double toX, double area) {
            int first = (int) fromX;
            int end = Math.min(width - 1, (int) toX);
            int base = row * width;
            double before = 0;
            for (int x = Math.min(first, width - 1); x <= end; x++) {
                double covered = coveredShare(x, fromX, toX) * area;
                share[base + x] += (float) (covered - before);
                before = covered;
            }
            if (end + 1 < width) {
                share[base + end + 1] += (float) (area - before);
            }
        }

        /** How much of pixel x lies to the right of an edge that runs evenly from {@code fromX} to {@code toX}. */
        private static double coveredShare(int x, double fromX, double toX) {
            if (toX - fromX < 1e-9) {
                return Math.clamp(x + 1 - fromX, 0.0, 1.0);
            }
            return (ramp(x + 1 - fromX, toX - fromX) - ramp(x - fromX, toX - fromX));
        }

        /** ∫ of the share of the edge passed by u, which climbs from 0 to 1 over {@code span}. */
        private static double ramp(double u, double span) {
            if (u <= 0) {
                return 0;
            }
            return u < span ? u * u / (2 * span) : u - span / 2;
        }

        void integrate() {
            for (int row = 0; row < height; row++) {
                float sum = 0;
                for (int i = row * width; i < (row + 1) * width; i++) {
                    sum += share[i];
                    share[i] = Math.min(1, Math.abs(sum));
                }
            }
        }

        void blend(Raster raster, int argb) {
            int weight = Raster.weight(argb);
            for (int row = 0; row < height; row++) {
                for (int x = 0; x < width; x++) {
                    float s = share[row * width + x];
                    if (s > 0) {
                        raster.put(left + x, top + row, argb, (int) (weight * s + 0.5f));
                    }
                }
            }
        }
    }
}
