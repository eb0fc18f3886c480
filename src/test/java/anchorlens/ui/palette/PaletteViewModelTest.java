package anchorlens.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.workspace.Tuned;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.PriorSetup;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<String> happened = new ArrayList<>();
    private final Catalog catalog = Catalog.load();
    private final ObjectProperty<Assigner> assigner = new SimpleObjectProperty<>(catalog.assigner("atss"));
    private final ObjectProperty<PriorSetup> priors = new SimpleObjectProperty<>(new PriorSetup());
    private final PaletteViewModel palette = new PaletteViewModel(this::commands, () -> List.of(
            Tuned.assigner("assigner", catalog, assigner, () -> true, ""),
            Tuned.of("priors", priors).withBlocked(spec -> spec.info().group().equals("Grid") ? "The model brings its own." : "")));

    private List<Command> commands() {
        return List.of(Command.of("window", "Open a model", Icons.OPEN_MODEL, () -> happened.add("model")),
                Command.of("window", "Open a folder of images", null, () -> happened.add("folder")),
                new Command("window", "Next image", null, "→, D", "this is the last image", () -> happened.add("next"), false));
    }

    private List<String> type(String query) {
        palette.refresh();
        palette.queryProperty().set(query);
        return palette.rows().stream().map(r -> r.command().text()).toList();
    }

    private int topk() {
        return (Integer) RecordParameters.values((Record) assigner.get()).get("topk");
    }

    @Test
    void listsEverythingWhileNothingIsTypedActionsFirst() {
        List<String> all = type("");
        assertThat(all.subList(0, 3)).containsExactlyInAnyOrder("Open a model", "Open a folder of images", "Next image");
        assertThat(all).anyMatch(t -> t.startsWith("topk (k)")).anyMatch(t -> t.contains("ratios"));
    }

    @Test
    void theBestFitComesFirst() {
        assertThat(type("op mod").getFirst()).isEqualTo("Open a model");
        assertThat(type("folder").getFirst()).isEqualTo("Open a folder of images");
        assertThat(type("qqqq")).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsListedWithItsReason() {
        type("next");
        assertThat(palette.rows().getFirst().command().reason()).isEqualTo("this is the last image");
        assertThat(palette.rows().getFirst().command().isPossible()).isFalse();
    }

    @Test
    void aParameterIsFoundByItsKeyAndThenAsksForItsValue() {
        assertThat(type("topk").getFirst()).contains("topk").endsWith("9");
        palette.rows().getFirst().command().run().run();
        assertThat(palette.queryProperty().get()).isEqualTo("topk ");
        assertThat(palette.rows().getFirst().command().text()).contains("now 9");
        assertThat(palette.rows().getFirst().command().stays()).isTrue();
    }

    @Test
    void aValueAfterTheNameSetsIt() {
        assertThat(type("topk 12").getFirst()).contains("9 → 12");
        palette.rows().getFirst().command().run().run();
        assertThat(topk()).isEqualTo(12);
        type("TopK=15");
        palette.rows().getFirst().command().run().run();
        assertThat(topk()).isEqualTo(15);
    }

    @Test
    void aRefusedValueSaysWhyAndSetsNothing() {
        type("topk many");
        assertThat(palette.rows().getFirst().command().reason()).contains("must be a number");
        type("topk -3");
        assertThat(palette.rows().getFirst().command().isPossible()).isFalse();
        assertThat(topk()).isEqualTo(9);
    }

    @Test
    void choicesAreListedToChooseFrom() {
        assertThat(type("shapes ")).hasSize(2).allMatch(t -> t.contains("→"));
        assertThat(type("shapes siz").getFirst()).contains("sizes of each level");
        palette.rows().getFirst().command().run().run();
        assertThat(priors.get().shapes()).isEqualTo(PriorSetup.Shapes.SIZES);
    }

    @Test
    void aBlockedParameterSaysWhy() {
        type("offset 0");
        assertThat(palette.rows().getFirst().command().reason()).isEqualTo("The model brings its own.");
    }

    @Test
    void whatWasRunLatelyComesFirstAmongEquals() {
        assertThat(type("open").getFirst()).isEqualTo("Open a model");
        palette.remember(palette.rows().get(1).command());
        type("");
        assertThat(type("open").getFirst()).isEqualTo("Open a folder of images");
    }
}
