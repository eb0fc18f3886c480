package anchorlens.geometry;

/**
 * How an image was fitted into the network's input: {@code input = image · scale + pad}, per axis.
 *
 * <p>Image pixels are those of the decoded file (after its EXIF orientation); input pixels are the network's. All
 * coordinates are continuous, the top-left corner of the first pixel being (0, 0).
 */
public record Letterbox(int imageWidth, int imageHeight, int inputWidth, int inputHeight,
                        double scaleX, double scaleY, double padX, double padY) {

    /** Where the padding goes when the aspect ratio is kept. */
    public enum Fit {
        /** Both axes scaled on their own; no padding. */
        STRETCH,
        /** Aspect ratio kept, image centred. */
        CENTER,
        /** Aspect ratio kept, image at the top left, padding right and below. */
        TOP_LEFT
    }

    public Letterbox {
        if (imageWidth <= 0 || imageHeight <= 0 || inputWidth <= 0 || inputHeight <= 0) {
            throw new IllegalArgumentException("sizes must be positive: image " + imageWidth + "×" + imageHeight
                    + ", input " + inputWidth + "×" + inputHeight);
        }
    }

    /** The image in an input of the given size; where its shape is kept, each side is rounded to whole pixels, as resizing does. */
    public static Letterbox fit(Fit fit, int imageWidth, int imageHeight, int inputWidth, int inputHeight) {
        double sx = (double) inputWidth / imageWidth;
        double sy = (double) inputHeight / imageHeight;
        if (fit == Fit.STRETCH) {
            return new Letterbox(imageWidth, imageHeight, inputWidth, inputHeight, sx, sy, 0, 0);
        }
        double s = Math.min(sx, sy);
        long width = Math.max(1, Math.round(imageWidth * s));
        long height = Math.max(1, Math.round(imageHeight * s));
        double padX = fit == Fit.CENTER ? Math.floor((inputWidth - width) / 2.0) : 0;
        double padY = fit == Fit.CENTER ? Math.floor((inputHeight - height) / 2.0) : 0;
        return new Letterbox(imageWidth, imageHeight, inputWidth, inputHeight, (double) width / imageWidth,
                (double) height / imageHeight, padX, padY);
    }

    /** The input is the image itself. */
    public static Letterbox identity(int width, int height) {
        return new Letterbox(width, height, width, height, 1, 1, 0, 0);
    }

    public double toInputX(double x) {
        return x * scaleX + padX;
    }

    public double toInputY(double y) {
        return y * scaleY + padY;
    }

    public double toImageX(double x) {
        return (x - padX) / scaleX;
    }

    public double toImageY(double y) {
        return (y - padY) / scaleY;
    }

    public Box toInput(Box b) {
        return new Box(toInputX(b.x1()), toInputY(b.y1()), toInputX(b.x2()), toInputY(b.y2()));
    }

    public Box toImage(Box b) {
        return new Box(toImageX(b.x1()), toImageY(b.y1()), toImageX(b.x2()), toImageY(b.y2()));
    }
}
