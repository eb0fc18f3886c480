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

    /**
     * The two neighbours each position along an axis mixes, and the weight of the second; positions before {@code from} and from
     * {@code to} on lie outside the image.
     */
    private record Axis(int[] first, int[] second, int[] weight, int from, int to) {
        static Axis of(int inputSize, int imageSize, double scale, double pad) {
            int from = (int) Math.clamp(Math.round(pad), 0, inputSize);
            int to = (int) Math.clamp(Math.round(pad) + Math.round(imageSize * scale), from, inputSize);
            Axis axis = new Axis(new int[inputSize], new int[inputSize], new int[inputSize], from, to);
            for (int i = from; i < to; i++) {
                double at = Math.clamp((i + 0.5 - pad) / scale - 0.5, 0, imageSize - 1);
                int low = (int) at;
                axis.first[i] = low;
                axis.second[i] = Math.min(low + 1, imageSize - 1);
                axis.weight[i] = (int) Math.round((at - low) * ONE);
            }
            return axis;
        }

        int size() {
            return first.length;
        }
    }

    /** The rows of a picture, each mixed along x: three planes R, G, B of 0…255 times {@code ONE}. The last two are remembered. */
    private static final class Rows {
        private final PixelImage image;
        private final Axis xs;
        private int[] upper;
        private int[] lower;
        private int upperRow = -1;
        private int lowerRow = -1;

        Rows(PixelImage image, Axis xs) {
            this.image = image;
            this.xs = xs;
            upper = new int[3 * xs.size()];
            lower = new int[3 * xs.size()];
        }

        /** Makes two rows of the picture ready; the second is the first or comes after it. */
        void move(int first, int second) {
            if (first == lowerRow) {
                int[] swapped = upper;
                upper = lower;
                lower = swapped;
                lowerRow = upperRow;
                upperRow = first;
            }
            upperRow = mix(upper, upperRow, first);
            lowerRow = mix(lower, lowerRow, second);
        }

        private int mix(int[] row, int is, int wanted) {
            if (is == wanted) {
                return wanted;
            }
            int[] argb = image.argb();
            int start = wanted * image.width();
            int width = xs.size();
            for (int x = xs.from; x < xs.to; x++) {
                int a = argb[start + xs.first[x]];
                int b = argb[start + xs.second[x]];
                int w = xs.weight[x];
                row[x] = (a >> 16 & 255) * (ONE - w) + (b >> 16 & 255) * w;
                row[width + x] = (a >> 8 & 255) * (ONE - w) + (b >> 8 & 255) * w;
                row[2 * width + x] = (a & 255) * (ONE - w) + (b & 255) * w;
            }
            return wanted;
        }
    }

    private ImageTensor() {
    }

    /** The input tensor of a picture fitted by the given letterbox. */
    static float[] of(PixelImage image, Letterbox box, ModelCard card) {
        float[] out = new float[3 * box.inputWidth() * box.inputHeight()];
        fill(out, image, box, card);
        return out;
    }

    /** The same into an array of that size, whatever it held before. */
    static void fill(float[] out, PixelImage image, Letterbox box, ModelCard card) {
        int width = box.inputWidth();
        int plane = width * box.inputHeight();
        Axis xs = Axis.of(width, image.width(), box.scaleX(), box.padX());
        Axis ys = Axis.of(box.inputHeight(), image.height(), box.scaleY(), box.padY());
        Rows rows = new Rows(image, xs);
        boolean padded = xs.to - xs.from < width || ys.to - ys.from < ys.size();
        for (int colour = 0; colour < 3; colour++) {
            int channel = card.order() == ChannelOrder.RGB ? colour : 2 - colour;
            if (padded) {
                Arrays.fill(out, channel * plane, (channel + 1) * plane, (card.padding() - mean(card, channel)) / std(card, channel));
            }
        }
        for (int y = ys.from; y < ys.to; y++) {
            rows.move(ys.first[y], ys.second[y]);
            for (int colour = 0; colour < 3; colour++) {
                int channel = card.order() == ChannelOrder.RGB ? colour : 2 - colour;
                scale(rows, colour * width, ys.weight[y], out, channel * plane + y * width, mean(card, channel), std(card, channel));
            }
        }
    }

    private static void scale(Rows rows, int colour, int weight, float[] out, int start, float mean, float std) {
        int[] upper = rows.upper;
        int[] lower = rows.lower;
        for (int x = rows.xs.from; x < rows.xs.to; x++) {
            out[start + x] = ((upper[colour + x] * (ONE - weight) + lower[colour + x] * weight + HALF >>> 2 * BITS) - mean) / std;
        }
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
        Arrays.fill(out, (byte) padding);
        Axis xs = Axis.of(width, image.width(), box.scaleX(), box.padX());
        Axis ys = Axis.of(box.inputHeight(), image.height(), box.scaleY(), box.padY());
        Rows rows = new Rows(image, xs);
        for (int y = ys.from; y < ys.to; y++) {
            rows.move(ys.first[y], ys.second[y]);
            int weight = ys.weight[y];
            for (int colour = 0; colour < 3; colour++) {
                for (int x = xs.from; x < xs.to; x++) {
                    int at = colour * width + x;
                    out[colour * plane + y * width + x] =
                            (byte) (rows.upper[at] * (ONE - weight) + rows.lower[at] * weight + HALF >>> 2 * BITS);
                }
            }
        }
        return out;
    }

    private static float mean(ModelCard card, int channel) {
        return card.mean().get(channel).floatValue();
    }

    private static float std(ModelCard card, int channel) {
        return card.std().get(channel).floatValue();
    }
}
