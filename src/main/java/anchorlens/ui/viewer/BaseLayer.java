package anchorlens.ui.viewer;

import anchorlens.geometry.PixelImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The photo as it lies in a viewport, without overlays; kept until the image, the viewport or the background changes.
 *
 * <p>From 100 % on every image pixel is a crisp square (nearest neighbour). Below, the picture is averaged down by halves
 * to the last size above the wanted one and read bilinearly there, so that fine texture does not flicker while zooming.
 * Coordinates are exact on every step: a pixel of halving k covers {@code 2^k × 2^k} image pixels. Not thread-safe.
 */
public final class BaseLayer {
    private PixelImage image;
    private Viewport viewport;
    private int background;
    private int[] frame = new int[0];
    private final List<PixelImage> halvings = new ArrayList<>();

    /** The frame, {@code viewWidth · viewHeight} opaque numbers, not to be written to. */
    public int[] paint(PixelImage newImage, Viewport newViewport, int newBackground) {
        if (newImage == image && newBackground == background && newViewport.equals(viewport)) {
            return frame;
        }
        if (newImage != image) {
            halvings.clear();
            halvings.add(newImage);
        }
        image = newImage;
        viewport = newViewport;
        background = newBackground;
        int size = viewport.viewWidth() * viewport.viewHeight();
        if (frame.length != size) {
            frame = new int[size];
        }
        draw();
        return frame;
    }

    private void draw() {
        int left = edge(viewport.toViewX(0), viewport.viewWidth());
        int right = edge(viewport.toViewX(image.width()), viewport.viewWidth());
        int top = edge(viewport.toViewY(0), viewport.viewHeight());
        int bottom = edge(viewport.toViewY(image.height()), viewport.viewHeight());
        if (left > 0 || top > 0 || right < viewport.viewWidth() || bottom < viewport.viewHeight()) {
            Arrays.fill(frame, background);
        }
        if (viewport.scale() >= 1) {
            drawNearest(left, top, right, bottom);
        } else {
            drawReduced(left, top, right, bottom);
        }
    }

    /** The first view pixel whose middle lies at or beyond a coordinate. */
    private static int edge(double coordinate, int extent) {
        return (int) Math.clamp(Math.ceil(coordinate - 0.5), 0, extent);
    }

    private void drawNearest(int left, int top, int right, int bottom) {
        int[] column = new int[Math.max(0, right - left)];
        for (int x = left; x < right; x++) {
            column[x - left] = Math.clamp((int) viewport.toImageX(x + 0.5), 0, image.width() - 1);
        }
        int[] source = image.argb();
        int width = viewport.viewWidth();
        int drawnRow = -1;
        for (int y = top; y < bottom; y++) {
            int row = Math.clamp((int) viewport.toImageY(y + 0.5), 0, image.height() - 1);
            int at = y * width + left;
            if (row == drawnRow) {
                System.arraycopy(frame, at - width, frame, at, column.length);
                continue;
            }
            int from = row * image.width();
            for (int i = 0; i < column.length; i++) {
                frame[at + i] = source[from + column[i]];
            }
            drawnRow = row;
        }
    }

    private void drawReduced(int left, int top, int right, int bottom) {
        int level = (int) Math.floor(-Math.log(viewport.scale()) / Math.log(2) + 1e-9);
        PixelImage source = halving(level);
        double cell = 1 << level;
        int n = Math.max(0, right - left);
        int[] column = new int[n];
        int[] next = new int[n];
        int[] weight = new int[n];
        for (int i = 0; i < n; i++) {
            double u = Math.clamp(viewport.toImageX(left + i + 0.5) / cell - 0.5, 0.0, source.width() - 1.0);
            column[i] = (int) u;
            next[i] = Math.min(column[i] + 1, source.width() - 1);
            weight[i] = (int) ((u - column[i]) * 256);
        }
        int[] mixed = new int[source.width()];
        int firstColumn = n == 0 ? 0 : column[0];
        int lastColumn = n == 0 ? 0 : next[n - 1];
        int[] pixels = source.argb();
        for (int y = top; y < bottom; y++) {
            double v = Math.clamp(viewport.toImageY(y + 0.5) / cell - 0.5, 0.0, source.height() - 1.0);
            int row = (int) v;
            int upper = row * source.width();
            int lower = Math.min(row + 1, source.height() - 1) * source.width();
            int w = (int) ((v - row) * 256);
            for (int x = firstColumn; x <= lastColumn; x++) {
                mixed[x] = Raster.blend(pixels[upper + x], pixels[lower + x], w);
            }
            int at = y * viewport.viewWidth() + left;
            for (int i = 0; i < n; i++) {
                frame[at + i] = Raster.blend(mixed[column[i]], mixed[next[i]], weight[i]);
            }
        }
    }

    /** The image halved {@code level} times, made when first asked for; the last one stays where nothing is left to halve. */
    private PixelImage halving(int level) {
        while (halvings.size() <= level) {
            halvings.add(halve(halvings.getLast()));
        }
        return halvings.get(level);
    }

    private static PixelImage halve(PixelImage from) {
        int width = Math.ceilDiv(from.width(), 2);
        int height = Math.ceilDiv(from.height(), 2);
        int[] in = from.argb();
        int[] out = new int[width * height];
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * from.width();
            int lower = Math.min(2 * y + 1, from.height() - 1) * from.width();
            for (int x = 0; x < width; x++) {
                int a = 2 * x;
                int b = Math.min(a + 1, from.width() - 1);
                out[y * width + x] = mean(in[upper + a], in[upper + b], in[lower + a], in[lower + b]);
            }
        }
        return new PixelImage(width, height, out);
    }

    private static int mean(int a, int b, int c, int d) {
        int rb = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
        int g = (a >> 8 & 0xFF) + (b >> 8 & 0xFF) + (c >> 8 & 0xFF) + (d >> 8 & 0xFF) + 2;
        return 0xFF000000 | rb >>> 2 & 0xFF00FF | (g >>> 2) << 8;
    }
}
