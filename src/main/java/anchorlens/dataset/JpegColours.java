package anchorlens.dataset;

import java.awt.image.BufferedImage;
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
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int RED_OF_CR = fixed(1.402);
    private static final int BLUE_OF_CB = fixed(1.772);
    private static final int GREEN_OF_CB = -fixed(0.34414);
    private static final int GREEN_OF_CR = -fixed(0.71414);

    /** What a JPEG holds: luma and two colour differences at full height or at half of it, or something else. */
    enum Kind {
        YCC, YCC_HALF_HEIGHT, OTHER
    }

    private JpegColours() {
    }

    private static int fixed(double x) {
        return (int) (x * (1 << BITS) + 0.5);
    }

    /** What the bytes of a file hold, by their first frame header. */
    static Kind kind(byte[] b) {
        if (b.length < 4 || (b[0] & BYTE) != BYTE || (b[1] & BYTE) != 0xD8) {
            return Kind.OTHER;
        }
        for (int at = 2; at + 9 < b.length && (b[at] & BYTE) == BYTE;) {
            int marker = b[at + 1] & BYTE;
            int length = (b[at + 2] & BYTE) << 8 | b[at + 3] & BYTE;
            boolean adobe = marker == 0xEE && length >= 14 && b[at + 4] == 'A' && b[at + 5] == 'd';
            if (adobe && at + 15 < b.length && b[at + 15] != 1) {
                return Kind.OTHER;
            } else if (marker >= 0xC0 && marker <= 0xC2) {
                return ofFrame(b, at + 4);
            }
            at += marker == BYTE ? 1 : 2 + length;
        }
        return Kind.OTHER;
    }

    private static Kind ofFrame(byte[] b, int at) {
        boolean three = at + 14 < b.length && b[at] == 8 && b[at + 5] == 3 && b[at + 6] != 'R';
        if (!three) {
            return Kind.OTHER;
        }
        return b[at + 7] == 0x12 && b[at + 10] == 0x11 && b[at + 13] == 0x11 ? Kind.YCC_HALF_HEIGHT : Kind.YCC;
    }

    /** The picture of a raster of Y, Cb, Cr at full size, as Java's reader gives it. */
    static BufferedImage picture(Raster ycc, Kind kind) {
        int width = ycc.getWidth();
        int height = ycc.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] line = new int[3 * width];
        int[] other = new int[3 * width];
        int[] rgb = new int[width];
        for (int y = 0; y < height; y++) {
            ycc.getPixels(ycc.getMinX(), ycc.getMinY() + y, width, 1, line);
            if (kind == Kind.YCC_HALF_HEIGHT) {
                int neighbour = y % 2 == 0 ? y - 1 : y + 1;
                if (neighbour >= 0 && neighbour < height) {
                    ycc.getPixels(ycc.getMinX(), ycc.getMinY() + neighbour, width, 1, other);
                    mix(line, other, y % 2 == 0 ? 1 : 2);
                }
            }
            for (int x = 0; x < width; x++) {
                rgb[x] = rgb(line[3 * x], line[3 * x + 1] - 128, line[3 * x + 2] - 128);
            }
            out.setRGB(0, y, width, 1, rgb, 0, width);
        }
        return out;
    }

    /** Three parts of the nearer row of colours and one of the farther. */
    private static void mix(int[] near, int[] far, int rounding) {
        for (int i = 0; i < near.length; i += 3) {
            near[i + 1] = 3 * near[i + 1] + far[i + 1] + rounding >> 2;
            near[i + 2] = 3 * near[i + 2] + far[i + 2] + rounding >> 2;
        }
    }

    private static int rgb(int y, int cb, int cr) {
        int r = y + (RED_OF_CR * cr + HALF >> BITS);
        int g = y + (GREEN_OF_CB * cb + GREEN_OF_CR * cr + HALF >> BITS);
        int b = y + (BLUE_OF_CB * cb + HALF >> BITS);
        return 0xFF000000 | Math.clamp(r, 0, 255) << 16 | Math.clamp(g, 0, 255) << 8 | Math.clamp(b, 0, 255);
    }
}
