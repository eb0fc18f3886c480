package anchorlens.ui.viewer;

import java.util.Arrays;

/**
 * Draws into an opaque picture of plain numbers: pixel-aligned rectangles, outlines, hatching and the blending that
 * {@link Marks} and {@link Curves} share.
 *
 * <p>The picture is {@code width × height} numbers 0xFFRRGGBB, row by row. Colours are 0xAARRGGBB, not premultiplied, and
 * blended over what is there. Coordinates are pixels, the top-left corner of the first pixel being (0, 0); what lies
 * outside the clip rectangle, however far, costs nothing and does no harm. NaN draws nothing.
 */
public final class Raster {
    /** Where a dashed line has ink: {@code on} pixels, then {@code off} pixels none, from the start of every edge. */
    public record Dash(int on, int off) {
        public static final Dash SOLID = new Dash(1, 0);

        public Dash {
            if (on < 1 || off < 0) {
                throw new IllegalArgumentException("a dash needs ink: on " + on + ", off " + off);
            }
        }

        /** The same pattern for a screen with {@code ratio} device pixels a logical one. */
        public Dash times(double ratio) {
            return off == 0 ? this : new Dash(Math.max(1, (int) Math.round(on * ratio)),
                    Math.max(1, (int) Math.round(off * ratio)));
        }
    }

    /** Coordinates beyond this are cut before they become whole numbers. */
    private static final double FAR = 1e8;

    private final int width;
    private final int height;
    private final int[] pixels;
    private int clipLeft;
    private int clipTop;
    private int clipRight;
    private int clipBottom;

    /** @throws IllegalArgumentException if the array is shorter than width × height */
    public Raster(int width, int height, int[] pixels) {
        if (width < 0 || height < 0 || pixels.length < (long) width * height) {
            throw new IllegalArgumentException(width + "×" + height + " pixels do not fit an array of " + pixels.length);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        resetClip();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The picture itself. */
    public int[] pixels() {
        return pixels;
    }

    public int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    /** Nothing outside {@code [x1, x2) × [y1, y2)} is touched until the clip changes. */
    public void clip(double x1, double y1, double x2, double y2) {
        clipLeft = Math.clamp(round(x1), 0, width);
        clipTop = Math.clamp(round(y1), 0, height);
        clipRight = Math.clamp(round(x2), clipLeft, width);
        clipBottom = Math.clamp(round(y2), clipTop, height);
    }

    public void resetClip() {
        clipLeft = 0;
        clipTop = 0;
        clipRight = width;
        clipBottom = height;
    }

    int clipLeft() {
        return clipLeft;
    }

    int clipTop() {
        return clipTop;
    }

    int clipRight() {
        return clipRight;
    }

    int clipBottom() {
        return clipBottom;
    }

    /** A colour with its alpha multiplied by an opacity in 0…1. */
    public static int withOpacity(int argb, double opacity) {
        int alpha = (int) Math.round((argb >>> 24) * Math.clamp(opacity, 0.0, 1.0));
        return alpha << 24 | argb & 0xFFFFFF;
    }

    /** Alpha 0…255 of a colour as a weight 0…256. */
    static int weight(int argb) {
        int alpha = argb >>> 24;
        return alpha + (alpha >> 7);
    }

    /** A mix of two opaque colours: weight 0 gives the destination, 256 the source. */
    static int blend(int destination, int source, int weight) {
        int rest = 256 - weight;
        int rb = (destination & 0xFF00FF) * rest + (source & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
        int g = (destination & 0xFF00) * rest + (source & 0xFF00) * weight >>> 8 & 0xFF00;
        return 0xFF000000 | rb | g;
    }

    /** Blends into one pixel that lies within the clip; {@code weight} 0…256. */
    void put(int x, int y, int argb, int weight) {
        int i = y * width + x;
        pixels[i] = blend(pixels[i], argb, weight);
    }

    static int round(double coordinate) {
        return (int) Math.floor(Math.clamp(coordinate, -FAR, FAR) + 0.5);
    }

    /** Fills the rectangle, its edges rounded to whole pixels. */
    public void fillRect(double x1, double y1, double x2, double y2, int argb) {
        fill(round(x1), round(y1), round(x2), round(y2), argb);
    }

    private void fill(int x1, int y1, int x2, int y2, int argb) {
        int left = Math.max(x1, clipLeft);
        int right = Math.min(x2, clipRight);
        int top = Math.max(y1, clipTop);
        int bottom = Math.min(y2, clipBottom);
        int weight = weight(argb);
        if (left >= right || weight == 0) {
            return;
        }
        if (right - left == 1) {
            for (int i = top * width + left; i < bottom * width; i += width) {
                pixels[i] = blend(pixels[i], argb, weight);
            }
            return;
        }
        for (int y = top; y < bottom; y++) {
            span(left, right, y, argb, weight);
        }
    }

    /** Blends a row of pixels that lies within the clip; {@code weight} 0…256. */
    void span(int left, int right, int y, int argb, int weight) {
        int from = y * width + left;
        int to = y * width + right;
        if (weight == 256 && to - from > 8) {
            Arrays.fill(pixels, from, to, argb);
        } else {
            int rest = 256 - weight;
            int rb = (argb & 0xFF00FF) * weight;
            int g = (argb & 0xFF00) * weight;
            for (int i = from; i < to; i++) {
                int p = pixels[i];
                pixels[i] = 0xFF000000 | (p & 0xFF00FF) * rest + rb >>> 8 & 0xFF00FF | (p & 0xFF00) * rest + g >>> 8 & 0xFF00;
            }
        }
    }

    /** Outlines the rectangle with a solid line of whole pixels, centred on its edges. */
    public void strokeRect(double x1, double y1, double x2, double y2, int lineWidth, int argb) {
        strokeRect(x1, y1, x2, y2, lineWidth, argb, Dash.SOLID);
    }

    /**
     * Outlines the rectangle with a line of whole pixels, centred on its edges (an odd line leans to the right and below).
     * Every pixel is blended once, corners too. An inverted rectangle is drawn as its mirror image.
     */
    public void strokeRect(double x1, double y1, double x2, double y2, int lineWidth, int argb, Dash dash) {
        if (!(Double.isFinite(x1) && Double.isFinite(y1) && Double.isFinite(x2) && Double.isFinite(y2))) {
            return;
        }
        int half = lineWidth / 2;
        int left = round(Math.min(x1, x2)) - half;
        int top = round(Math.min(y1, y2)) - half;
        int right = round(Math.max(x1, x2)) - half;
        int bottom = round(Math.max(y1, y2)) - half;
        if (right + lineWidth <= clipLeft || left >= clipRight || bottom + lineWidth <= clipTop || top >= clipBottom) {
            return;
        }
        int inner = top + lineWidth;
        dashedRow(left, right + lineWidth, top, lineWidth, argb, dash);
        if (bottom < inner) {
            dashedRow(left, right + lineWidth, inner, bottom + lineWidth - inner, argb, dash);
            return;
        }
        dashedRow(left, right + lineWidth, bottom, lineWidth, argb, dash);
        dashedColumn(inner, bottom, left, lineWidth, argb, dash);
        int from = Math.max(right, left + lineWidth);
        dashedColumn(inner, bottom, from, right + lineWidth - from, argb, dash);
    }

    /** Outlines the rectangle with a dark line one pixel wider on both sides beneath it, so that it shows on any picture. */
    public void strokeRectWithHalo(double x1, double y1, double x2, double y2, int lineWidth, int argb, int halo, Dash dash) {
        strokeRect(x1, y1, x2, y2, lineWidth + 2, halo);
        strokeRect(x1, y1, x2, y2, lineWidth, argb, dash);
    }

    /** A horizontal line from x1 to x2, {@code thickness} pixels thick from y downwards. */
    public void dashedRow(int x1, int x2, int y, int thickness, int argb, Dash dash) {
        if (dash.off() == 0) {
            fill(x1, y, x2, y + thickness, argb);
            return;
        }
        int period = dash.on() + dash.off();
        int skipped = Math.max(0, (clipLeft - x1) / period);
        for (long x = x1 + (long) skipped * period; x < Math.min(x2, clipRight); x += period) {
            fill((int) x, y, (int) Math.min(x + dash.on(), x2), y + thickness, argb);
        }
    }

    /** A vertical line from y1 to y2, {@code thickness} pixels thick from x to the right. */
    public void dashedColumn(int y1, int y2, int x, int thickness, int argb, Dash dash) {
        if (dash.off() == 0) {
            fill(x, y1, x + thickness, y2, argb);
            return;
        }
        int period = dash.on() + dash.off();
        int skipped = Math.max(0, (clipTop - y1) / period);
        for (long y = y1 + (long) skipped * period; y < Math.min(y2, clipBottom); y += period) {
            fill(x, (int) y, x + thickness, (int) Math.min(y + dash.on(), y2), argb);
        }
    }

    /** Diagonal stripes one pixel wide, {@code spacing} pixels apart, fixed to the rectangle's corner. */
    public void hatch(double x1, double y1, double x2, double y2, int spacing, int argb) {
        int originX = round(Math.min(x1, x2));
        int originY = round(Math.min(y1, y2));
        int right = Math.min(round(Math.max(x1, x2)), clipRight);
        int bottom = Math.min(round(Math.max(y1, y2)), clipBottom);
        int left = Math.max(originX, clipLeft);
        int weight = weight(argb);
        for (int y = Math.max(originY, clipTop); y < bottom; y++) {
            int first = left + Math.floorMod(-(left - originX + y - originY), spacing);
            for (int x = first; x < right; x += spacing) {
                put(x, y, argb, weight);
            }
        }
    }
}
