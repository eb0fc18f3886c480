package anchorlens.ui.viewer;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import java.util.List;

/** Goes through the priors in view, level by level, by index arithmetic on the grids; hidden levels are left out. */
public final class PriorWalk {
    /** Sees a prior, its level (−1 without levels) and its centre in device pixels of the view. */
    public interface Visitor {
        void visit(int prior, int level, double x, double y);
    }

    private PriorWalk() {
    }

    /** Visits every prior whose centre lies in the view or at most {@code margin} device pixels outside. */
    public static void inView(OverlayContext c, double margin, Visitor visitor) {
        inRectangle(c, -margin, -margin, c.viewport().viewWidth() + margin, c.viewport().viewHeight() + margin, visitor);
    }

    /** Visits every prior whose centre lies in a rectangle of the view. */
    public static void inRectangle(OverlayContext c, double x1, double y1, double x2, double y2, Visitor visitor) {
        if (c.result().isEmpty()) {
            return;
        }
        Priors priors = c.result().get().input().priors();
        List<FeatureLevel> levels = priors.levels();
        for (FeatureLevel level : levels) {
            if (c.options().isLevelShown(level.index())) {
                walk(c, priors, level, x1, y1, x2, y2, visitor);
            }
        }
        for (int i = 0; levels.isEmpty() && i < priors.count(); i++) {
            double x = c.viewX(priors.centerX(i));
            double y = c.viewY(priors.centerY(i));
            if (x >= x1 && x <= x2 && y >= y1 && y <= y2) {
                visitor.visit(i, -1, x, y);
            }
        }
    }

    private static void walk(OverlayContext c, Priors priors, FeatureLevel level, double x1, double y1, double x2, double y2,
                             Visitor visitor) {
        double originX = c.viewX(priors.centerX(level.firstPrior()));
        double originY = c.viewY(priors.centerY(level.firstPrior()));
        double stepX = level.stride() * c.inputScaleX();
        double stepY = level.stride() * c.inputScaleY();
        int fromCol = first(x1, originX, stepX);
        int toCol = end(x2, originX, stepX, level.cols());
        int toRow = end(y2, originY, stepY, level.rows());
        for (int row = first(y1, originY, stepY); row < toRow; row++) {
            double y = originY + row * stepY;
            int prior = level.prior(row, fromCol, 0);
            for (int col = fromCol; col < toCol; col++) {
                double x = originX + col * stepX;
                for (int a = 0; a < level.priorsPerCell(); a++) {
                    visitor.visit(prior++, level.index(), x, y);
                }
            }
        }
    }

    private static int first(double from, double origin, double step) {
        return (int) Math.max(0, Math.ceil((from - origin) / step));
    }

    private static int end(double to, double origin, double step, int count) {
        return (int) Math.min(count, Math.floor((to - origin) / step) + 1);
    }
}
