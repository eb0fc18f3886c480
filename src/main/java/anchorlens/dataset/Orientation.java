package anchorlens.dataset;

import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How a camera held its sensor: what has to be done to the stored pixels to see the picture upright.
 *
 * <p>Source: EXIF 2.32 (CIPA DC-008), tag 0x0112 Orientation, values 1 to 8 in the order of these constants.
 */
enum Orientation {
    UPRIGHT, MIRRORED, TURNED_180, FLIPPED, TRANSPOSED, TURNED_RIGHT, TRANSVERSED, TURNED_LEFT;

    /** The orientation that a picture file names; upright where it names none. */
    static Orientation of(byte[] file) {
        return of(new ByteArrayInputStream(file), file.length);
    }

    /** The orientation that a picture file of so many bytes names; of a JPEG only the head is read. */
    static Orientation of(InputStream file, long length) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(file, length);
            for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
                Integer value = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
                if (value != null && value >= 1 && value <= values().length) {
                    return values()[value - 1];
                }
            }
        } catch (IOException | ImageProcessingException | RuntimeException e) {
            // A picture whose metadata cannot be read still has pixels; they are shown as stored.
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** True where width and height change places. */
    boolean swapsSides() {
        return ordinal() >= TRANSPOSED.ordinal();
    }

    /** What turns an upright picture into the stored one again. */
    Orientation inverse() {
        return switch (this) {
            case TURNED_RIGHT -> TURNED_LEFT;
            case TURNED_LEFT -> TURNED_RIGHT;
            default -> this;
        };
    }

    /** The stored pixels, upright. */
    PixelImage apply(PixelImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = stored.width();
        int height = stored.height();
        int uprightWidth = swapsSides() ? height : width;
        int uprightHeight = swapsSides() ? width : height;
        int origin = index(0, 0, width, height, uprightWidth);
        int stepX = index(1, 0, width, height, uprightWidth) - origin;
        int stepY = index(0, 1, width, height, uprightWidth) - origin;
        int[] from = stored.argb();
        int[] to = new int[from.length];
        for (int y = 0; y < height; y++) {
            int target = origin + y * stepY;
            for (int x = 0; x < width; x++, target += stepX) {
                to[target] = from[y * width + x];
            }
        }
        return new PixelImage(uprightWidth, uprightHeight, to);
    }

    /** A box made on the stored pixels of the given size, on the upright picture. */
    Box apply(Box box, int width, int height) {
        double xa = uprightX(box.x1(), box.y1(), width, height);
        double ya = uprightY(box.x1(), box.y1(), width, height);
        double xb = uprightX(box.x2(), box.y2(), width, height);
        double yb = uprightY(box.x2(), box.y2(), width, height);
        return new Box(Math.min(xa, xb), Math.min(ya, yb), Math.max(xa, xb), Math.max(ya, yb));
    }

    private int index(int x, int y, int width, int height, int uprightWidth) {
        return (int) (uprightY(x + 0.5, y + 0.5, width, height) - 0.5) * uprightWidth
                + (int) (uprightX(x + 0.5, y + 0.5, width, height) - 0.5);
    }

    private double uprightX(double x, double y, int width, int height) {
        return switch (this) {
            case UPRIGHT, FLIPPED -> x;
            case MIRRORED, TURNED_180 -> width - x;
            case TRANSPOSED, TURNED_LEFT -> y;
            case TURNED_RIGHT, TRANSVERSED -> height - y;
        };
    }

    private double uprightY(double x, double y, int width, int height) {
        return switch (this) {
            case UPRIGHT, MIRRORED -> y;
            case TURNED_180, FLIPPED -> height - y;
            case TRANSPOSED, TURNED_RIGHT -> x;
            case TRANSVERSED, TURNED_LEFT -> width - x;
        };
    }
}
