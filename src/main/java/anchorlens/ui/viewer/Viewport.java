package anchorlens.ui.viewer;

import anchorlens.geometry.Box;

/**
 * How an image lies in a view: {@code view = image · scale + offset}, in device pixels, the same on both axes.
 *
 * <p>Every method that moves or zooms keeps the scale within {@link #MIN_SCALE}…{@link #MAX_SCALE} and some of the image in
 * view. Immutable.
 *
 * @param imageWidth  image pixels
 * @param imageHeight image pixels
 * @param viewWidth   device pixels
 * @param viewHeight  device pixels
 * @param scale       device pixels an image pixel
 * @param offsetX     where the image's left edge lies in the view
 * @param offsetY     where the image's top edge lies in the view
 */
public record Viewport(int imageWidth, int imageHeight, int viewWidth, int viewHeight,
                       double scale, double offsetX, double offsetY) {
    public static final double MIN_SCALE = 1.0 / 32;
    public static final double MAX_SCALE = 64;
    /** At least this many device pixels of the image stay in view. */
    private static final double KEEP_VISIBLE = 40;
    /** Room left around a box that the view is cropped to, as a share of the view. */
    private static final double CROP_MARGIN = 0.12;

    public Viewport {
        if (imageWidth <= 0 || imageHeight <= 0 || viewWidth <= 0 || viewHeight <= 0 || !(scale > 0)) {
            throw new IllegalArgumentException("sizes and scale must be positive: image " + imageWidth + "×" + imageHeight
                    + ", view " + viewWidth + "×" + viewHeight + ", scale " + scale);
        }
    }

    /** The whole image, centred, as large as it fits. */
    public static Viewport fit(int imageWidth, int imageHeight, int viewWidth, int viewHeight) {
        double scale = Math.min((double) viewWidth / imageWidth, (double) viewHeight / imageHeight);
        return centered(imageWidth, imageHeight, viewWidth, viewHeight, limit(scale), imageWidth / 2.0, imageHeight / 2.0);
    }

    private static Viewport centered(int imageWidth, int imageHeight, int viewWidth, int viewHeight, double scale,
                                     double imageX, double imageY) {
        return new Viewport(imageWidth, imageHeight, viewWidth, viewHeight, scale,
                viewWidth / 2.0 - imageX * scale, viewHeight / 2.0 - imageY * scale).kept();
    }

    public Viewport fit() {
        return fit(imageWidth, imageHeight, viewWidth, viewHeight);
    }

    /** True where this is the whole image, centred. */
    public boolean isFit() {
        return equals(fit());
    }

    /** The given scale (1 is 100 %: an image pixel a device pixel) about the middle of the view. */
    public Viewport ofScale(double newScale) {
        return zoomAt(viewWidth / 2.0, viewHeight / 2.0, newScale / scale);
    }

    /** Zooms by a factor; the image point under view point (x, y) stays there. */
    public Viewport zoomAt(double x, double y, double factor) {
        double next = limit(scale * factor);
        double ratio = next / scale;
        return new Viewport(imageWidth, imageHeight, viewWidth, viewHeight, next,
                x - (x - offsetX) * ratio, y - (y - offsetY) * ratio).kept();
    }

    public Viewport pan(double dx, double dy) {
        return new Viewport(imageWidth, imageHeight, viewWidth, viewHeight, scale, offsetX + dx, offsetY + dy).kept();
    }

    /** A box of the image, with some room around it; at most 16-fold. */
    public Viewport cropTo(Box box) {
        double room = 1 - 2 * CROP_MARGIN;
        double next = Math.min(viewWidth * room / Math.max(1, Math.abs(box.width())),
                viewHeight * room / Math.max(1, Math.abs(box.height())));
        return centered(imageWidth, imageHeight, viewWidth, viewHeight, limit(Math.min(next, 16)),
                box.centerX(), box.centerY());
    }

    /** The same, moved no further than it takes to have an image point in view and not at its edge. */
    public Viewport reveal(double imageX, double imageY) {
        return pan(shift(toViewX(imageX), viewWidth), shift(toViewY(imageY), viewHeight));
    }

    private static double shift(double at, int size) {
        return Math.clamp(at, size * CROP_MARGIN, size * (1 - CROP_MARGIN)) - at;
    }

    /** The same scale, the same image point in the middle, in a view of another size. */
    public Viewport resized(int newViewWidth, int newViewHeight) {
        return centered(imageWidth, imageHeight, newViewWidth, newViewHeight, scale,
                toImageX(viewWidth / 2.0), toImageY(viewHeight / 2.0));
    }

    /** The same part of the image on a screen with {@code factor} times as many pixels. */
    public Viewport magnified(double factor) {
        return new Viewport(imageWidth, imageHeight, (int) Math.ceil(viewWidth * factor - 1e-6),
                (int) Math.ceil(viewHeight * factor - 1e-6), scale * factor, offsetX * factor, offsetY * factor);
    }

    /** The same scale and the same relative place on an image of another size. */
    public Viewport onImage(int newImageWidth, int newImageHeight) {
        double x = toImageX(viewWidth / 2.0) / imageWidth * newImageWidth;
        double y = toImageY(viewHeight / 2.0) / imageHeight * newImageHeight;
        return centered(newImageWidth, newImageHeight, viewWidth, viewHeight, scale, x, y);
    }

    public double toViewX(double imageX) {
        return imageX * scale + offsetX;
    }

    public double toViewY(double imageY) {
        return imageY * scale + offsetY;
    }

    public double toImageX(double viewX) {
        return (viewX - offsetX) / scale;
    }

    public double toImageY(double viewY) {
        return (viewY - offsetY) / scale;
    }

    /** The part of the image in view, in image pixels. */
    public Box visible() {
        return new Box(toImageX(0), toImageY(0), toImageX(viewWidth), toImageY(viewHeight))
                .intersect(new Box(0, 0, imageWidth, imageHeight));
    }

    private static double limit(double scale) {
        return Math.clamp(scale, MIN_SCALE, MAX_SCALE);
    }

    private Viewport kept() {
        double x = keep(offsetX, imageWidth * scale, viewWidth);
        double y = keep(offsetY, imageHeight * scale, viewHeight);
        return x == offsetX && y == offsetY ? this
                : new Viewport(imageWidth, imageHeight, viewWidth, viewHeight, scale, x, y);
    }

    private static double keep(double offset, double imageExtent, double viewExtent) {
        double overlap = Math.min(KEEP_VISIBLE, Math.min(imageExtent, viewExtent));
        return Math.clamp(offset, overlap - imageExtent, viewExtent - overlap);
    }
}
