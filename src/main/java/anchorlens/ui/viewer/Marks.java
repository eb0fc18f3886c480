package anchorlens.ui.viewer;

/**
 * Small marks with smooth edges at any sub-pixel place: discs, rings, crosses and the shape of each pyramid level.
 *
 * <p>A pixel's share of the ink is taken from the distance of its centre to the mark's outline, which for marks of a few
 * pixels is as good as the exact area and needs no table.
 */
public final class Marks {
    /** Filled shapes, so that pyramid levels differ by more than colour. */
    public enum Shape {
        DISC, SQUARE, DIAMOND, TRIANGLE_UP, TRIANGLE_DOWN, HEXAGON;

        private static final Shape[] ALL = values();

        /** One shape a pyramid level, fine to coarse; further levels repeat. */
        public static Shape ofLevel(int level) {
            return ALL[Math.floorMod(level, ALL.length)];
        }
    }

    private static final double HALF_SQRT_3 = Math.sqrt(3) / 2;
    private static final double HALF_SQRT_2 = Math.sqrt(0.5);

    private Marks() {
    }

    /** A filled disc of the given radius in pixels. */
    public static void disc(Raster raster, double cx, double cy, double radius, int argb) {
        double reach = radius + 0.5;
        int bottom = bottom(raster, cy, reach);
        int weight = Raster.weight(argb);
        double full = radius > 0.5 ? (radius - 0.5) * (radius - 0.5) : 0;
        double none = reach * reach;
        for (int y = top(raster, cy, reach); y < bottom; y++) {
            double dy = y + 0.5 - cy;
            double dy2 = dy * dy;
            if (dy2 >= none) {
                continue;
            }
            double outer = Math.sqrt(none - dy2);
            int left = Math.max(raster.clipLeft(), ceil(cx - outer));
            int right = Math.max(left, Math.min(raster.clipRight(), ceil(cx + outer)));
            int solidLeft = right;
            int solidRight = right;
            if (dy2 < full) {
                double inner = Math.sqrt(full - dy2);
                solidLeft = Math.clamp(ceil(cx - inner), left, right);
                solidRight = Math.clamp(ceil(cx + inner), solidLeft, right);
            }
            rim(raster, left, solidLeft, y, cx, dy2, reach, argb, weight);
            raster.span(solidLeft, solidRight, y, argb, weight);
            rim(raster, solidRight, right, y, cx, dy2, reach, argb, weight);
        }
    }

    /** The first pixel whose middle lies at or beyond x. */
    private static int ceil(double x) {
        return (int) Math.ceil(x - 0.5);
    }

    private static void rim(Raster raster, int from, int to, int y, double cx, double dy2, double reach, int argb, int weight) {
        for (int x = from; x < to; x++) {
            double dx = x + 0.5 - cx;
            double share = reach - Math.sqrt(dx * dx + dy2);
            if (share > 0) {
                raster.put(x, y, argb, (int) (weight * Math.min(1, share)));
            }
        }
    }

    /** An open ring: {@code radius} to the middle of a line of the given width, both in pixels. */
    public static void ring(Raster raster, double cx, double cy, double radius, double lineWidth, int argb) {
        double reach = radius + lineWidth / 2 + 0.5;
        double hole = Math.max(0, radius - lineWidth / 2 - 0.5);
        int bottom = bottom(raster, cy, reach);
        int weight = Raster.weight(argb);
        for (int y = top(raster, cy, reach); y < bottom; y++) {
            double dy = y + 0.5 - cy;
            double dy2 = dy * dy;
            if (dy2 >= reach * reach) {
                continue;
            }
            double outer = Math.sqrt(reach * reach - dy2);
            int left = Math.max(raster.clipLeft(), ceil(cx - outer));
            int right = Math.max(left, Math.min(raster.clipRight(), ceil(cx + outer)));
            double inner = dy2 < hole * hole ? Math.sqrt(hole * hole - dy2) : 0;
            int holeLeft = Math.clamp(ceil(cx - inner), left, right);
            int holeRight = Math.clamp(ceil(cx + inner), holeLeft, right);
            arc(raster, left, holeLeft, y, cx, dy2, radius, lineWidth, argb, weight);
            arc(raster, holeRight, right, y, cx, dy2, radius, lineWidth, argb, weight);
        }
    }

    private static void arc(Raster raster, int from, int to, int y, double cx, double dy2, double radius, double lineWidth,
                            int argb, int weight) {
        double most = Math.min(1, lineWidth);
        for (int x = from; x < to; x++) {
            double dx = x + 0.5 - cx;
            double share = lineWidth / 2 + 0.5 - Math.abs(Math.sqrt(dx * dx + dy2) - radius);
            if (share > 0) {
                raster.put(x, y, argb, (int) (weight * Math.min(most, share)));
            }
        }
    }

    /** A diagonal cross "×" whose arms reach {@code radius} pixels in x and in y. */
    public static void cross(Raster raster, double cx, double cy, double radius, double lineWidth, int argb) {
        double reach = radius + 0.5;
        int left = left(raster, cx, reach);
        int right = right(raster, cx, reach);
        int bottom = bottom(raster, cy, reach);
        int weight = Raster.weight(argb);
        for (int y = top(raster, cy, reach); y < bottom; y++) {
            double dy = y + 0.5 - cy;
            for (int x = left; x < right; x++) {
                double dx = x + 0.5 - cx;
                double distance = Math.min(Math.abs(dx - dy), Math.abs(dx + dy)) * HALF_SQRT_2;
                double end = reach - Math.max(Math.abs(dx), Math.abs(dy));
                double share = Math.min(lineWidth / 2 + 0.5 - distance, end);
                if (share > 0) {
                    raster.put(x, y, argb, (int) (weight * Math.min(1, share)));
                }
            }
        }
    }

    /** A filled shape of about the area of a disc of that radius. */
    public static void shape(Raster raster, Shape shape, double cx, double cy, double radius, int argb) {
        if (shape == Shape.DISC) {
            disc(raster, cx, cy, radius, argb);
            return;
        }
        double reach = extent(shape) * radius + 0.5;
        int left = left(raster, cx, reach);
        int right = right(raster, cx, reach);
        int bottom = bottom(raster, cy, reach);
        int weight = Raster.weight(argb);
        for (int y = top(raster, cy, reach); y < bottom; y++) {
            double dy = y + 0.5 - cy;
            for (int x = left; x < right; x++) {
                double share = 0.5 - outside(shape, x + 0.5 - cx, dy, radius);
                if (share > 0) {
                    raster.put(x, y, argb, (int) (weight * Math.min(1, share)));
                }
            }
        }
    }

    /** How far a shape reaches from its centre, in radii. */
    private static double extent(Shape shape) {
        return switch (shape) {
            case DISC -> 1;
            case SQUARE -> 0.89;
            case DIAMOND -> 1.26;
            case TRIANGLE_UP, TRIANGLE_DOWN -> 1.56;
            case HEXAGON -> 1.1;
        };
    }

    /** Signed distance to the outline, negative inside. */
    private static double outside(Shape shape, double dx, double dy, double r) {
        double ax = Math.abs(dx);
        return switch (shape) {
            case DISC -> Math.sqrt(dx * dx + dy * dy) - r;
            case SQUARE -> Math.max(ax, Math.abs(dy)) - 0.89 * r;
            case DIAMOND -> (ax + Math.abs(dy)) * HALF_SQRT_2 - 0.89 * r;
            case TRIANGLE_UP -> Math.max(HALF_SQRT_3 * ax - 0.5 * dy, dy) - 0.78 * r;
            case TRIANGLE_DOWN -> Math.max(HALF_SQRT_3 * ax + 0.5 * dy, -dy) - 0.78 * r;
            case HEXAGON -> Math.max(HALF_SQRT_3 * Math.abs(dy) + 0.5 * ax, ax) - 0.95 * r;
        };
    }

    private static int left(Raster raster, double cx, double reach) {
        return Math.max(raster.clipLeft(), Raster.round(cx - reach - 0.5));
    }

    private static int right(Raster raster, double cx, double reach) {
        return Math.min(raster.clipRight(), Raster.round(cx + reach + 0.5));
    }

    private static int top(Raster raster, double cy, double reach) {
        return Math.max(raster.clipTop(), Raster.round(cy - reach - 0.5));
    }

    private static int bottom(Raster raster, double cy, double reach) {
        return Math.min(raster.clipBottom(), Raster.round(cy + reach + 0.5));
    }
}
