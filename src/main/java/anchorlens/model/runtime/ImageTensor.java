package anchorlens.model.runtime;

import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelCard;
import java.util.Arrays;

/**
 * Turns a picture into a network's input {@code [3 × height × width]}, channel by channel, row by row.
 *
 * <ol>
 * <li>Each input pixel's middle is carried into the image by the {@link Letterbox}, and the four image pixels around it
 *     are weighted by distance (bilinear, half-pixel centres, edges repeated), rounded to a whole number 0…255.
 * <li>Pixels outside the fitted image become the card's grey.
 * <li>{@code (v − mean) / std} in 32-bit floats.
 * </ol>
 *
 * <p>A large reduction samples sparsely, without averaging over the pixels between: this is what NanoDet's and
 * PicoDet's own deployments do (OpenCV's INTER_LINEAR), so the network sees the same picture as there.
 */
public final class ImageTensor {
    private static final int BITS = 11;
    private static final int ONE = 1 << BITS;
    private static final int HALF = 1 << (2 * BITS - 1);

    /** The two neighbours each position along an axis mixes: index of the first (−1 outside), weight of the second. */
    private record Axis(int[] first, int[] second, int[] weight) {
        static Axis of(int inputSize, int imageSize, double scale, double pad) {
            Axis axis = new Axis(new int[inputSize], new int[inputSize], new int[inputSize]);
            long end = Math.round(pad) + Math.round(imageSize * scale);
            for (int i = 0; i < inputSize; i++) {
                double at = Math.clamp((i + 0.5 - pad) / scale - 0.5, 0, imageSize - 1);
                int low = (int) at;
                axis.first[i] = i >= Math.round(pad) && i < end ? low : -1;
                axis.second[i] = Math.min(low + 1, imageSize - 1);
                axis.weight[i] = (int) Math.round((at - low) * ONE);
            }
            return axis;
        }
    }

    private ImageTensor() {
    }

    /** The input tensor of a picture fitted by the given letterbox. */
    static float[] of(PixelImage image, Letterbox box, ModelCard card) {
        int width = box.inputWidth();
        int height = box.inputHeight();
        int plane = width * height;
        float[] out = new float[3 * plane];
        float[][] tables = {table(card, 0), table(card, 1), table(card, 2)};
        int red = card.order() == ChannelOrder.RGB ? 0 : 2;
        Axis xs = Axis.of(width, image.width(), box.scaleX(), box.padX());
        Axis ys = Axis.of(height, image.height(), box.scaleY(), box.padY());
        int[] row = new int[3 * width];
        for (int y = 0; y < height; y++) {
            mixRow(image, xs, ys, y, row, card.padding());
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                out[red * plane + at] = tables[red][row[3 * x]];
                out[plane + at] = tables[1][row[3 * x + 1]];
                out[(2 - red) * plane + at] = tables[2 - red][row[3 * x + 2]];
            }
        }
        return out;
    }

    /**
     * The same picture before its numbers are scaled: planes R, G, B of unsigned bytes, {@code [3 × height × width]}.
     *
     * @param padding grey level around an image whose aspect ratio is kept
     */
    public static byte[] planes(PixelImage image, Letterbox box, int padding) {
        int width = box.inputWidth();
        int plane = width * box.inputHeight();
        byte[] out = new byte[3 * plane];
        Axis xs = Axis.of(width, image.width(), box.scaleX(), box.padX());
        Axis ys = Axis.of(box.inputHeight(), image.height(), box.scaleY(), box.padY());
        int[] row = new int[3 * width];
        for (int y = 0; y < box.inputHeight(); y++) {
            mixRow(image, xs, ys, y, row, padding);
            for (int i = 0; i < row.length; i++) {
                out[i % 3 * plane + y * width + i / 3] = (byte) row[i];
            }
        }
        return out;
    }

    /** One row of the resized picture as R, G, B in 0…255. */
    private static void mixRow(PixelImage image, Axis xs, Axis ys, int y, int[] row, int padding) {
        if (ys.first[y] < 0) {
            Arrays.fill(row, padding);
            return;
        }
        int[] argb = image.argb();
        int top = ys.first[y] * image.width();
        int bottom = ys.second[y] * image.width();
        int wy = ys.weight[y];
        for (int x = 0; x < xs.first.length; x++) {
            int x0 = xs.first[x];
            if (x0 < 0) {
                row[3 * x] = padding;
                row[3 * x + 1] = padding;
                row[3 * x + 2] = padding;
                continue;
            }
            int x1 = xs.second[x];
            int wx = xs.weight[x];
            int a = argb[top + x0];
            int b = argb[top + x1];
            int c = argb[bottom + x0];
            int d = argb[bottom + x1];
            row[3 * x] = mix(a >> 16 & 255, b >> 16 & 255, c >> 16 & 255, d >> 16 & 255, wx, wy);
            row[3 * x + 1] = mix(a >> 8 & 255, b >> 8 & 255, c >> 8 & 255, d >> 8 & 255, wx, wy);
            row[3 * x + 2] = mix(a & 255, b & 255, c & 255, d & 255, wx, wy);
        }
    }

    private static int mix(int a, int b, int c, int d, int wx, int wy) {
        int above = a * (ONE - wx) + b * wx;
        int below = c * (ONE - wx) + d * wx;
        return above * (ONE - wy) + below * wy + HALF >>> 2 * BITS;
    }

    private static float[] table(ModelCard card, int channel) {
        float[] table = new float[256];
        float m = card.mean().get(channel).floatValue();
        float s = card.std().get(channel).floatValue();
        for (int v = 0; v < table.length; v++) {
            table[v] = (v - m) / s;
        }
        return table;
    }
}
