package anchorlens.ui.viewer;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleRole;

/** What the picture is to someone without a mouse or without seeing it: moved and selected by steps, and told in words. */
final class CanvasKeys {
    private static final double SHARE = 0.15;

    private final Strings strings = Strings.beside(CanvasKeys.class);
    private final ImageCanvas canvas;

    CanvasKeys(ImageCanvas canvas) {
        this.canvas = canvas;
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        InvalidationListener tell = o -> tell();
        canvas.imageProperty().addListener(tell);
        canvas.resultProperty().addListener(tell);
        canvas.selection().priorProperty().addListener(tell);
        canvas.selection().gtProperty().addListener(tell);
        tell();
    }

    /** Moves the view by a share of it. */
    void pan(int dx, int dy) {
        Viewport view = canvas.viewportProperty().get();
        if (view != null) {
            canvas.setViewport(view.pan(-dx * SHARE * view.viewWidth(), -dy * SHARE * view.viewHeight()));
        }
    }

    /** Selects the prior of the next cell of the same level, and keeps it in view; the one nearest to the middle of the view where none is selected. */
    void selectPrior(int dx, int dy) {
        RunResult r = canvas.resultProperty().get();
        if (r == null || canvas.viewportProperty().get() == null) {
            return;
        }
        Priors priors = r.input().priors();
        int prior = canvas.selection().priorProperty().get();
        int level = prior < 0 || prior >= priors.count() ? -1 : priors.levelOf(prior);
        if (level < 0) {
            canvas.selection().priorProperty().set(nearestToMiddle(r));
            return;
        }
        FeatureLevel grid = priors.levels().get(level);
        int row = Math.clamp(grid.row(prior) + dy, 0, grid.rows() - 1);
        int col = Math.clamp(grid.col(prior) + dx, 0, grid.cols() - 1);
        int next = grid.prior(row, col, (prior - grid.firstPrior()) % grid.priorsPerCell());
        canvas.selection().priorProperty().set(next);
        reveal(r, next);
    }

    /** Keys cannot point at what is out of sight, so the view follows; a view of the whole image stays as it is. */
    private void reveal(RunResult r, int prior) {
        Viewport view = canvas.viewportProperty().get();
        if (!view.isFit()) {
            canvas.setViewport(view.reveal(r.letterbox().toImageX(r.input().priors().centerX(prior)),
                    r.letterbox().toImageY(r.input().priors().centerY(prior))));
        }
    }

    private int nearestToMiddle(RunResult r) {
        Viewport view = canvas.viewportProperty().get();
        double x = r.letterbox().toInputX(view.toImageX(view.viewWidth() / 2.0));
        double y = r.letterbox().toInputY(view.toImageY(view.viewHeight() / 2.0));
        Priors priors = r.input().priors();
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < priors.count(); i++) {
            double distance = Math.hypot(priors.centerX(i) - x, priors.centerY(i) - y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private void tell() {
        var image = canvas.imageProperty().get();
        RunResult r = canvas.resultProperty().get();
        if (image == null) {
            canvas.setAccessibleText(strings.get("name.empty"));
            return;
        }
        StringBuilder words = new StringBuilder(strings.get("name", image.record().name(), Integer.toString(image.annotations().size())));
        if (r != null && r.request().image() == image) {
            words.append(", ").append(strings.get("name.positives", Words.count(r.summary().positives())));
            int gt = canvas.selection().gtProperty().get();
            int prior = canvas.selection().priorProperty().get();
            if (gt >= 0 && gt < r.annotationOf().length) {
                words.append(", ").append(strings.get("name.object", Words.object(r, gt)));
            }
            if (prior >= 0 && prior < r.input().priors().count()) {
                words.append(", ").append(strings.get("name.prior", Words.prior(r, prior)));
            }
        }
        canvas.setAccessibleText(words.toString());
    }
}
