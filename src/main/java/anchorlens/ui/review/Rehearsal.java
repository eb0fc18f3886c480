package anchorlens.ui.review;

import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.Mode;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.PixelImage;
import anchorlens.task.CancellationToken;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.viewer.FramePainter;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Picked;
import anchorlens.ui.viewer.Viewport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Paints a made-up flag where nobody sees it. The machine compiles code only once it has run a while, and the first frames painted
 * on the window's thread would be several times slower than all later ones; run elsewhere beforehand, this takes that while.
 */
final class Rehearsal {
    private static final int SIDE = 320;
    private static final int FRAMES = 40;
    private static final int POINTS = 160;

    private Rehearsal() {
    }

    /** Takes some tenths of a second of a processor. Touches nothing that is shown. */
    static void run(CancellationToken cancel) {
        Box box = new Box(60, 60, 260, 260);
        Box other = new Box(60, 60, 290, 260);
        List<EdgeDensity> densities = Arrays.stream(Edge.values()).map(e -> hill(e, box.edge(e))).toList();
        ReviewOverlay overlay = new ReviewOverlay();
        overlay.setScene(new BoxScene(Optional.of(box), Optional.of(other), "", Optional.empty(), Optional.empty(), Set.of(Edge.RIGHT),
                densities, List.of(new Box(10, 10, 40, 50)), Optional.empty(), ""));
        PixelImage pixels = new PixelImage(SIDE, SIDE, new int[SIDE * SIDE]);
        OpenedImage image = new OpenedImage(new ImageRecord(0, "", Path.of(""), SIDE, SIDE, List.of()), pixels, List.of(), List.of());
        FramePainter painter = new FramePainter(List.of(overlay));
        for (int i = 0; i < FRAMES && !cancel.isCancelled(); i++) {
            Viewport view = Viewport.fit(SIDE, SIDE, SIDE + i, SIDE);
            painter.paint(new OverlayContext(image, null, List.of(), view, Picked.NOTHING, new DisplayOptions(), 1), 0);
        }
    }

    private static EdgeDensity hill(Edge edge, double at) {
        double[] positions = new double[POINTS];
        double[] density = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double off = (i - POINTS / 2.0) / 3;
            positions[i] = at + off;
            density[i] = i == 0 || i == POINTS - 1 ? 0 : Math.exp(-off * off / 50) / 12.5;
        }
        return new EdgeDensity(edge, positions, density, at, List.of(new Mode(at, 0.7, 1, 5), new Mode(at + 12, 0.3, 0.2, 5)));
    }
}
