package anchorlens.dataset;

import anchorlens.geometry.PixelImage;
import java.nio.file.Path;
import java.util.Arrays;

/** Small pictures for lists. */
public final class Thumbnails {
    private Thumbnails() {
    }

    /**
     * Reads a picture upright and no larger than the given size, skipping pixels while decoding large ones.
     *
     * @throws DatasetException as {@link ImageReader#decode(Path)}
     */
    public static PixelImage read(Path file, int maxWidth, int maxHeight) throws DatasetException {
        byte[] bytes = PictureDecoder.bytes(file);
        Orientation orientation = Orientation.of(bytes);
        int across = orientation.swapsSides() ? maxHeight : maxWidth;
        int down = orientation.swapsSides() ? maxWidth : maxHeight;
        var decoded = PictureDecoder.decode(JsonText.name(file), bytes, 2 * across, 2 * down);
        return orientation.apply(scaledToFit(RasterPixels.of(decoded.image()), across, down));
    }

    /**
     * The picture scaled down, its aspect ratio kept, to fit the given size: each pixel is the mean of the area it
     * covers. A picture that fits already is returned as it is.
     */
    public static PixelImage scaledToFit(PixelImage image, int maxWidth, int maxHeight) {
        if (maxWidth <= 0 || maxHeight <= 0) {
            throw new IllegalArgumentException("a picture cannot be made to fit " + maxWidth + "×" + maxHeight);
        }
        double scale = Math.min((double) maxWidth / image.width(), (double) maxHeight / image.height());
        if (scale >= 1) {
            return image;
        }
        int width = Math.clamp(Math.round(image.width() * scale), 1, maxWidth);
        int height = Math.clamp(Math.round(image.height() * scale), 1, maxHeight);
        return averaged(image, width, height);
    }

    private static PixelImage averaged(PixelImage image, int width, int height) {
        double stepX = (double) image.width() / width;
        double stepY = (double) image.height() / height;
        int[] argb = new int[width * height];
        double[] row = new double[3 * width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(row, 0);
            double top = y * stepY;
            double bottom = Math.min(image.height(), top + stepY);
            for (int sy = (int) top; sy < bottom; sy++) {
                double weight = Math.min(bottom, sy + 1.0) - Math.max(top, sy);
                addRow(image, sy, weight, stepX, row);
            }
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = 0xFF000000 | channel(row[3 * x], stepX * stepY) << 16
                        | channel(row[3 * x + 1], stepX * stepY) << 8 | channel(row[3 * x + 2], stepX * stepY);
            }
        }
        return new PixelImage(width, height, argb);
    }

    private static void addRow(PixelImage image, int sourceY, double weight, double stepX, double[] row) {
        int width = row.length / 3;
        for (int x = 0; x < width; x++) {
            double left = x * stepX;
            double right = Math.min(image.width(), left + stepX);
            for (int sx = (int) left; sx < right; sx++) {
                double share = weight * (Math.min(right, sx + 1.0) - Math.max(left, sx));
                int pixel = image.pixel(sx, sourceY);
                row[3 * x] += share * (pixel >> 16 & 0xFF);
                row[3 * x + 1] += share * (pixel >> 8 & 0xFF);
                row[3 * x + 2] += share * (pixel & 0xFF);
            }
        }
    }

    private static int channel(double sum, double area) {
        return (int) Math.min(255, Math.round(sum / area));
    }
}
