package anchorlens.ui.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.PriorSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class ParameterPanelTest {
    public enum Distance implements Labelled {
        CENTER("centre distance"), IOU("IoU");

        private final String label;

        Distance(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public record Knobs(
            @Parameter(label = "Candidates per level", symbol = "k", min = 1, max = 1000, sliderMax = 30,
                    help = "More candidates, lower threshold.", source = "section 3.2") int topk,
            @Parameter(label = "Threshold", min = 0, max = 1, group = "Gate", help = "Lowest IoU.",
                    activeWhen = "distance=IOU") double threshold,
            @Parameter(label = "Upper threshold", min = 0, max = 1, group = "Gate", help = "Highest IoU.") double upper,
            @Parameter(label = "Epsilon", symbol = "ε", min = 0, max = 1, sliderMin = 1e-9, sliderMax = 1e-2, logarithmic = true,
                    group = "Gate", help = "Keeps the ratio finite.") double epsilon,
            @Parameter(label = "Distance", group = "Gate", help = "What is compared.") Distance distance,
            @Parameter(label = "Centre inside", help = "Demands that centres lie inside.") boolean inside,
            @Parameter(label = "Size limits", min = 0, max = 1e5, unit = "px", help = "Of the levels.") List<Double> limits) {
        public Knobs() {
            this(9, 0.3, 0.7, 1e-7, Distance.IOU, true, List.of(64.0, 128.0));
        }

        public Knobs {
            if (upper < threshold) {
                throw new IllegalArgumentException("the upper threshold must not lie below the threshold " + threshold);
            }
        }
    }

    private ParameterPanel<Knobs> panel;
    private final List<Knobs> seen = new ArrayList<>();

    @BeforeEach
    void openWindow() {
        Fx.run(() -> {
            panel = new ParameterPanel<>(new Knobs(), new Knobs(), "assigner", "knobs");
            panel.valueProperty().addListener((o, was, is) -> seen.add(is));
            VBox root = new VBox(panel);
            root.getStyleClass().add("panel");
            Stage stage = new Stage();
            stage.setScene(Fx.scene(root, 310, 420, Theme.DARK));
            stage.show();
        });
    }

    @AfterEach
    void closeWindow() {
        Fx.run(() -> panel.getScene().getWindow().hide());
    }

    static Stream<Record> everyRecord() {
        return Stream.concat(Stream.concat(Assigner.catalog().stream(), Weighting.catalog().stream()),
                Stream.of(new PriorSetup(), new Knobs())).map(Record.class::cast);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void everyParameterHasExactlyOneEditor(Record record) {
        Fx.run(() -> {
            ParameterPanel<Record> made = new ParameterPanel<>(record, record, "", "");
            new Scene(made);
            for (var spec : RecordParameters.specs(record.getClass())) {
                assertThat(made.lookupAll("#" + spec.key())).as(spec.key()).hasSize(1)
                        .allSatisfy(editor -> assertThat(editor.getAccessibleText()).startsWith(spec.info().label()));
            }
            assertThat(made.getValue()).isEqualTo(record);
        });
    }

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

    @Test
    void choicesFlagsAndListsEdit() {
        Fx.run(() -> {
            combo("distance").setValue(Distance.CENTER);
            ((CheckBox) panel.lookup("#inside")).setSelected(false);
            type("limits", "32 64, 256");
            assertThat(panel.getValue()).isEqualTo(
                    new Knobs(9, 0.3, 0.7, 1e-7, Distance.CENTER, false, List.of(32.0, 64.0, 256.0)));
            type("limits", "32, x");
            assertThat(panel.message("limits")).contains("'x'");
        });
    }

    @Test
    void greysWhatHasNoEffect() {
        Fx.run(() -> {
            assertThat(panel.isInactive("threshold")).isFalse();
            combo("distance").setValue(Distance.CENTER);
            assertThat(panel.isInactive("threshold")).isTrue();
            assertThat(panel.isInactive("upper")).isFalse();
        });
    }

    @Test
    void aValueFromOutsideIsShownWithoutEcho() {
        Fx.run(() -> {
            Knobs outside = new Knobs(12, 0.2, 0.6, 1e-5, Distance.CENTER, false, List.of());
            panel.valueProperty().set(outside);
            assertThat(seen).containsExactly(outside);
            assertThat(field("topk").getText()).isEqualTo("12");
            assertThat(slider("threshold").getValue()).isEqualTo(0.2);
            assertThat(combo("distance").getValue()).isEqualTo(Distance.CENTER);
        });
    }

    @Test
    void resetGoesBackToTheDefaultsAndDropsRefusedTexts() {
        Fx.run(() -> {
            type("topk", "14");
            type("threshold", "nonsense");
            panel.reset();
            assertThat(panel.getValue()).isEqualTo(new Knobs());
            assertThat(field("threshold").getText()).isEqualTo("0.3");
            assertThat(panel.message("threshold")).isEmpty();
        });
    }

    @Test
    void aPresetIsShownChosenAndLeftByHand() {
        Fx.run(() -> {
            ParameterPanel<PriorSetup> priors = new ParameterPanel<>(new PriorSetup(), new PriorSetup(), "", "");
            @SuppressWarnings("unchecked")
            ComboBox<Preset> list = (ComboBox<Preset>) priors.lookup("#preset");
            assertThat(list.getValue().values()).isEqualTo(new PriorSetup());
            list.setValue(list.getItems().getLast());
            assertThat(priors.getValue().shapes()).isEqualTo(PriorSetup.Shapes.SIZES);
            priors.valueProperty().set(RecordParameters.with(priors.getValue(), Map.of("offset", 0.25)));
            assertThat(list.getValue()).isNull();
            priors.reset();
            assertThat(list.getValue()).isEqualTo(list.getItems().getFirst());
            assertThat(panel.lookup("#preset")).as("of a record with one setting only").isNull();
        });
    }

    @Test
    void aDoubleClickOnANameResetsThatParameterAlone() {
        Fx.run(() -> {
            type("topk", "14");
            type("upper", "0.9");
            Node label = panel.lookupAll(".label").stream().filter(n -> n instanceof Label l && l.getLabelFor() == field("topk"))
                    .findFirst().orElseThrow();
            Event.fireEvent(label, new MouseEvent(MouseEvent.MOUSE_CLICKED, 1, 1, 1, 1, MouseButton.PRIMARY, 2, false, false,
                    false, false, true, false, false, true, false, true, null));
            assertThat(panel.getValue().topk()).isEqualTo(9);
            assertThat(panel.getValue().upper()).isEqualTo(0.9);
        });
    }

    @Test
    void whatIsCopiedCanBePasted() {
        Fx.run(() -> {
            Knobs changed = new Knobs(12, 0.2, 0.6, 1e-5, Distance.CENTER, false, List.of(8.0));
            panel.valueProperty().set(changed);
            String json = panel.toJson();
            assertThat(json).startsWith("{\"assigner\":\"knobs\",\"topk\":12,");
            panel.reset();
            panel.paste(json);
            assertThat(panel.getValue()).isEqualTo(changed);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"topq\": 9} | there is no parameter 'topq'",
        "{\"topk\": 0} | topk must lie in 1 … 1000",
        "{\"topk\": \"many\"} | topk must be a number",
        "{\"distance\": \"L1\"} | distance must be one of",
        "{\"assigner\": \"tal\", \"topk\": 3} | for the assigner 'tal'",
        "{\"upper\": 0.1} | must not lie below the threshold",
        "topk=9 | not JSON (line 1",
        "[1] | no JSON object"})
    void explainsAPresetThatDoesNotFit(String json, String expected) {
        Fx.run(() -> {
            panel.paste(json);
            assertThat(panel.message()).contains(expected).startsWith("Nothing was pasted").endsWith(".");
            assertThat(panel.getValue()).isEqualTo(new Knobs());
        });
    }

    @Test
    void aBlockedGroupCannotBeEdited() {
        Fx.run(() -> {
            panel.blockGroup("Gate", "The model decides.");
            assertThat(field("threshold").isDisabled()).isTrue();
            assertThat(field("topk").isDisabled()).isFalse();
            panel.blockGroup("Gate", "");
            assertThat(field("threshold").isDisabled()).isFalse();
        });
    }

    @Test
    void looksAsDrawn() {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            Scene scene = Fx.call(() -> {
                theme.apply();
                type("threshold", "0,x");
                combo("distance").setValue(Distance.CENTER);
                return panel.getScene();
            });
            Fx.settle();
            assertThat(Fx.snapshot(scene, "parameters-" + theme)).exists();
        }
    }

    private TextField field(String key) {
        return (TextField) panel.lookup("#" + key);
    }

    private Slider slider(String key) {
        return (Slider) panel.lookupAll(".slider").stream().filter(n -> (key + ".slider").equals(n.getId())).findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Enum<?>> combo(String key) {
        return (ComboBox<Enum<?>>) panel.lookup("#" + key);
    }

    private void type(String key, String text) {
        TextField field = field(key);
        field.requestFocus();
        field.setText(text);
        press(field, KeyCode.ENTER, false);
    }

    private static void press(Node node, KeyCode key, boolean shift) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
    }
}
