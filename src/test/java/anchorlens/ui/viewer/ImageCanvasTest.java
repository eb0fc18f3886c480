package anchorlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.dataset.OpenedImage;
import anchorlens.ui.Fx;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.workbench.RunResult;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageCanvasTest {
    private final OpenedImage image = PictureFixture.image();
    private final RunResult result = PictureFixture.result(image);
    private final Selection selection = new Selection();
    private final DisplayOptions options = new DisplayOptions();
    private ImageCanvas canvas;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            canvas = new ImageCanvas(Overlays.all(), selection, options);
            canvas.categoriesProperty().set(PictureFixture.CATEGORIES);
            stage = new Stage();
            stage.setScene(Fx.scene(canvas, 800, 600, Theme.DARK));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void show() {
        Fx.run(() -> {
            canvas.imageProperty().set(image);
            canvas.resultProperty().set(result);
        });
        Fx.settle();
    }

    private Viewport viewport() {
        return Fx.call(() -> canvas.viewportProperty().get());
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, MouseButton button, double x, double y, int clicks) {
        Fx.run(() -> Event.fireEvent(canvas, new MouseEvent(type, x, y, x, y, button, clicks, false, false, false, false,
                button == MouseButton.PRIMARY, button == MouseButton.MIDDLE, false, false, false, true,
                new PickResult(canvas, x, y))));
    }

    private void click(double x, double y, int clicks) {
        mouse(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, x, y, clicks);
        mouse(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, x, y, clicks);
    }

    private void drag(MouseButton button, double x, double y, double dx, double dy) {
        mouse(MouseEvent.MOUSE_PRESSED, button, x, y, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, button, x + dx / 2, y + dy / 2, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, button, x + dx, y + dy, 1);
        mouse(MouseEvent.MOUSE_RELEASED, button, x + dx, y + dy, 1);
    }

    private void wheel(double x, double y, double delta) {
        Fx.run(() -> Event.fireEvent(canvas, new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, false, false, false, false, false,
                false, 0, delta, 0, delta, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(canvas, x, y))));
    }

    private static int pixel(Scene scene, double x, double y) {
        return Fx.call(() -> scene.snapshot(null).getPixelReader().getArgb((int) x, (int) y));
    }

    @Test
    void anImageIsFittedAndPaintedPixelForPixel() {
        show();
        Viewport v = viewport();
        assertThat(v.isFit()).isTrue();
        assertThat(v.viewWidth()).isEqualTo(800);
        assertThat(Fx.call(() -> canvas.paintMillisProperty().get())).isPositive();
        int prior = result.assignment().bags().get(1).prior(0);
        double x = v.toViewX(result.letterbox().toImageX(result.input().priors().centerX(prior)));
        double y = v.toViewY(result.letterbox().toImageY(result.input().priors().centerY(prior)));
        int shown = pixel(stage.getScene(), x, y);
        assertThat(shown >> 8 & 0xFF).as("the green of a positive").isGreaterThan(0x90);
        assertThat(shown >> 16 & 0xFF).isLessThan(0x60);
    }

    @Test
    void theWheelZoomsAtTheCursor() {
        show();
        double x = viewport().toImageX(520);
        double y = viewport().toImageY(210);
        wheel(520, 210, 120);
        assertThat(viewport().scale()).isGreaterThan(1.5);
        assertThat(viewport().toImageX(520)).isCloseTo(x, within(1e-6));
        assertThat(viewport().toImageY(210)).isCloseTo(y, within(1e-6));
    }

    @Test
    void middleAndLeftDragsPan() {
        show();
        wheel(400, 300, 200);
        Viewport before = viewport();
        drag(MouseButton.MIDDLE, 400, 300, 30, -20);
        assertThat(viewport().offsetX()).isCloseTo(before.offsetX() + 30, within(1e-9));
        assertThat(viewport().offsetY()).isCloseTo(before.offsetY() - 20, within(1e-9));
        drag(MouseButton.PRIMARY, 300, 300, -30, 20);
        assertThat(viewport().offsetX()).isCloseTo(before.offsetX(), within(1e-9));
        assertThat(selection.priorProperty().get()).isEqualTo(-1);
    }

    @Test
    void aClickSelectsTheNearestPriorAndItsGroundTruth() {
        show();
        int prior = result.assignment().bags().get(1).prior(0);
        double x = viewport().toViewX(result.letterbox().toImageX(result.input().priors().centerX(prior)));
        double y = viewport().toViewY(result.letterbox().toImageY(result.input().priors().centerY(prior)));
        click(x + 1, y + 1, 1);
        assertThat(selection.priorProperty().get()).isEqualTo(prior);
        assertThat(selection.gtProperty().get()).isEqualTo(1);
        mouse(MouseEvent.MOUSE_MOVED, MouseButton.NONE, x, y, 0);
        assertThat(selection.hoveredPriorProperty().get()).isEqualTo(prior);
        click(790, 590, 1);
        assertThat(selection.priorProperty().get()).isEqualTo(-1);
        assertThat(selection.gtProperty().get()).isEqualTo(-1);
    }

    @Test
    void arrowsGoRoundAmongWhatLiesUnderTheClick() {
        show();
        int prior = result.assignment().bags().get(1).prior(0);
        double x = viewport().toViewX(result.letterbox().toImageX(result.input().priors().centerX(prior)));
        double y = viewport().toViewY(result.letterbox().toImageY(result.input().priors().centerY(prior)));
        click(x, y, 1);
        Fx.run(() -> canvas.rotateSelection(-1));
        assertThat(selection.priorProperty().get()).as("the last thing under the cursor is the ground truth").isEqualTo(-1);
        assertThat(selection.gtProperty().get()).isEqualTo(1);
        Fx.run(() -> canvas.rotateSelection(1));
        assertThat(selection.priorProperty().get()).isEqualTo(prior);
    }

    @Test
    void aDoubleClickCropsToTheGroundTruth() {
        show();
        double x = viewport().toViewX(PictureFixture.CRATE.centerX());
        double y = viewport().toViewY(PictureFixture.CRATE.y1() + 3);
        click(x, y, 1);
        click(x, y, 2);
        assertThat(viewport().scale()).isGreaterThan(4);
        assertThat(viewport().toViewX(PictureFixture.CRATE.centerX())).isCloseTo(400, within(1.0));
        Fx.run(canvas::fit);
        assertThat(viewport().isFit()).isTrue();
        Fx.run(canvas::cropToSelection);
        assertThat(viewport().scale()).isGreaterThan(4);
        Fx.run(canvas::actualSize);
        assertThat(viewport().scale()).isEqualTo(1);
    }

    @Test
    void theCursorReadsThePixelUnderIt() {
        show();
        mouse(MouseEvent.MOUSE_MOVED, MouseButton.NONE, viewport().toViewX(150.5), viewport().toViewY(350.5), 0);
        assertThat(canvas.cursorReadingProperty().get()).isEqualTo(new CursorReading(150, 350, 0xFF8A4034));
        mouse(MouseEvent.MOUSE_EXITED, MouseButton.NONE, 0, 0, 0);
        assertThat(canvas.cursorReadingProperty().get()).isNull();
    }

    @Test
    void zoomStaysFromImageToImageUnlessSwitchedOff() {
        show();
        wheel(400, 300, 200);
        Viewport before = viewport();
        Fx.run(() -> canvas.imageProperty().set(PictureFixture.image()));
        Fx.settle();
        assertThat(viewport()).isEqualTo(before);
        Fx.run(() -> {
            options.viewKeptProperty().set(false);
            canvas.imageProperty().set(image);
        });
        Fx.settle();
        assertThat(viewport().isFit()).isTrue();
    }

    @Test
    void aFittedImageStaysFittedWhenTheWindowGrows() {
        show();
        Fx.run(() -> {
            stage.setWidth(900);
            stage.setHeight(500);
        });
        Fx.settle();
        assertThat(viewport().viewWidth()).isGreaterThan(800);
        assertThat(viewport().isFit()).isTrue();
    }

    @Test
    void paintsOncePerPulseAndOnlyAfterAChange() {
        show();
        int[] painted = {0};
        Fx.run(() -> canvas.paintMillisProperty().addListener((o, before, now) -> painted[0]++));
        Fx.settle();
        assertThat(painted[0]).isZero();
        Fx.run(() -> {
            for (int i = 0; i < 20; i++) {
                options.opacityProperty(Layer.POSITIVES).set(0.1 + i * 0.04);
                selection.hoveredPriorProperty().set(i);
            }
        });
        Fx.settle();
        assertThat(painted[0]).isBetween(1, 2);
    }

    @Test
    void emptyStateSaysWhatToDoAndTakesTheTheme() {
        Fx.settle();
        int dark = pixel(stage.getScene(), 5, 5) & 0xFF;
        Fx.snapshot(stage.getScene(), "viewer-empty-dark");
        Fx.run(Theme.LIGHT::apply);
        Fx.settle();
        assertThat(pixel(stage.getScene(), 5, 5) & 0xFF).isGreaterThan(200).isGreaterThan(dark);
        Fx.snapshot(stage.getScene(), "viewer-empty-light");
        show();
        assertThat(pixel(stage.getScene(), 400, 2) & 0xFF).isEqualTo(pixel(stage.getScene(), 5, 5) & 0xFF).isLessThan(256);
        Fx.snapshot(stage.getScene(), "viewer-light");
    }

    @Test
    void theWholePictureLooksAsItShould() {
        for (Layer layer : Layer.values()) {
            options.shownProperty(layer).set(layer != Layer.QUALITY && layer != Layer.CANDIDATES);
        }
        selection.gtProperty().set(0);
        show();
        Fx.snapshot(stage.getScene(), "viewer-dark-mixture");
        Fx.run(() -> selection.priorProperty().set(result.assignment().bags().get(0).prior(0)));
        Fx.settle();
        Fx.snapshot(stage.getScene(), "viewer-dark-prior");
        int tick = pixel(stage.getScene(), viewport().toViewX(PictureFixture.UMBRELLA.x2()) + 12,
                viewport().toViewY(PictureFixture.UMBRELLA.y2()));
        assertThat(tick).as("the tick of the annotated edge").isEqualTo(DataColors.GROUND_TRUTH);
    }
}
