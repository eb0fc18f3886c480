package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.workbench.Catalog;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.Home;
import anchorlens.workbench.OwnPresets;
import anchorlens.workbench.StoredFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The command line over files as people have them, every number checked against the others. */
class AssignOnRealFilesTest {
    private static final Path DATA = Path.of("../shared/data");

    private static JsonNode assign(String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of("assign"));
        all.addAll(List.of(args));
        CommandRun run = CommandRun.of(new Tools(Catalog.load(), new StoredFiles(), DetectorHost.FILES, false, () -> OwnPresets.NONE),
                all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    /** What ATSS's report must say of itself, whatever the image. */
    private static void checkAtss(JsonNode json) {
        JsonNode box = json.at("/settings/letterbox");
        int positives = 0;
        for (JsonNode gt : json.get("groundTruths")) {
            double left = gt.at("/boxImage/0").asDouble() * box.get("scaleX").asDouble() + box.get("padX").asDouble();
            double bottom = gt.at("/boxImage/3").asDouble() * box.get("scaleY").asDouble() + box.get("padY").asDouble();
            assertThat(gt.at("/boxInput/0").asDouble()).isCloseTo(left, within(1e-3));
            assertThat(gt.at("/boxInput/3").asDouble()).isCloseTo(bottom, within(1e-3));
            assertThat(gt.at("/facts/threshold").asDouble()).isCloseTo(
                    gt.at("/facts/mean").asDouble() + gt.at("/facts/std").asDouble(), within(1e-9));
            positives += gt.get("positives").asInt();
        }
        int told = 0;
        for (JsonNode prior : json.get("priors")) {
            boolean positive = prior.get("state").asText().equals("positive");
            told += positive ? 1 : 0;
            assertThat(prior.get("gt").isNull()).isEqualTo(!positive);
            for (JsonNode pair : prior.get("pairs")) {
                boolean kept = pair.path("verdict").asText().equals("KEPT");
                if (kept) {
                    int gt = pair.get("gt").asInt();
                    assertThat(prior.get("gt").asInt()).isEqualTo(gt);
                    assertThat(pair.at("/candidate/iou").asDouble()).isGreaterThanOrEqualTo(
                            json.get("groundTruths").get(gt).at("/facts/threshold").asDouble());
                }
            }
        }
        assertThat(told).isPositive().isEqualTo(json.at("/counts/positives").asInt()).isEqualTo(positives);
    }

    @Test
    void agreesWithItselfOnTheBundledSample() throws IOException {
        Assumptions.assumeTrue(Home.sample().isPresent(), "the bundled sample is not in assets/sample");
        JsonNode json = assign("--sample", "--assigner", "atss", "--set", "topk=9");
        assertThat(json.get("groundTruths")).isNotEmpty();
        assertThat(json.at("/settings/assigner/parameters/topk").asInt()).isEqualTo(9);
        checkAtss(json);
    }

    @Test
    void agreesWithItselfOnAPhotoWithAModel() throws IOException {
        Path photos = DATA.resolve("images/tinycoco/annotations/instances_val2017.json");
        Path model = DATA.resolve("models/nanodet_m_hpc203.onnx");
        Assumptions.assumeTrue(Files.exists(photos) && Files.exists(model), DATA + " is not there");
        JsonNode json = assign("--annotations", photos.toString(), "--index", "3", "--model", model.toString(),
                "--assigner", "atss", "--priors", "scales=5");
        assertThat(json.at("/settings/priors/shapes").asText()).isEqualTo("SCALES");
        assertThat(json.at("/settings/priors/scales").toString()).isEqualTo("[5.0]");
        assertThat(json.at("/settings/priors/ratios").toString()).isEqualTo("[1.0]");
        assertThat(json.at("/grid/priors").asInt()).isEqualTo(52 * 52 + 26 * 26 + 13 * 13);
        checkAtss(json);
        JsonNode first = json.at("/priors/0");
        assertThat(first.get("anchor").get(2).asDouble() - first.get("anchor").get(0).asDouble()).isEqualTo(40);
    }
}
