package anchorlens.ui.viewer;

import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.ui.help.Terms;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Rescaled;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import javafx.stage.Window;

/**
 * The picture: an image with its overlays, which can be zoomed, panned and clicked. Everything is painted by
 * {@link FramePainter} in device pixels and shown one to one, at most once a pulse and only after something changed.
 */
public final class ImageCanvas extends Region implements Rescaled {
    /** One step of {@link #zoomIn()} and {@link #zoomOut()}. */
    private static final double ZOOM_STEP = 1.25;
    private static final int DEFAULT_BACKGROUND = 0xFF0D1117;

    private final FramePainter painter;
    private final Selection selection;
    private final DisplayOptions options;
    private final PixelSurface surface = new PixelSurface(this::paint);
    private final VBox emptyState = new VBox();
    private final Region ring = new Region();
    private final BooleanProperty unscaled = new SimpleBooleanProperty(this, "unscaled", true);
    private final ObjectProperty<OpenedImage> image = new SimpleObjectProperty<>(this, "image");
    private final ObjectProperty<RunResult> result = new SimpleObjectProperty<>(this, "result");
    private final ObjectProperty<List<String>> categories = new SimpleObjectProperty<>(this, "categories", List.of());
    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(this, "viewport");
    private final ReadOnlyObjectWrapper<CursorReading> cursor = new ReadOnlyObjectWrapper<>(this, "cursorReading");
    private final ReadOnlyDoubleWrapper paintMillis = new ReadOnlyDoubleWrapper(this, "paintMillis", 0);
    private final SelectionRotation rotation = new SelectionRotation(this);
    private List<LabelPlacer.Placed> placed = List.of();
    private boolean fitted = true;
    private double pictureScale;
    private Viewport screenViewport;
    private boolean stale = true;
    private int paintedHovered = -1;
    private final CanvasKeys keys;

    /** @param overlays in the order in which they are painted, lowest first */
    public ImageCanvas(List<Overlay> overlays, Selection selection, DisplayOptions options) {
        this.painter = new FramePainter(overlays);
        this.selection = selection;
        this.options = options;
        getStyleClass().addAll("image-canvas", "canvas-area");
        setFocusTraversable(true);
        setMinSize(0, 0);
        fillEmptyState();
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(focusVisibleProperty().and(unscaled));
        getChildren().addAll(surface, emptyState, ring);
        InvalidationListener repaint = o -> repaint();
        for (Observable o : options.observables()) {
            o.addListener(repaint);
        }
        for (Observable o : List.of(selection.priorProperty(), selection.gtProperty(), result, categories, viewport,
                backgroundProperty())) {
            o.addListener(repaint);
        }
        selection.hoveredPriorProperty().addListener(o -> surface.requestLayout());
        image.addListener((o, before, now) -> imageChanged(now));
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty).addListener(repaint);
        new CanvasMouse(this).install();
        keys = new CanvasKeys(this);
        Terms.mark(this, "prior");
    }

    private void fillEmptyState() {
        Strings strings = Strings.beside(ImageCanvas.class);
        Label title = new Label(strings.get("empty.title"));
        title.getStyleClass().addAll("strong");
        Label hint = new Label(strings.get("empty.hint"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setTextAlignment(TextAlignment.CENTER);
        emptyState.getStyleClass().add("empty-state");
        emptyState.setAlignment(Pos.CENTER);
        emptyState.setSpacing(6);
        emptyState.setMouseTransparent(true);
        emptyState.getChildren().addAll(title, hint);
    }

    /** Paints a whole new frame with the next pulse; overlays that changed by themselves ask for it. */
    public void repaint() {
        stale = true;
        surface.requestLayout();
    }

    /** What is shown, null for the empty state. */
    public ObjectProperty<OpenedImage> imageProperty() {
        return image;
    }

    /** What is drawn over it; null, or of another image, for annotations alone. */
    public ObjectProperty<RunResult> resultProperty() {
        return result;
    }

    /** Names of the data set's classes, which annotations are labelled with. */
    public ObjectProperty<List<String>> categoriesProperty() {
        return categories;
    }

    /** How the image lies in the view, in device pixels; null while there is no image or no room. */
    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    /** What is under the mouse; null outside the image. */
    public ReadOnlyObjectProperty<CursorReading> cursorReadingProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** Time the last whole frame took to paint, in milliseconds. */
    public ReadOnlyDoubleProperty paintMillisProperty() {
        return paintMillis.getReadOnlyProperty();
    }

    /** The overlays, for the layers panel. */
    public List<Overlay> overlays() {
        return painter.overlays();
    }

    Selection selection() {
        return selection;
    }

    void setCursorReading(CursorReading reading) {
        cursor.set(reading);
    }

    /** Moves the view; linked panes and the mouse do. Ignored while there is no image. */
    public void setViewport(Viewport next) {
        if (viewport.get() != null) {
            viewport.set(next);
            fitted = next.isFit();
        }
    }

    public void fit() {
        if (viewport.get() != null) {
            setViewport(viewport.get().fit());
        }
    }

    /** 100 %: an image pixel a device pixel. */
    public void actualSize() {
        if (viewport.get() != null) {
            setViewport(viewport.get().ofScale(1));
        }
    }

    /** Moves the view by a step: dx, dy of −1, 0 or 1. */
    public void pan(int dx, int dy) {
        keys.pan(dx, dy);
    }

    /** Selects the prior of the next cell, or one in the middle where none is selected: dx, dy of −1, 0 or 1. */
    public void selectPrior(int dx, int dy) {
        keys.selectPrior(dx, dy);
    }

    public void zoomIn() {
        zoomAboutMiddle(ZOOM_STEP);
    }

    public void zoomOut() {
        zoomAboutMiddle(1 / ZOOM_STEP);
    }

    private void zoomAboutMiddle(double factor) {
        Viewport v = viewport.get();
        if (v != null) {
            setViewport(v.zoomAt(v.viewWidth() / 2.0, v.viewHeight() / 2.0, factor));
        }
    }

    /** Shows the selected ground truth, else the predicted box of the selected prior, as large as it fits. */
    public void cropToSelection() {
        context().flatMap(c -> {
            int gt = c.picked().gt();
            if (Targets.isGroundTruth(c, gt)) {
                return Optional.of(Targets.groundTruth(c, gt));
            }
            return c.picked().prior() < 0 ? Optional.<Box>empty() : Targets.prediction(c, c.picked().prior());
        }).ifPresent(box -> setViewport(viewport.get().cropTo(box)));
    }

    /** Selects the next (+1) or previous (−1) of the things under the last click. */
    public void rotateSelection(int step) {
        rotation.rotate(step);
    }

    SelectionRotation rotation() {
        return rotation;
    }

    /** What a frame painted now would be painted from; empty while there is no image or no room. */
    Optional<OverlayContext> context() {
        return viewport.get() == null || image.get() == null ? Optional.empty()
                : Optional.of(new OverlayContext(image.get(), result.get(), categories.get(), viewport.get(),
                        Picked.of(selection), options, pixelRatio()));
    }

    @Override
    public void setPictureScale(double scale) {
        unscaled.set(scale == 0);
        Viewport onScreen = scale > 0 ? viewport.get() : screenViewport;
        screenViewport = onScreen;
        double before = scale > 0 ? pixelRatio() : 1;
        pictureScale = scale;
        if (onScreen != null && !fitted) {
            viewport.set(scale > 0 ? onScreen.magnified(scale / before) : onScreen);
        }
        repaint();
    }

    /** True while a picture is taken at another scale than the screen's, when the viewport is not the person's own. */
    public boolean isTakingPicture() {
        return pictureScale > 0;
    }

    /** Device pixels a logical pixel on the window's screen, or on the picture that is taken now. */
    public double pixelRatio() {
        if (pictureScale > 0) {
            return pictureScale;
        }
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    private void imageChanged(OpenedImage now) {
        cursor.set(null);
        rotation.forget();
        stale = true;
        if (now != null) {
            Viewport before = viewport.get();
            viewport.set(null);
            if (before != null && options.viewKeptProperty().get() && !fitted) {
                viewport.set(before.onImage(now.pixels().width(), now.pixels().height()));
            } else {
                fitted = true;
            }
        }
        surface.requestLayout();
    }

    @Override
    protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
        double width = Math.min(getWidth(), 560);
        double height = emptyState.prefHeight(width);
        emptyState.resizeRelocate((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
        stale = true;
        surface.requestLayout();
    }

    private void paint() {
        OpenedImage shown = image.get();
        emptyState.setVisible(shown == null);
        int width = (int) Math.ceil(getWidth() * pixelRatio() - 1e-6);
        int height = (int) Math.ceil(getHeight() * pixelRatio() - 1e-6);
        if (shown == null || width < 1 || height < 1) {
            surface.clear();
            return;
        }
        arrange(shown, width, height);
        long start = System.nanoTime();
        OverlayContext c = context().orElseThrow();
        int[] frame = surface.frame(width, height);
        if (stale) {
            List<OverlayLabel> labels = new ArrayList<>();
            painter.paint(c, backgroundColor(), frame, labels::add);
            placed = LabelPlacer.place(labels, surface.measure(c.px(1)), width, height);
            stale = false;
            paintLabelGrounds(new Raster(width, height, frame));
            surface.show(c.px(1), placed);
            paintMillis.set((System.nanoTime() - start) / 1e6);
        } else {
            Patch patch = painter.repaint(c, paintedHovered, frame);
            Raster raster = new Raster(width, height, frame);
            raster.clip(patch.x1(), patch.y1(), patch.x2(), patch.y2());
            paintLabelGrounds(raster);
            surface.show(patch);
        }
        paintedHovered = c.picked().hoveredPrior();
    }

    private void paintLabelGrounds(Raster raster) {
        for (LabelPlacer.Placed p : placed) {
            raster.fillRect(p.x(), p.y(), p.x() + p.width(), p.y() + p.height(), DataColors.HALO);
        }
    }

    /** Makes the viewport fit the image and the room there is. */
    private void arrange(OpenedImage shown, int width, int height) {
        Viewport v = viewport.get();
        int imageWidth = shown.pixels().width();
        int imageHeight = shown.pixels().height();
        if (v == null || fitted) {
            v = Viewport.fit(imageWidth, imageHeight, width, height);
        } else if (v.viewWidth() != width || v.viewHeight() != height) {
            v = v.resized(width, height);
        }
        if (!v.equals(viewport.get())) {
            viewport.set(v);
        }
    }

    private int backgroundColor() {
        Background background = getBackground();
        if (background == null || background.getFills().isEmpty()
                || !(background.getFills().getLast().getFill() instanceof Color c)) {
            return DEFAULT_BACKGROUND;
        }
        return 0xFF000000 | (int) Math.round(c.getRed() * 255) << 16 | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }
}
