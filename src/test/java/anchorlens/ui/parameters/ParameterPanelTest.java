package anchorlens.ui.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.PriorSetup;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a panel shows and what its buttons do. */
class ParameterPanelTest extends ParameterPanelFixture {
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
}
