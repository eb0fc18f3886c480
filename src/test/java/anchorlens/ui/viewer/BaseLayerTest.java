package anchorlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.geometry.PixelImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaseLayerTest {
    private static final int BACKGROUND = 0xFF102030;

    private static PixelImage checkers(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> (i % width + i / width) % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
        return new PixelImage(width, height, argb);
    }

    private static PixelImage colours(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> 0xFF000000 | i * 40503 & 0xFFFFFF);
        return new PixelImage(width, height, argb);
    }

    @Test
    void atFullSizeEveryPixelIsTheImages() {
        PixelImage image = colours(30, 20);
        int[] frame = new BaseLayer().paint(image, new Viewport(30, 20, 50, 40, 1, 10, 5), BACKGROUND);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 50; x++) {
                boolean inside = x >= 10 && x < 40 && y >= 5 && y < 25;
                assertThat(frame[y * 50 + x]).isEqualTo(inside ? image.pixel(x - 10, y - 5) : BACKGROUND);
            }
        }
    }

    @Test
    void enlargedPixelsAreCrispSquares() {
        PixelImage image = colours(6, 5);
        int[] frame = new BaseLayer().paint(image, new Viewport(6, 5, 60, 50, 8, -12, 4), BACKGROUND);
        for (int y = 4; y < 44; y++) {
            for (int x = 0; x < 36; x++) {
                assertThat(frame[y * 60 + x]).isEqualTo(image.pixel((x + 12) / 8, (y - 4) / 8));
            }
        }
        assertThat(frame[3 * 60]).isEqualTo(BACKGROUND);
        assertThat(frame[4 * 60 + 36]).isEqualTo(BACKGROUND);
    }

    @Test
    void fineTextureBecomesItsMeanWhenReduced() {
        for (double scale : new double[] {0.5, 0.3, 0.125, 1.0 / 32}) {
            Viewport v = new Viewport(800, 600, (int) (800 * scale), (int) (600 * scale), scale, 0, 0);
            int[] frame = new BaseLayer().paint(checkers(800, 600), v, BACKGROUND);
            for (int p : frame) {
                assertThat(p & 0xFF).as("at %s", scale).isBetween(126, 129);
                assertThat(p >>> 24).isEqualTo(0xFF);
            }
        }
    }

    @Test
    void reducedPicturesKeepTheirPlace() {
        int[] argb = new int[400 * 400];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i % 400 < 200 ? 0xFF000000 : 0xFFFFFFFF;
        }
        for (double scale : new double[] {0.9, 0.5, 0.4, 0.25, 0.11}) {
            int extent = (int) (400 * scale);
            int[] frame = new BaseLayer().paint(new PixelImage(400, 400, argb), new Viewport(400, 400, extent, extent, scale, 0, 0),
                    BACKGROUND);
            int edge = 0;
            while ((frame[edge] & 0xFF) < 128) {
                edge++;
            }
            assertThat(Math.abs(edge - 200 * scale)).as("at %s", scale).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void oddSizesAndExtremeViewsHoldTogether() {
        for (Viewport v : new Viewport[] {new Viewport(7, 3, 20, 20, 0.2, 3.3, 4.4), new Viewport(7, 3, 20, 20, 64, -100, -50),
            new Viewport(7, 3, 20, 20, 0.04, 3, 3), new Viewport(7, 3, 20, 20, 1, 19, 19)}) {
            assertThat(new BaseLayer().paint(colours(7, 3), v, BACKGROUND)).hasSize(400);
        }
    }

    @Test
    void paintsAnewOnlyWhenSomethingChanged() {
        BaseLayer layer = new BaseLayer();
        PixelImage image = colours(40, 40);
        Viewport v = new Viewport(40, 40, 40, 40, 1, 0, 0);
        int[] frame = layer.paint(image, v, BACKGROUND);
        frame[0] = 1;
        assertThat(layer.paint(image, v, BACKGROUND)[0]).isEqualTo(1);
        assertThat(layer.paint(image, new Viewport(40, 40, 40, 40, 1, -1, 0), BACKGROUND)[0]).isEqualTo(image.pixel(1, 0));
        assertThat(layer.paint(colours(40, 40), v, BACKGROUND)[0]).isEqualTo(image.pixel(0, 0));
    }
}
