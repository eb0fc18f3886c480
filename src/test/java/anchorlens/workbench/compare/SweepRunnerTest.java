package anchorlens.workbench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.compare.Method;
import anchorlens.analysis.compare.MethodParameter;
import anchorlens.analysis.compare.Sweep;
import anchorlens.analysis.compare.SweepAxis;
import anchorlens.analysis.compare.SweepPoint;
import anchorlens.dataset.Dataset;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.task.CancellationToken;
import anchorlens.ui.state.Fakes;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.PassCache;
import anchorlens.workbench.training.PassSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweepRunnerTest {
    private static final Path MODEL = Path.of("model.onnx");
    private final Fakes.FakeFiles files = new Fakes.FakeFiles();
    private final Catalog catalog = Catalog.load();
    private final Method atss = new Method(catalog.assigner("atss"), catalog.weighting("gfl"));
    private final Configuration like = new Configuration("", atss, Optional.of(PassSource.of(MODEL)), new PriorSetup(), Map.of());
    private final AtomicInteger forwards = new AtomicInteger();

    /** Counts how often the model is run. */
    private record Counting(Detector own, AtomicInteger forwards) implements Detector {
        @Override
        public ModelCard card() {
            return own.card();
        }

        @Override
        public Device device() {
            return own.device();
        }

        @Override
        public List<String> notices() {
            return List.of();
        }

        @Override
        public ForwardPass run(PixelImage image, CancellationToken cancel) throws anchorlens.model.ModelException {
            forwards.incrementAndGet();
            return own.run(image, cancel);
        }

        @Override
        public void close() {
            own.close();
        }
    }

    private CheckpointPasses passes() {
        return new CheckpointPasses((file, device) -> new Counting(Fakes.detector(file, device, List.of("crate", "ball")), forwards), PassCache.none());
    }

    private SetWalk.Images images() throws Exception {
        Dataset set = files.open(Path.of("set.json")).dataset();
        return new SetWalk.Images(set, files, Integer.MAX_VALUE);
    }

    private Sweep topk(int from, int to) {
        return new Sweep(atss, List.of(SweepAxis.between(MethodParameter.of(atss, "topk"), from, to, to - from + 1, false)));
    }

    private RunResult alone(int image, Method method) throws Exception {
        var record = images().dataset().images().get(image);
        var opened = files.read(record);
        DecodedPass pass = DecodedPass.of(Fakes.detector(MODEL, Device.CPU, List.of("crate", "ball")).run(opened.pixels(), CancellationToken.NONE));
        return new Workbench().run(new RunRequest(opened, Optional.of(pass), ClassMapping.byName(List.of("crate", "ball"), List.of("crate", "ball")),
                new PriorSetup(), method.assigner(), method.weighting()), CancellationToken.NONE);
    }

    @Test
    void aSetIsTheSumOfItsImagesAndTheModelSeesEachOnce() throws Exception {
        Sweep sweep = topk(1, 12);
        List<SweepRun> heard = new ArrayList<>();
        SweepRun run = new SweepRunner(heard::add).ofSet(sweep, like, new SetWalk(passes(), Device.CPU), images(), CancellationToken.NONE);
        assertThat(forwards).hasValue(2);
        assertThat(run.skipped()).singleElement().asString().contains("broken.png");
        assertThat(run.isComplete()).isTrue();
        assertThat(heard).isNotEmpty();
        for (int cell = 0; cell < sweep.size(); cell++) {
            long positives = 0;
            double sumPos = 0;
            for (int image = 0; image < 2; image++) {
                RunResult r = alone(image, sweep.method(cell));
                positives += r.summary().objects().stream().mapToInt(o -> o.positives()).sum();
                sumPos += r.summary().objects().stream().mapToDouble(o -> o.sumPos()).sum();
            }
            SweepPoint p = run.points().get(cell);
            assertThat(p.images()).isEqualTo(2);
            assertThat(p.objects()).isEqualTo(3);
            assertThat(p.positives()).as("topk %d", cell + 1).isEqualTo(positives);
            assertThat(p.sumPos()).isCloseTo(sumPos, org.assertj.core.api.Assertions.within(1e-9));
        }
        assertThat(run.points().get(8).agreement()).as("topk 9 is the current choice").isEqualTo(1);
        assertThat(run.points().get(0).agreement()).isLessThan(1);
    }

    @Test
    void anImageIsSweptLikeEveryValueAlone() throws Exception {
        Sweep sweep = topk(3, 5);
        SweepRun run = new SweepRunner(r -> { }).ofImage(sweep, alone(1, atss).request(), CancellationToken.NONE);
        for (int cell = 0; cell < 3; cell++) {
            assertThat(run.points().get(cell).starved()).isEqualTo(alone(1, sweep.method(cell)).summary().objects().stream()
                    .filter(o -> o.positives() == 0).count());
        }
        assertThat(SweepCsv.of(run).lines().toList()).hasSize(4).first().isEqualTo(
                "assigner.topk,images,objects,positives,starved,sum_w_pos,sum_w_neg,jaccard_with_current,note");
    }

    @Test
    void valuesThatAMethodRejectsAreGapsWithAReason() throws Exception {
        Method maxIou = new Method(catalog.assigner("maxiou"), catalog.weighting("hard"));
        MethodParameter pos = MethodParameter.of(maxIou, "posIouThr");
        Sweep sweep = new Sweep(maxIou, List.of(new SweepAxis(pos, List.of(0.0, 0.5), false)));
        SweepRun run = new SweepRunner(r -> { }).ofImage(sweep, alone(0, maxIou).request(), CancellationToken.NONE);
        assertThat(run.points().getLast().note()).isEmpty();
        assertThat(run.points().getFirst().images()).isZero();
        assertThat(run.points().getFirst().note()).contains("posIouThr must be above 0");
    }

    @Test
    void aModelThatCannotBeReadOrACancelEndsIt() throws Exception {
        CheckpointPasses broken = new CheckpointPasses((file, device) -> {
            throw new anchorlens.model.ModelException("model.onnx is not a detector.");
        }, PassCache.none());
        assertThatThrownBy(() -> new SweepRunner(r -> { }).ofSet(topk(1, 2), like, new SetWalk(broken, Device.CPU), images(), CancellationToken.NONE))
                .hasMessageContaining("not a detector");
        int[] polls = {0};
        assertThatThrownBy(() -> new SweepRunner(r -> { }).ofSet(topk(1, 9), like, new SetWalk(passes(), Device.CPU), images(), () -> ++polls[0] > 8))
                .isInstanceOf(CancellationException.class);
    }
}
