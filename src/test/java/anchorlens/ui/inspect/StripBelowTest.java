package anchorlens.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Explanation;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.RunResult;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripBelowTest {
    private final ObjectProperty<RunResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<Explanation> explanation = new SimpleObjectProperty<>();
    private Selection selection;
    private LevelsPanel levels;
    private ObjectsTable objects;
    private WhyTable why;
    private StripBelow strip;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            selection = new Selection();
            result.set(SampleRun.tal());
            levels = new LevelsPanel(result);
            objects = new ObjectsTable(result, selection);
            why = new WhyTable(result, explanation, (key, value) -> { });
            strip = new StripBelow(new Region(), levels, new TablesPane(objects, why, selection));
            stage = new Stage();
            stage.setScene(Fx.scene(new StackPane(strip), 460, 170, Theme.DARK));
            stage.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private void widen(double width) {
        Fx.run(() -> stage.setWidth(width));
        Fx.settle();
    }

    private void press(String text) {
        Fx.run(() -> strip.lookupAll(".toggle-button").stream().map(ToggleButton.class::cast).filter(b -> b.getText().equals(text))
                .findFirst().orElseThrow().fire());
        Fx.settle();
    }

    private boolean isInSight(Node node) {
        return node.isVisible() && node.localToScene(node.getLayoutBounds()).getMaxX() <= stage.getScene().getWidth();
    }

    @Test
    void inANarrowWindowAllIsInSightAndLevelsAreBehindAButton() {
        assertThat(isInSight(objects)).isTrue();
        assertThat(isInSight(why)).isFalse();
        assertThat(isInSight(levels)).isFalse();
        press("Levels");
        assertThat(isInSight(levels)).isTrue();
        assertThat(isInSight(objects)).isFalse();
        Fx.run(() -> selection.priorProperty().set(27));
        assertThat(isInSight(why)).isTrue();
        assertThat(isInSight(levels)).isFalse();
        Fx.snapshot(stage.getScene(), "strip-narrow");
    }

    @Test
    void aWideWindowHasThemSideBySideAgain() {
        press("Levels");
        widen(900);
        assertThat(isInSight(levels)).isTrue();
        assertThat(isInSight(objects)).isTrue();
        assertThat(strip.lookupAll(".toggle-button").stream().filter(Node::isVisible)).hasSize(2);
        assertThat(((SplitPane) strip.getContent()).getDividerPositions()).hasSize(2);
        Fx.run(() -> strip.giveRoomToChart(true));
        Fx.settle();
        assertThat(((SplitPane) strip.getContent()).getDividerPositions()[0]).isGreaterThan(0.4);
        widen(500);
        assertThat(isInSight(levels)).isFalse();
        assertThat(((SplitPane) strip.getContent()).getDividerPositions()).hasSize(1);
    }

    @Test
    void aHeadingIsCutBeforeTheButtonsAndSaidInWholeByTheMouse() {
        Labeled heading = (Labeled) objects.lookup(".section-title");
        Node buttons = strip.lookup(".segmented");
        assertThat(heading.localToScene(heading.getLayoutBounds()).getMaxX())
                .isLessThanOrEqualTo(buttons.localToScene(buttons.getLayoutBounds()).getMinX());
        assertThat(heading.getTooltip().getText()).isEqualTo(objects.heading()).contains("without positives");
    }
}
