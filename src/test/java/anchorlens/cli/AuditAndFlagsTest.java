package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The audit and the evaluation of flags by the command line, on files. */
class AuditAndFlagsTest {
    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {
    }

    private static Run run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = AnchorLens.commandLine(Tools.ofPlatform());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Run(line.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new)), out.toString(),
                err.toString());
    }

    /** Two declared images without pixels, and one that is neither declared nor there. */
    private Path annotations() throws IOException {
        Path file = folder.resolve("set.json");
        Files.writeString(file, """
                {"images": [{"id": 1, "file_name": "a.png", "width": 640, "height": 640},
                            {"id": 2, "file_name": "gone.png"}],
                 "categories": [{"id": 4, "name": "cup, large"}],
                 "annotations": [
                   {"id": 10, "image_id": 1, "category_id": 4, "bbox": [100, 100, 200, 150]},
                   {"id": 11, "image_id": 1, "category_id": 4, "bbox": [301, 301, 2, 2]},
                   {"id": 12, "image_id": 1, "category_id": 4, "bbox": [600, 500, 80, 60]},
                   {"id": 13, "image_id": 2, "category_id": 4, "bbox": [0, 0, 50, 50]}]}
                """);
        return file;
    }

    @Test
    void auditsAsText() throws IOException {
        Run audit = run("audit", "--annotations", annotations());
        assertThat(audit.code()).as(audit.err()).isZero();
        assertThat(audit.out()).contains("2 images, 3 objects, assigned by AtssAssigner").contains("1  no positives")
                .contains("1  too small for the stride").contains("1  off the image").contains("1  unreadable image")
                .contains("off the image, cup, large (annotation 12): The box leaves the 640 × 640 image by 40 px");
    }

    @Test
    void auditsAsJsonAndCsv() throws IOException {
        Path set = annotations();
        Path json = folder.resolve("audit.json");
        assertThat(run("audit", "--annotations", set, "--format", "json", "--output", json).code()).isZero();
        JsonNode root = new ObjectMapper().readTree(json.toFile());
        assertThat(root.get("assigner").asText()).isEqualTo("atss");
        assertThat(root.get("parameters").get("topk").asInt()).isEqualTo(9);
        assertThat(root.get("findings").findValuesAsText("annotation_id")).contains("11", "12");
        String csv = run("audit", "--annotations", set, "--format", "csv").out();
        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst()).startsWith("image,annotation_id,category,problem,cause");
        assertThat(lines).hasSize(root.get("findings").size() + 1);
        assertThat(csv).contains("a.png,12,\"cup, large\",off the image,,,40.0");
    }

    @Test
    void refusesAssignersThatNeedAModelAndOddSettings() throws IOException {
        Run dynamic = run("audit", "--annotations", annotations(), "--assigner", "tal");
        assertThat(dynamic.code()).isEqualTo(1);
        assertThat(dynamic.err()).contains("an audit runs without a model: choose a static assigner such as ATSS");
        assertThat(run("audit", "--annotations", annotations(), "--audit", "bins=1").code()).isEqualTo(2);
        assertThat(run("audit", "--annotations", annotations(), "--output", annotations()).code()).isEqualTo(1);
    }

    @Test
    void measuresFlagsOfTheBundledDetector() {
        Path scenes = folder.resolve("scenes");
        assertThat(run("scene", "--seed", 5150, "--count", 12, "--size", "256x256", "--output", scenes).code()).isZero();
        Run flags = run("evaluate", "--flags", "--annotations", scenes.resolve("annotations.json"), "--truth",
                scenes.resolve("truth.json"), "--model", "models/gfl/gfl-100.onnx", "--spoilt", 0.3, "--draws", 2);
        assertThat(flags.code()).as(flags.err()).isZero();
        assertThat(flags.out()).contains("(a) ambiguous edges").contains("FiftyOne mistakenness_loc").contains("balanced");
        assertThat(precisionOf(flags.out(), "(b)", "mislocated (the flag's score)")).isGreaterThan(0.8);
        assertThat(precisionOf(flags.out(), "(c)", "mislocated (the flag's score)"))
                .isGreaterThan(precisionOf(flags.out(), "(c)", "|expected − annotated| / side"));
    }

    /** Average precision of edges. */
    private static double precisionOf(String out, String table, String measure) {
        String line = out.substring(out.indexOf(table)).lines().filter(l -> l.startsWith(measure)).findFirst().orElseThrow();
        return Double.parseDouble(line.substring(measure.length()).strip().split("\\s+")[0]);
    }
}
