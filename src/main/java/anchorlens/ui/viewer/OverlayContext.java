package anchorlens.ui.viewer;

import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * What an overlay may look at while it paints one frame, and how input and image pixels become device pixels of the view.
 */
public final class OverlayContext {
    private final OpenedImage image;
    private final Optional<RunResult> result;
    private final List<String> categories;
    private final Viewport viewport;
    private final Picked picked;
    private final DisplayOptions options;
    private final double pixelRatio;
    private final double inputScaleX;
    private final double inputScaleY;
    private final double inputOffsetX;
    private final double inputOffsetY;

    /**
     * @param image      the image that is shown
     * @param result     its result, or null; a result of any other image is left aside, so that nothing wrong is drawn
     * @param categories names of the data set's classes
     * @param pixelRatio device pixels a logical pixel
     */
    public OverlayContext(OpenedImage image, RunResult result, List<String> categories, Viewport viewport, Picked picked,
                          DisplayOptions options, double pixelRatio) {
        this.image = image;
        this.result = Optional.ofNullable(result).filter(r -> r.request().image().equals(image));
        this.categories = categories;
        this.viewport = viewport;
        this.picked = picked;
        this.options = options;
        this.pixelRatio = pixelRatio;
        Letterbox box = this.result.map(RunResult::letterbox)
                .orElseGet(() -> Letterbox.identity(image.pixels().width(), image.pixels().height()));
        this.inputScaleX = viewport.scale() / box.scaleX();
        this.inputScaleY = viewport.scale() / box.scaleY();
        this.inputOffsetX = viewport.offsetX() - box.padX() * inputScaleX;
        this.inputOffsetY = viewport.offsetY() - box.padY() * inputScaleY;
    }

    public OpenedImage image() {
        return image;
    }

    /** The result of this image; empty before its first run and without an assignable setting. */
    public Optional<RunResult> result() {
        return result;
    }

    public Viewport viewport() {
        return viewport;
    }

    public Picked picked() {
        return picked;
    }

    public DisplayOptions options() {
        return options;
    }

    /** Opacity of a layer, 0…1. */
    public double opacity(Layer layer) {
        return options.opacityProperty(layer).get();
    }

    /** A length of logical pixels in device pixels. */
    public double px(double logical) {
        return logical * pixelRatio;
    }

    /** A line width of logical pixels in whole device pixels, at least one. */
    public int line(double logical) {
        return Math.max(1, (int) Math.round(logical * pixelRatio));
    }

    /** View x of an input x. */
    public double viewX(double inputX) {
        return inputX * inputScaleX + inputOffsetX;
    }

    /** View y of an input y. */
    public double viewY(double inputY) {
        return inputY * inputScaleY + inputOffsetY;
    }

    public double inputX(double viewX) {
        return (viewX - inputOffsetX) / inputScaleX;
    }

    public double inputY(double viewY) {
        return (viewY - inputOffsetY) / inputScaleY;
    }

    /** Device pixels an input pixel, along x. */
    public double inputScaleX() {
        return inputScaleX;
    }

    /** Device pixels an input pixel, along y. */
    public double inputScaleY() {
        return inputScaleY;
    }

    /** A box of input pixels in the view. */
    public Box inputToView(Box b) {
        return new Box(viewX(b.x1()), viewY(b.y1()), viewX(b.x2()), viewY(b.y2()));
    }

    /** A box of image pixels in the view. */
    public Box imageToView(Box b) {
        return new Box(viewport.toViewX(b.x1()), viewport.toViewY(b.y1()), viewport.toViewX(b.x2()), viewport.toViewY(b.y2()));
    }

    /** The name of a category of the data set; its index where it has no name. */
    public String categoryName(int category) {
        return name(categories, category);
    }

    /** The name of a class as assigners and models number them. */
    public String className(int cls) {
        List<String> names = result.map(r -> r.request().modelClasses()).filter(l -> !l.isEmpty()).orElse(categories);
        return name(names, cls);
    }

    private static String name(List<String> names, int i) {
        return i >= 0 && i < names.size() ? names.get(i) : "class " + i;
    }
}
