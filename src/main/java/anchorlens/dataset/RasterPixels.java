package anchorlens.dataset;

import anchorlens.geometry.PixelImage;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/**
 * Takes pixels out of a decoded picture as training pipelines see them: samples as stored, without colour management,
 * the upper eight bits of sixteen, what is transparent on white.
 */
final class RasterPixels {
    private static final int OPAQUE = 0xFF000000;

    private RasterPixels() {
    }

    /** @param image given away by the caller */
    static PixelImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (isPacked(image)) {
            return new PixelImage(width, height, opaque(((DataBufferInt) image.getRaster().getDataBuffer()).getData()));
        }
        int[] argb = new int[width * height];
        if (hasPlainSamples(image)) {
            copySamples(image.getRaster(), image.getColorModel(), argb);
        } else {
            image.getRGB(0, 0, width, height, argb, 0, width);
            for (int i = 0; i < argb.length; i++) {
                argb[i] = onWhite(argb[i] >>> 24, argb[i] >> 16 & 0xFF, argb[i] >> 8 & 0xFF, argb[i] & 0xFF);
            }
        }
        return new PixelImage(width, height, argb);
    }

    /** True where each pixel is 0x00RRGGBB in one array. */
    private static boolean isPacked(BufferedImage image) {
        return image.getType() == BufferedImage.TYPE_INT_RGB && image.getRaster().getDataBuffer().getSize() == image.getWidth() * image.getHeight();
    }

    private static int[] opaque(int[] rgb) {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] |= OPAQUE;
        }
        return rgb;
    }

    /** True for grey or RGB samples of 8 or 16 bits: read as they are; palettes and the rest are converted. */
    private static boolean hasPlainSamples(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int type = image.getRaster().getTransferType();
        boolean known = model instanceof ComponentColorModel
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT) && !model.isAlphaPremultiplied();
        int colours = model.getNumColorComponents();
        return known && (colours == 1 || colours == 3) && model.getComponentSize(0) >= 8;
    }

    private static void copySamples(Raster raster, ColorModel model, int[] argb) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int shift = model.getComponentSize(0) - 8;
        boolean grey = model.getNumColorComponents() == 1;
        int alphaBand = model.hasAlpha() ? bands - 1 : -1;
        int[] row = new int[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0, i = 0; x < width; x++, i += bands) {
                int red = row[i] >> shift;
                int green = grey ? red : row[i + 1] >> shift;
                int blue = grey ? red : row[i + 2] >> shift;
                int alpha = alphaBand < 0 ? 255 : row[i + alphaBand] >> shift;
                argb[y * width + x] = onWhite(alpha, red, green, blue);
            }
        }
    }

    private static int onWhite(int alpha, int red, int green, int blue) {
        if (alpha == 255) {
            return OPAQUE | red << 16 | green << 8 | blue;
        }
        int rest = 255 * (255 - alpha) + 127;
        return OPAQUE | (red * alpha + rest) / 255 << 16 | (green * alpha + rest) / 255 << 8
                | (blue * alpha + rest) / 255;
    }
}
