package anchorlens.scene.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.assign.Assigner;
import anchorlens.assign.AtssAssigner;
import anchorlens.assign.DwAssigner;
import anchorlens.assign.DwWeighting;
import anchorlens.assign.GflWeighting;
import anchorlens.assign.Weighting;
import anchorlens.model.Detector;
import anchorlens.model.runtime.Detectors;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final int SIDE = 64;
    private static final SceneSource SCENES = new Blocks(24, SIDE);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPyTorch() {
        try {
            TrainingSession.engine(1);
        } catch (ModelException e) {
            Assumptions.abort("PyTorch does not start here: " + e.getMessage());
        }
    }

    private static TrainingSettings settings(Assigner assigner, Weighting weighting, long steps) {
        return new TrainingSettings(NetworkConfig.usual(SIDE, 2, 0.25), assigner, weighting, 1, 0.5, 4e-3, 0.02, 10, 4,
                steps,
                true, 3);
    }

    /** Notes losses, and asks to stop after a number of steps. */
    private static final class Watcher implements Trainer.Listener, CancellationToken {
        private final List<Double> losses = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final int limit;

        private Watcher(int limit) {
            this.limit = limit;
        }

        @Override
        public void step(StepReport report, double secondsAStep, double secondsLeft) {
            losses.add(report.total());
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public boolean isCancelled() {
            return losses.size() >= limit;
        }
    }

    private Watcher train(TrainingSettings settings, String where, int limit) throws Exception {
        Watcher watcher = new Watcher(limit);
        Trainer.train(settings, SCENES, folder.resolve(where), "net", 1, watcher, watcher);
        return watcher;
    }

    @Test
    void learnsBlocksUnderHardAndSoftAssignment() throws Exception {
        for (TrainingSettings s : List.of(settings(new AtssAssigner(), new GflWeighting(), 40),
                settings(new DwAssigner(), new DwWeighting(), 40))) {
            List<Double> losses = train(s, s.weighting().id(), 1000).losses;
            assertThat(losses).hasSize(40);
            assertThat(mean(losses.subList(35, 40))).as(s.weighting().id()).isLessThan(0.8 * mean(losses.subList(0,
                    5)));
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void endsTheSameWhetherOrNotItWasInterrupted() throws Exception {
        TrainingSettings s = settings(new AtssAssigner(), new GflWeighting(), 12);
        List<Double> whole = train(s, "whole", 1000).losses;
        List<Double> parts = new ArrayList<>(train(s, "parts", 5).losses);
        Watcher second = train(s, "parts", 1000);
        parts.addAll(second.losses);

        assertThat(second.notes.getFirst()).isEqualTo("going on after step 5");
        assertThat(parts).isEqualTo(whole);
        for (String file : List.of("net-100.onnx", "loss.csv", "loss.svg")) {
            assertThat(folder.resolve("parts").resolve(file)).as(file)
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }

    @Test
    void writesModelsThatAreRecognisedWithTheirCards() throws Exception {
        train(settings(new AtssAssigner(), new GflWeighting(), 2), "short", 1000);
        Path file = folder.resolve("short/net-100.onnx");
        try (Detector detector = Detectors.open(file, Device.CPU)) {
            assertThat(detector.card().strides()).containsExactly(8, 16, 32);
            assertThat(detector.card().priorOffset()).isEqualTo(0.5);
            assertThat(detector.card().classNames()).containsExactly("bright", "dark");
            assertThat(detector.card().bins().orElseThrow().count()).isEqualTo(17);
            assertThat(detector.card().scoresAreProbabilities()).isFalse();
        }
        assertThat(Files.readString(folder.resolve("short/loss.svg"))).startsWith("<svg").contains("polyline");
    }

    @Test
    void refusesToGoOnWithOtherSettings() throws Exception {
        train(settings(new AtssAssigner(), new GflWeighting(), 3), "same", 1000);
        assertThatThrownBy(() -> train(settings(new AtssAssigner(), new GflWeighting(1), 3), "same", 1000))
                .isInstanceOf(ModelException.class).hasMessageContaining("other settings");
    }

    @Test
    void refusesADamagedState() throws Exception {
        TrainingSettings s = settings(new AtssAssigner(), new GflWeighting(), 3);
        train(s, "cut", 1000);
        Path state = folder.resolve("cut").resolve(Trainer.STATE);
        byte[] bytes = Files.readAllBytes(state);
        Files.write(state, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> train(s, "cut", 1000)).isInstanceOf(ModelException.class)
                .hasMessageContaining("cut off or damaged");
    }
}
