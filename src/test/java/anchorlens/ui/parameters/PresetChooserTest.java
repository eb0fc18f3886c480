package anchorlens.ui.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.VflWeighting;
import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.Fx;
import anchorlens.ui.state.UserPresets;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

class PresetChooserTest {
    private static final String KEY = "assigner.atss";

    private final Record atss = (Record) Catalog.load().assigner("atss");
    private final Record other = RecordParameters.with(atss, Map.of("topk", 17));
    private final UserPresets own = new UserPresets();
    private final List<Record> taken = new ArrayList<>();

    private PresetChooser chooser() {
        return Fx.call(() -> {
            PresetChooser made = new PresetChooser(own, KEY, atss, true, taken::add);
            Fx.scene(made, 320, 40, Theme.DARK);
            made.applyCss();
            return made;
        });
    }

    private static List<String> names(PresetChooser chooser) {
        return chooser.presets().stream().map(Preset::name).toList();
    }

    @Test
    void valuesAreKeptUnderANameBesideThePublishedOnesChosenAndForgotten() {
        PresetChooser chooser = chooser();
        List<String> published = names(chooser);
        assertThat(published).contains("ATSS");
        Fx.run(() -> {
            chooser.show(other);
            assertThat(chooser.keep(" mine ")).isEmpty();
        });
        assertThat(names(chooser)).endsWith("mine").hasSize(published.size() + 1);
        ComboBox<?> list = (ComboBox<?>) chooser.lookup("#preset");
        assertThat(((Preset) list.getValue()).name()).isEqualTo("mine");
        assertThat(chooser.lookup("#preset-delete").isDisabled()).isFalse();
        assertThat(own.of(KEY, atss)).containsExactly(new Preset("mine", other));
        Fx.run(() -> {
            list.getSelectionModel().select(0);
            list.getSelectionModel().select(published.size());
        });
        assertThat(taken.getLast()).isEqualTo(other);
        Fx.run(() -> ((Button) chooser.lookup("#preset-delete")).fire());
        assertThat(names(chooser)).isEqualTo(published);
        assertThat(own.all()).isEmpty();
    }

    @Test
    void publishedNamesAndBlankOnesAreRefused() {
        PresetChooser chooser = chooser();
        Fx.run(() -> {
            assertThat(chooser.keep("  ")).isPresent();
            assertThat(chooser.keep("atss")).isPresent();
            assertThat(chooser.lookup("#preset-delete").isDisabled()).isTrue();
        });
        assertThat(own.all()).isEmpty();
    }

    @Test
    void aMethodThatIsPublishedWithOneSettingShowsItsDefaultsAsThat() {
        Fx.run(() -> {
            VflWeighting defaults = new VflWeighting();
            PresetChooser made = new PresetChooser(own, "weighting/vfl", defaults, true, taken::add);
            assertThat(names(made)).containsExactly("defaults");
            assertThat(((ComboBox<?>) made.lookup("#preset")).getValue()).isEqualTo(new Preset("defaults", defaults));
        });
    }

    @Test
    void anotherPanelOfTheSameMethodFollows() {
        PresetChooser first = chooser();
        PresetChooser second = chooser();
        Fx.run(() -> {
            first.show(other);
            first.keep("mine");
        });
        assertThat(names(second)).contains("mine");
    }

    @Test
    void valuesOfAnotherVersionAreKeptButNotOffered() {
        own.all().put(KEY, Map.of("old", Map.of("warp", "9"), "good", Map.of("topk", "11")));
        assertThat(own.of(KEY, atss)).extracting(Preset::name).containsExactly("good");
        own.save(KEY, "new", other);
        assertThat(own.all().get(KEY)).containsKeys("old", "good", "new");
    }
}
