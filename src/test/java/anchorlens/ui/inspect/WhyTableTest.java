package anchorlens.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.Explanation;
import anchorlens.assign.Verdict;
import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class WhyTableTest {
    private final ObjectProperty<RunResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<Explanation> explanation = new SimpleObjectProperty<>();

    @Test
    void theWhyTableTellsTheFirstGateThatFailed() {
        Fx.run(() -> {
            show(SampleRun.outOfTopK());
            String[] flipped = new String[1];
            WhyTable table = new WhyTable(result, explanation, (key, value) -> flipped[0] = key + "=" + value);
            assertThat(table.verdictText()).startsWith("Prior #").contains("is negative for 0 umbrella: not in the top k.");
            List<WhyRow> failed = table.table().getItems().stream().filter(r -> r.kind() == WhyRow.Kind.FIRST_FAILED).toList();
            assertThat(failed).hasSize(1);
            assertThat(failed.getFirst().from()).startsWith("✗ ≤ top k = 13");
            assertThat(failed.getFirst().flip()).isPresent();
            Fx.scene(new VBox(table), 900, 400, Theme.DARK);
            table.applyCss();
            table.getScene().getRoot().layout();
            Hyperlink link = (Hyperlink) table.lookupAll(".flip").stream().filter(n -> n.isVisible() && n.getParent() != null)
                    .findFirst().orElseThrow();
            link.fire();
            assertThat(flipped[0]).isEqualTo("topk=" + failed.getFirst().flip().get().value());
        });
    }

    @Test
    void theWhyTableShowsTheWeightsOfAKeptPair() {
        Fx.run(() -> {
            show(firstWith(Verdict.KEPT));
            WhyTable table = new WhyTable(result, explanation, (key, value) -> { });
            assertThat(table.verdictText()).endsWith("is a positive of 0 umbrella.");
            int prior = explanation.get().prior();
            int pair = result.get().weights().orElseThrow().pairOf(prior, 0);
            assertThat(table.table().getItems()).anySatisfy(r -> {
                assertThat(r.kind()).isEqualTo(WhyRow.Kind.POS_WEIGHT);
                assertThat(r.value()).isEqualTo(Words.number(result.get().weights().get().pairPos(pair)));
            });
            assertThat(table.table().getItems()).noneMatch(r -> r.kind() == WhyRow.Kind.FIRST_FAILED);
            result.set(null);
            explanation.set(null);
            assertThat(table.table().getItems()).isEmpty();
            assertThat(table.verdictText()).isEmpty();
        });
    }

    private void show(Explanation e) {
        result.set(SampleRun.tal());
        explanation.set(e);
    }

    /** The explanation of the first prior that met this fate with the umbrella. */
    private static Explanation firstWith(Verdict verdict) {
        RunResult r = SampleRun.tal();
        Assigner tal = r.request().assigner();
        Optional<Explanation> found = IntStream.range(0, r.assignment().priorCount())
                .filter(i -> SampleRun.UMBRELLA.contains(r.input().priors().centerX(i), r.input().priors().centerY(i)))
                .mapToObj(i -> tal.explain(r.input(), r.assignment(), i, 0))
                .filter(e -> e.verdict() == verdict).findFirst();
        return found.orElseThrow();
    }
}
