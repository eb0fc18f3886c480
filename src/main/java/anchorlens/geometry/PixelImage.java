package anchorlens.geometry;

import java.util.Objects;

/**
 * A decoded picture: one opaque 0xAARRGGBB number a pixel, row by row, upright (EXIF orientation already applied).
 * The array is not to be written to.
 */
public record PixelImage(int width, int height, int[] argb) {
    public PixelImage {
        Objects.requireNonNull(argb, "argb");
        if (width <= 0 || height <= 0 || argb.length != width * height) {
            throw new IllegalArgumentException(width + "×" + height + " pixels do not fit an array of " + argb.length);
        }
    }

    public int pixel(int x, int y) {
        return argb[y * width + x];
    }

    /** Two pictures are the same only if they are the same object: comparing pixels is never what a cache wants. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return width + "×" + height + " image";
    }
}
