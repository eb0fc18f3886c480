package anchorlens.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long LATER = 1_000_000_000;

    private final Catalog catalog = Catalog.load();
    private final ObjectProperty<Assigner> assigner = new SimpleObjectProperty<>(catalog.assigner("atss"));
    private final ObjectProperty<Weighting> weighting = new SimpleObjectProperty<>(catalog.weighting("gfl"));
    private long time;
    private final History history = history();

    private History history() {
        History made = new History(() -> time);
        made.track(assigner, Changes::words);
        made.track(weighting, Changes::words);
        return made;
    }

    private void topk(int value) {
        time += LATER;
        assigner.set((Assigner) RecordParameters.with((Record) assigner.get(), Map.of("topk", value)));
    }

    private int topk() {
        return (Integer) RecordParameters.values((Record) assigner.get()).get("topk");
    }

    @Test
    void stepsAreTakenBackAndDoneAgainInTurn() {
        topk(12);
        topk(15);
        assertThat(history.undoWords().get()).isEqualTo("topk 12 → 15");
        history.undo();
        assertThat(topk()).isEqualTo(12);
        assertThat(history.redoWords().get()).isEqualTo("topk 12 → 15");
        history.undo();
        assertThat(topk()).isEqualTo(9);
        assertThat(history.undoWords().get()).isEmpty();
        history.undo();
        assertThat(topk()).isEqualTo(9);
        history.redo();
        history.redo();
        assertThat(topk()).isEqualTo(15);
        assertThat(history.redoWords().get()).isEmpty();
    }

    @Test
    void anotherChangeDropsWhatWasUndone() {
        topk(12);
        history.undo();
        topk(20);
        assertThat(history.redoWords().get()).isEmpty();
        assertThat(history.undoWords().get()).isEqualTo("topk 9 → 20");
    }

    @Test
    void aDragIsOneStepHoweverLongItTakes() {
        history.press();
        topk(10);
        topk(11);
        topk(14);
        history.release();
        assertThat(history.undoWords().get()).isEqualTo("topk 9 → 14");
        history.undo();
        assertThat(topk()).isEqualTo(9);
        assertThat(history.undoWords().get()).isEmpty();
    }

    @Test
    void aDragThatComesBackLeavesNoStep() {
        history.press();
        topk(10);
        topk(9);
        history.release();
        assertThat(history.undoWords().get()).isEmpty();
        history.press();
        topk(10);
        topk(9);
        topk(12);
        topk(13);
        history.release();
        assertThat(history.undoWords().get()).isEqualTo("topk 9 → 13");
        history.undo();
        assertThat(history.undoWords().get()).isEmpty();
    }

    @Test
    void twoDragsAreTwoSteps() {
        history.press();
        topk(10);
        history.release();
        history.press();
        topk(11);
        history.release();
        history.undo();
        assertThat(topk()).isEqualTo(10);
    }

    @Test
    void whatAMethodBringsAlongIsPartOfItsStepAndComesBackExactly() {
        // As in the panel: another assigner brings its usual weighting along while the usual one is in use.
        assigner.addListener((o, before, now) -> {
            if (weighting.get().id().equals(before.usualWeighting())) {
                weighting.set(catalog.usualWeighting(now));
            }
        });
        weighting.set(catalog.weighting("dw"));
        time += LATER;
        assigner.set(catalog.assigner("dw"));
        assertThat(weighting.get().id()).isEqualTo("dw");
        assertThat(history.undoWords().get()).isEqualTo("ATSS → DW");
        time += LATER;
        history.undo();
        assertThat(assigner.get().id()).isEqualTo("atss");
        assertThat(weighting.get().id()).isEqualTo("dw");
        history.undo();
        assertThat(weighting.get().id()).isEqualTo("gfl");
    }

    @Test
    void quietChangesAndForgottenOnesAreNoSteps() {
        history.quietly(() -> topk(20));
        assertThat(history.undoWords().get()).isEmpty();
        topk(21);
        assertThat(history.undoWords().get()).isEqualTo("topk 20 → 21");
        history.forget();
        assertThat(history.undoWords().get()).isEmpty();
        history.undo();
        assertThat(topk()).isEqualTo(21);
    }
}
