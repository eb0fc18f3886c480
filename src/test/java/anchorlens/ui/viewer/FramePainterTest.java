package anchorlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.dataset.OpenedImage;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.workbench.RunResult;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramePainterTest {
    private static final int W = 700;
    private static final int H = 500;

    private final OpenedImage image = PictureFixture.image();
    private final RunResult result = PictureFixture.result(image);
    private final DisplayOptions options = new DisplayOptions();
    private Viewport viewport = Viewport.fit(640, 480, W, H);

    private OverlayContext context(int selected, int hovered, double ratio) {
        return new OverlayContext(image, result, PictureFixture.CATEGORIES, viewport, new Picked(selected, -1, hovered), options, ratio);
    }

    private int[] whole(OverlayContext c) {
        return new FramePainter(Overlays.all()).paint(c, 0xFF000000);
    }

    /** Wherever the mouse goes, on priors that are selected, off the grid and at the edges, with and without anchor boxes. */
    @Test
    void aPatchIsWhatAWholeFrameHasThere() {
        int priors = result.input().priors().count();
        Random random = new Random(5);
        for (boolean anchors : new boolean[]{false, true}) {
            options.shownProperty(Layer.PRIORS).set(anchors);
            for (double ratio : new double[]{1, 1.5}) {
                FramePainter painter = new FramePainter(Overlays.all());
                int[] frame = new int[W * H];
                int before = 17;
                int selected = priors / 3;
                painter.paint(context(selected, before, ratio), 0xFF000000, frame, LabelSink.NONE);
                for (int step = 0; step < 25; step++) {
                    int now = step % 6 == 5 ? -1 : step % 6 == 4 ? selected : random.nextInt(priors);
                    Patch patch = painter.repaint(context(selected, now, ratio), before, frame);
                    assertThat(frame).as("from %d to %d", before, now).isEqualTo(whole(context(selected, now, ratio)));
                    assertThat(patch.x2()).isLessThanOrEqualTo(W);
                    before = now;
                }
            }
        }
    }

    @Test
    void betweenNeighboursThePatchIsSmallAndWhereNothingChangesEmpty() {
        FramePainter painter = new FramePainter(Overlays.all());
        int[] frame = new int[W * H];
        painter.paint(context(-1, 3240, 1), 0xFF000000, frame, LabelSink.NONE);
        Patch patch = painter.repaint(context(-1, 3241, 1), 3240, frame);
        assertThat(patch.width() * patch.height()).isPositive().isLessThan(W * H / 50);
        painter.repaint(context(-1, -1, 1), 3241, frame);
        assertThat(painter.repaint(context(-1, -1, 1), -1, frame).isEmpty()).isTrue();
    }
}
