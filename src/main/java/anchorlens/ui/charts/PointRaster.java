package anchorlens.ui.charts;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Draws tens of thousands of small marks into an array of pixels, smooth at their rims. */
final class PointRaster {
    private static final int SAMPLES = 8;
    private static final int EVEN = 0x00FF00FF;

    /** Which points around the middle of a mark belong to it. */
    interface Shape {
        boolean holds(double dx, double dy);
    }

    /**
     * A mark: the pixels around its middle that it covers.
     *
     * @param half   how far it reaches
     * @param dx     columns of its pixels from the middle
     * @param dy     rows of its pixels from the middle
     * @param source what it adds to each, with premultiplied opacity
     * @param keep   how much of each pixel shows through, 0 … 256
     */
    record Stamp(int half, int[] dx, int[] dy, int[] source, int[] keep) {
        /** A filled disc of an opacity 0 … 1. */
        static Stamp disc(double radius, int rgb, double opacity) {
            return of(rgb, opacity, radius, (dx, dy) -> Math.hypot(dx, dy) <= radius);
        }

        /** An open ring of a line width around a radius. */
        static Stamp ring(double radius, double width, int rgb, double opacity) {
            return of(rgb, opacity, radius + width / 2, (dx, dy) -> Math.abs(Math.hypot(dx, dy) - radius) <= width / 2);
        }

        /** Any shape within a square of the given reach around its middle. */
        static Stamp of(int rgb, double opacity, double reach, Shape shape) {
            int half = (int) Math.ceil(reach);
            int size = 2 * half + 1;
            int[][] columns = new int[4][size * size];
            int count = 0;
            for (int i = 0; i < size * size; i++) {
                int dx = i % size - half;
                int dy = i / size - half;
                double covered = covered(dx, dy, reach, shape);
                if (covered > 0) {
                    int alpha = (int) Math.round(covered * opacity * 255);
                    columns[0][count] = dx;
                    columns[1][count] = dy;
                    columns[2][count] = premultiplied(rgb, alpha);
                    columns[3][count] = 256 - alpha - (alpha >> 7);
                    count++;
                }
            }
            return new Stamp(half, Arrays.copyOf(columns[0], count), Arrays.copyOf(columns[1], count),
                    Arrays.copyOf(columns[2], count), Arrays.copyOf(columns[3], count));
        }

        private static double covered(int px, int py, double reach, Shape shape) {
            int hits = 0;
            for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                double dx = px - 0.5 + (s % SAMPLES + 0.5) / SAMPLES;
                double dy = py - 0.5 + (s / SAMPLES + 0.5) / SAMPLES;
                hits += Math.abs(dx) <= reach && Math.abs(dy) <= reach && shape.holds(dx, dy) ? 1 : 0;
            }
            return hits / (double) (SAMPLES * SAMPLES);
        }

        private static int premultiplied(int rgb, int alpha) {
            int r = (rgb >> 16 & 0xFF) * alpha / 255;
            int g = (rgb >> 8 & 0xFF) * alpha / 255;
            int b = (rgb & 0xFF) * alpha / 255;
            return alpha << 24 | r << 16 | g << 8 | b;
        }
    }

    private final int width;
    private final int height;
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    PointRaster(int width, int height) {
        this.width = width;
        this.height = height;
        IntBuffer ints = IntBuffer.allocate(width * height);
        pixels = ints.array();
        buffer = new PixelBuffer<>(width, height, ints, PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /** Puts a mark with its middle on a pixel; parts outside are left away. */
    void stamp(Stamp stamp, int x, int y) {
        int half = stamp.half();
        boolean inside = x >= half && y >= half && x < width - half && y < height - half;
        int[] dx = stamp.dx();
        int[] dy = stamp.dy();
        int[] source = stamp.source();
        int[] keep = stamp.keep();
        for (int i = 0; i < source.length; i++) {
            int px = x + dx[i];
            int py = y + dy[i];
            if (inside || px >= 0 && py >= 0 && px < width && py < height) {
                int at = py * width + px;
                pixels[at] = source[i] + faded(pixels[at], keep[i]);
            }
        }
    }

    /** All four channels times keep / 256, two at a time. */
    private static int faded(int pixel, int keep) {
        int redBlue = (pixel & EVEN) * keep >>> 8 & EVEN;
        int alphaGreen = (pixel >>> 8 & EVEN) * keep & ~EVEN;
        return redBlue | alphaGreen;
    }

    /** The picture as it stands; the same image every time. */
    Image image() {
        buffer.updateBuffer(all -> null);
        return image;
    }
}
