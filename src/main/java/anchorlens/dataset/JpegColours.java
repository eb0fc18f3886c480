package anchorlens.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Colour JPEGs as OpenCV, Pillow and with them training pipelines see them: luma and colour differences turned into red, green
 * and blue by libjpeg's whole numbers, without the colour management that Java's readers apply where a file has a colour
 * profile; colours stored at half the height enlarged by a triangle filter, where Java repeats each row.
 *
 * <p><strong>Source:</strong> libjpeg 6b {@code jdcolor.c}; libjpeg-turbo {@code jdsample.c}: h1v2 fancy upsampling.
 */
final class JpegColours {
    private static final int BYTE = 0xFF;
    private static final int MIDDLE = 128;
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int RED_OF_CR = fixed(1.402);
    private static final int BLUE_OF_CB = fixed(1.772);
    private static final int GREEN_OF_CB = -fixed(0.34414);
    private static final int GREEN_OF_CR = -fixed(0.71414);

    private JpegColours() {
    }

    private static int fixed(double x) {
        return (int) (x * (1 << BITS) + 0.5);
    }

    /** The picture of a raster of Y, Cb, Cr at full size, as Java's reader gives it. */
    static BufferedImage picture(Raster ycc, JpegFrame.Colours colours) {
        int width = ycc.getWidth();
        int height = ycc.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] rgb = ((DataBufferInt) out.getRaster().getDataBuffer()).getData();
        Line line = new Line(width);
        Line other = new Line(width);
        for (int y = 0; y < height; y++) {
            line.read(ycc, y);
            if (colours == JpegFrame.Colours.YCC_HALF_HEIGHT) {
                int neighbour = y % 2 == 0 ? y - 1 : y + 1;
                if (neighbour >= 0 && neighbour < height) {
                    other.read(ycc, neighbour);
                    line.mix(other, y % 2 == 0 ? 1 : 2);
                }
            }
            line.write(rgb, y * width);
        }
        return out;
    }

    /** One row, a component an array: loops over plain arrays are what compilers make vector instructions of. */
    private static final class Line {
        private final int[] luma;
        private final int[] blue;
        private final int[] red;
        private final int[] samples;

        Line(int width) {
            luma = new int[width];
            blue = new int[width];
            red = new int[width];
            samples = new int[3 * width];
        }

        void read(Raster ycc, int y) {
            if (ycc.getDataBuffer() instanceof DataBufferByte bytes && bytes.getNumBanks() == 1
                    && ycc.getSampleModel() instanceof PixelInterleavedSampleModel model && model.getNumBands() == 3) {
                read(bytes.getData(), bytes.getOffset() + model.getOffset(-ycc.getSampleModelTranslateX() + ycc.getMinX(),
                        -ycc.getSampleModelTranslateY() + ycc.getMinY() + y), model);
                return;
            }
            ycc.getPixels(ycc.getMinX(), ycc.getMinY() + y, luma.length, 1, samples);
            for (int x = 0; x < luma.length; x++) {
                luma[x] = samples[3 * x];
                blue[x] = samples[3 * x + 1];
                red[x] = samples[3 * x + 2];
            }
        }

        /** @param first index of the first band of the row's first pixel */
        private void read(byte[] data, int first, PixelInterleavedSampleModel model) {
            int step = model.getPixelStride();
            int toBlue = model.getBandOffsets()[1] - model.getBandOffsets()[0];
            int toRed = model.getBandOffsets()[2] - model.getBandOffsets()[0];
            for (int x = 0, at = first; x < luma.length; x++, at += step) {
                luma[x] = data[at] & BYTE;
                blue[x] = data[at + toBlue] & BYTE;
                red[x] = data[at + toRed] & BYTE;
            }
        }

        /** Three parts of the nearer row of colours, which is this one, and one of the farther. */
        void mix(Line far, int rounding) {
            for (int x = 0; x < luma.length; x++) {
                blue[x] = 3 * blue[x] + far.blue[x] + rounding >> 2;
                red[x] = 3 * red[x] + far.red[x] + rounding >> 2;
            }
        }

        void write(int[] rgb, int first) {
            for (int x = 0; x < luma.length; x++) {
                int cb = blue[x] - MIDDLE;
                int cr = red[x] - MIDDLE;
                int r = luma[x] + (RED_OF_CR * cr + HALF >> BITS);
                int g = luma[x] + (GREEN_OF_CB * cb + GREEN_OF_CR * cr + HALF >> BITS);
                int b = luma[x] + (BLUE_OF_CB * cb + HALF >> BITS);
                rgb[first + x] = Math.min(Math.max(r, 0), BYTE) << 16 | Math.min(Math.max(g, 0), BYTE) << 8 | Math.min(Math.max(b, 0), BYTE);
            }
        }
    }
}
