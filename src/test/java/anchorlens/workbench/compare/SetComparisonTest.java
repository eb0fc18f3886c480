package anchorlens.workbench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.compare.Method;
import anchorlens.dataset.Dataset;
import anchorlens.model.Device;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.ui.state.Fakes;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.OwnPresets;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.PassCache;
import anchorlens.workbench.training.PassSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SetComparisonTest {
    private final Fakes.FakeFiles files = new Fakes.FakeFiles();
    private final Catalog catalog = Catalog.load();
    private final AtomicInteger opened = new AtomicInteger();
    private final CheckpointPasses passes = new CheckpointPasses((file, device) -> {
        opened.incrementAndGet();
        return Fakes.detector(file, device, List.of("crate", file.toString().contains("crates") ? "nothing" : "ball"));
    }, PassCache.none(), Long.MAX_VALUE);

    private Configuration configuration(String name, String assigner, Optional<Path> model) {
        Method method = new Method(catalog.assigner(assigner), catalog.usualWeighting(catalog.assigner(assigner)));
        return new Configuration(name, method, model.map(PassSource::of), new PriorSetup(), Map.of());
    }

    private Dataset dataset() throws Exception {
        return files.open(Path.of("set.json")).dataset();
    }

    private SetRun run(List<Configuration> all) throws Exception {
        return new SetComparison(all, new SetWalk(passes, Device.CPU)).run(new SetWalk.Images(dataset(), files, Integer.MAX_VALUE),
                CancellationToken.NONE, Progress.SILENT, r -> { });
    }

    @Test
    void everyConfigurationSeesEveryImageAndModelsAreSharedOrTheirOwn() throws Exception {
        List<Configuration> all = List.of(configuration("atss", "atss", Optional.of(Path.of("m.onnx"))), configuration("dw", "dw",
                Optional.of(Path.of("m.onnx"))), configuration("crates", "atss", Optional.of(Path.of("crates.onnx"))));
        SetRun run = run(all);
        assertThat(opened).as("one detector a model").hasValue(2);
        assertThat(run.isComplete()).isTrue();
        assertThat(run.result().looked()).isEqualTo(2);
        assertThat(run.skipped()).singleElement().asString().contains("broken.png");
        assertThat(run.result().configurations()).extracting(c -> c.all().objects()).containsExactly(3L, 3L, 2L);
        assertThat(run.result().configurations().get(0).agreement()).isEqualTo(1);
        assertThat(run.result().configurations().get(1).all().positives()).isPositive();
    }

    @Test
    void reportsHoldTheSameNumbers() throws Exception {
        SetRun run = run(List.of(configuration("a, first", "atss", Optional.empty()), configuration("fcos", "fcos", Optional.empty())));
        SetReport report = new SetReport(run, dataset());
        StringWriter text = new StringWriter();
        report.writeText(text);
        assertThat(text.toString()).contains("2 images, 1 could not be read").contains("a, first").contains("by size").contains("by class")
                .contains("crate");
        List<String> csv = report.groupsCsv().lines().toList();
        assertThat(csv.get(1)).startsWith("\"a, first\",all,all,3,");
        StringWriter json = new StringWriter();
        report.writeJson(json);
        JsonNode root = new ObjectMapper().readTree(json.toString());
        JsonNode fcos = root.path("configurations").get(1);
        assertThat(fcos.path("assigner").asText()).isEqualTo("fcos");
        assertThat(fcos.path("groups").get(0).path("positives").asLong()).isEqualTo(run.result().configurations().get(1).all().positives());
        long starved = run.result().configurations().stream().mapToLong(c -> c.all().starved()).max().orElse(0);
        assertThat((long) root.path("starved").size()).isGreaterThanOrEqualTo(starved);
        StringWriter objects = new StringWriter();
        report.writeObjects(objects);
        assertThat(objects.toString().lines()).hasSize(1 + 3).anyMatch(l -> l.startsWith("b.png,8,ball,12.0"));
    }

    /** What the report writes of a configuration is read back as the same configuration. */
    @Test
    void configurationsOfAReportAreReadBack() throws Exception {
        Configuration dw = new ConfigurationText(catalog, configuration("", "atss", Optional.empty()), () -> OwnPresets.NONE)
                .read("mine:assigner=fcos,radius=2.5,weighting=hard,priors.offset=0").getFirst();
        SetRun run = run(List.of(dw, configuration("b", "atss", Optional.empty())));
        StringWriter json = new StringWriter();
        new SetReport(run, dataset()).writeJson(json);
        Path file = java.nio.file.Files.createTempFile("report", ".json");
        try {
            ObjectMapper mapper = new ObjectMapper();
            var own = (com.fasterxml.jackson.databind.node.ObjectNode) mapper.readTree(json.toString()).path("configurations").get(0);
            own.remove(List.of("groups", "contestedPriors", "backgroundNeg", "jaccardWithFirst"));
            java.nio.file.Files.writeString(file, own.toString());
            assertThat(new ConfigurationText(catalog, configuration("", "atss", Optional.empty()), () -> OwnPresets.NONE).read(file.toString())).containsExactly(dw);
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    @Test
    void whatCannotBeRunIsSaidAtOnce() {
        assertThatThrownBy(() -> run(List.of(configuration("a", "atss", Optional.empty())))).hasMessageContaining("two configurations");
        assertThatThrownBy(() -> run(List.of(configuration("a", "atss", Optional.empty()), configuration("t", "tal", Optional.empty()))))
                .hasMessageContaining("t: ").hasMessageContaining("looks at predictions");
        assertThatThrownBy(() -> new SetComparison(List.of(configuration("a", "atss", Optional.empty()), configuration("b", "fcos", Optional.empty())),
                new SetWalk(passes, Device.CPU)).run(new SetWalk.Images(dataset(), files, 9), () -> true, Progress.SILENT, r -> { }))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
    }

    @Test
    void progressIsHeardImageByImageAndALimitHolds() throws Exception {
        List<String> heard = new ArrayList<>();
        SetRun run = new SetComparison(List.of(configuration("a", "atss", Optional.empty()), configuration("b", "fcos", Optional.empty())),
                new SetWalk(passes, Device.CPU)).run(new SetWalk.Images(dataset(), files, 1), CancellationToken.NONE,
                (done, total, what) -> heard.add(done + "/" + total + " " + what), r -> { });
        assertThat(heard).containsExactly("1/1 a.png");
        assertThat(run.result().looked()).isEqualTo(1);
    }
}
