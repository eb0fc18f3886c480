package anchorlens.ui.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.Fx;
import java.util.List;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Typing, stepping and dragging values. */
class ParameterEditingTest extends ParameterPanelFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {".25 | 0.25", "0,5 | 0.5", " 1e-7 | 1e-7", "0.125 | 0.125"})
    void takesATypedNumber(String typed, double expected) {
        Fx.run(() -> {
            type("threshold", typed);
            assertThat(panel.getValue().threshold()).isEqualTo(expected);
            assertThat(panel.message("threshold")).isEmpty();
            assertThat(seen).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "-0.5", ""})
    void refusesABadNumberAndSaysWhy(String typed) {
        Fx.run(() -> {
            type("threshold", typed);
            assertThat(panel.getValue()).isEqualTo(new Knobs());
            assertThat(seen).isEmpty();
            assertThat(panel.message("threshold")).contains("threshold must").endsWith(".");
            assertThat(field("threshold").getText()).isEqualTo(typed);
            press(field("threshold"), KeyCode.ESCAPE, false);
            assertThat(field("threshold").getText()).isEqualTo("0.3");
            assertThat(panel.message("threshold")).isEmpty();
        });
    }

    @Test
    void showsAtTheRowWhatTheRecordRefuses() {
        Fx.run(() -> {
            type("threshold", "0.8");
            assertThat(panel.message("threshold")).contains("the upper threshold must not lie below");
            assertThat(panel.getValue()).isEqualTo(new Knobs());
            type("upper", "0.9");
            type("threshold", "0.85");
            assertThat(panel.getValue().threshold()).isEqualTo(0.85);
            assertThat(panel.message("threshold")).isEmpty();
        });
    }

    @Test
    void aSliderGoesBackWhenTheRecordRefuses() {
        Fx.run(() -> {
            slider("upper").setValue(0.1);
            assertThat(panel.getValue().upper()).isEqualTo(0.7);
            assertThat(slider("upper").getValue()).isEqualTo(0.7);
            assertThat(panel.message("upper")).isNotEmpty();
            slider("upper").setValue(0.5);
            assertThat(panel.getValue().upper()).isEqualTo(0.5);
            assertThat(panel.message("upper")).isEmpty();
        });
    }

    @Test
    void draggingChangesTheValueAllTheWay() {
        Fx.run(() -> {
            Slider slider = slider("topk");
            slider.setValueChanging(true);
            for (int k = 10; k <= 14; k++) {
                slider.setValue((k - 1) / 29.0);
                assertThat(panel.getValue().topk()).isEqualTo(k);
                assertThat(field("topk").getText()).isEqualTo(Integer.toString(k));
            }
            slider.setValueChanging(false);
            assertThat(seen).hasSize(5);
        });
    }

    @Test
    void aTypedNumberMayLieBeyondTheSlider() {
        Fx.run(() -> {
            type("topk", "200");
            assertThat(panel.getValue().topk()).isEqualTo(200);
            assertThat(slider("topk").getValue()).isEqualTo(1);
        });
    }

    @Test
    void arrowKeysStepAndShiftStepsTenfold() {
        Fx.run(() -> {
            TextField field = field("topk");
            press(field, KeyCode.UP, false);
            assertThat(panel.getValue().topk()).isEqualTo(10);
            press(field, KeyCode.UP, true);
            assertThat(panel.getValue().topk()).isEqualTo(20);
            press(field, KeyCode.DOWN, true);
            press(field, KeyCode.DOWN, true);
            assertThat(panel.getValue().topk()).isEqualTo(1);
        });
    }

    @Test
    void leavingAFieldCommits() {
        Fx.run(() -> {
            field("threshold").requestFocus();
            field("threshold").setText("0.4");
            field("topk").requestFocus();
            assertThat(panel.getValue().threshold()).isEqualTo(0.4);
        });
    }

    @Test
    void visitingAFieldChangesNothing() {
        Fx.run(() -> {
            Knobs exact = new Knobs(9, 1.0 / 3, 0.7, 1e-7, Distance.IOU, true, List.of(1.0));
            panel.valueProperty().set(exact);
            field("threshold").requestFocus();
            field("topk").requestFocus();
            assertThat(panel.getValue()).isSameAs(exact);
            assertThat(field("threshold").getText()).isEqualTo("0.333333");
        });
    }
}
