package anchorlens.ui.compare;

import anchorlens.analysis.compare.Differences.Change;
import anchorlens.assign.Verdict;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Marks.Shape;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Stamp;

/** How verdicts and changes look: each differs by shape and by colour. */
final class VerdictMarks {
    static final int COUNT = Verdict.values().length;
    static final int CHANGES = Change.values().length;
    private static final double RADIUS = 3.4;

    private VerdictMarks() {
    }

    static Symbol symbol(Verdict verdict) {
        return switch (verdict) {
            case KEPT -> Symbol.DISC;
            case NOT_IN_TOP_K -> Symbol.CROSS;
            case BELOW_THRESHOLD -> Symbol.TRIANGLE_DOWN;
            case CENTRE_OUTSIDE -> Symbol.RING;
            case OUT_OF_LEVEL_RANGE -> Symbol.DIAMOND;
            case LOST_TO_OTHER_GT -> Symbol.SQUARE;
            case IGNORED -> Symbol.HEXAGON;
        };
    }

    static int color(Verdict verdict) {
        return switch (verdict) {
            case KEPT -> DataColors.POSITIVE;
            case NOT_IN_TOP_K -> DataColors.CANDIDATE;
            case BELOW_THRESHOLD -> DataColors.NEGATIVE;
            case CENTRE_OUTSIDE -> DataColors.DISTRIBUTION;
            case OUT_OF_LEVEL_RANGE -> DataColors.PREDICTION;
            case LOST_TO_OTHER_GT -> DataColors.STARVED;
            case IGNORED -> DataColors.IGNORED;
        };
    }

    static Symbol symbol(Change change) {
        return switch (change) {
            case SAME -> Symbol.DISC;
            case GAINED -> Symbol.TRIANGLE_UP;
            case LOST -> Symbol.TRIANGLE_DOWN;
            case MOVED -> Symbol.DIAMOND;
            case OTHER_REASON -> Symbol.CROSS;
        };
    }

    static int color(Change change) {
        return switch (change) {
            case SAME -> DataColors.IGNORED;
            case GAINED -> DataColors.diverging(1);
            case LOST -> DataColors.diverging(-1);
            case MOVED -> DataColors.PREDICTION;
            case OTHER_REASON -> DataColors.CANDIDATE;
        };
    }

    static Stamp stamp(OverlayContext c, int verdict) {
        Verdict v = Verdict.values()[verdict];
        return stamp(c, symbol(v), color(v));
    }

    static Stamp changeStamp(OverlayContext c, int change) {
        Change v = Change.values()[change];
        return stamp(c, symbol(v), color(v));
    }

    private static Stamp stamp(OverlayContext c, Symbol symbol, int argb) {
        double r = c.px(RADIUS);
        return new Stamp(2 * r + 2, (raster, x, y) -> draw(raster, symbol, x, y, r, c.px(1.4), argb));
    }

    private static void draw(Raster raster, Symbol symbol, double x, double y, double r, double line, int argb) {
        switch (symbol) {
            case CROSS -> {
                Marks.cross(raster, x, y, r + 1, line + 1.4, DataColors.HALO);
                Marks.cross(raster, x, y, r, line, argb);
            }
            case RING -> {
                Marks.ring(raster, x, y, r, line + 2, DataColors.HALO);
                Marks.ring(raster, x, y, r, line, argb);
            }
            default -> {
                Shape shape = Shape.valueOf(symbol.name());
                Marks.shape(raster, shape, x, y, r + 1.4, DataColors.HALO);
                Marks.shape(raster, shape, x, y, r, argb);
            }
        }
    }
}
