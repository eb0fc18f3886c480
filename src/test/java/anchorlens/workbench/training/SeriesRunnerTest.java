package anchorlens.workbench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anchorlens.analysis.dynamics.StepStatistics;
import anchorlens.dataset.Dataset;
import anchorlens.model.Device;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.StoredFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real models as if they were two checkpoints, over real photos of {@code ../shared/data}. */
class SeriesRunnerTest {
    private static final Path DATA = Path.of("../shared/data");

    @TempDir
    private Path folder;

    private final AtomicInteger opened = new AtomicInteger();
    private final DetectorHost.Opener counting = (file, device) -> {
        opened.incrementAndGet();
        return DetectorHost.FILES.open(file, device);
    };

    private CheckpointSeries series() throws Exception {
        Path a = DATA.resolve("models/nanodet_m_hpc203.onnx");
        Path b = DATA.resolve("models/nanodet_hpc203_320.onnx");
        assumeTrue(Files.exists(a) && Files.exists(b), "the third-party models of ../shared/data are absent");
        Files.copy(a, folder.resolve("nano-1.onnx"));
        Files.copy(b, folder.resolve("nano-2.onnx"));
        return CheckpointSeries.in(folder).getFirst();
    }

    private static SeriesRequest request(CheckpointSeries series, Dataset set, String assigner) {
        Catalog catalog = Catalog.load();
        return new SeriesRequest(series, Device.CPU, set.categoryNames(), Map.of(), new PriorSetup(), catalog.assigner(assigner),
                catalog.usualWeighting(catalog.assigner(assigner)));
    }

    @Test
    void runsEveryCheckpointOnceAndThenFromTheDisk() throws Exception {
        CheckpointSeries series = series();
        DataFiles files = new StoredFiles();
        Dataset set = files.open(DATA.resolve("images/tinycoco/annotations/instances_val2017.json")).dataset();
        var image = files.read(set.images().getFirst());
        PassCache cache = new PassCache(folder.resolve("cache"), 1 << 26);
        List<StepStatistics> first;
        try (CheckpointPasses passes = new CheckpointPasses(counting, cache)) {
            SeriesRunner runner = new SeriesRunner(passes);
            SeriesRun run = runner.overImage(request(series, set, "atss"), image, CancellationToken.NONE, Progress.SILENT);
            first = run.statistics();
            runner.overImage(request(series, set, "tal"), image, CancellationToken.NONE, Progress.SILENT);
            assertThat(run.steps()).hasSize(2);
            assertThat(first.getLast().agreement()).isEqualTo(1);
        }
        assertThat(opened).hasValue(2);
        try (CheckpointPasses passes = new CheckpointPasses(counting, cache)) {
            List<StepStatistics> again = new SeriesRunner(passes).overImage(request(series, set, "atss"), image,
                    CancellationToken.NONE, Progress.SILENT).statistics();
            assertThat(again.getFirst().meanIou()).isEqualTo(first.getFirst().meanIou());
        }
        assertThat(opened).as("the second time everything comes from the disk").hasValue(2);
    }

    @Test
    void aSetOfOneImageHasThatImagesCurves() throws Exception {
        CheckpointSeries series = series();
        DataFiles files = new StoredFiles();
        Dataset set = files.open(DATA.resolve("images/tinycoco/annotations/instances_val2017.json")).dataset();
        var record = set.images().getFirst();
        try (CheckpointPasses passes = new CheckpointPasses(counting, PassCache.none())) {
            SeriesRunner runner = new SeriesRunner(passes);
            SeriesRequest request = request(series, set, "dw");
            StepStatistics one = runner.overImage(request, files.read(record), CancellationToken.NONE, Progress.SILENT)
                    .statistics().getFirst();
            SeriesCurves curves = runner.overSet(request, files, List.of(record), CancellationToken.NONE, Progress.SILENT);
            StepStatistics set1 = curves.statistics().getFirst();
            assertThat(set1.meanIou()).isCloseTo(one.meanIou(), within(1e-12));
            assertThat(set1.sumPos()).isCloseTo(one.sumPos(), within(1e-9));
            assertThat(set1.weightAgreement()).isCloseTo(one.weightAgreement(), within(1e-12)).isBetween(0.0, 1.0);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> runner.overSet(request, files, set.images(), () -> true,
                    Progress.SILENT)).isInstanceOf(CancellationException.class);
        }
    }
}
