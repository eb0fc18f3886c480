package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignCommandTest {
    /** The image twice as large in the input, one level: 8 × 8 cells of 16 px. */
    private static final List<String> GRID = List.of("--priors", "inputWidth=128", "--priors", "inputHeight=128",
            "--priors", "strides=16");

    @TempDir
    private Path folder;
    private Path annotations;

    @BeforeEach
    void writeFiles() throws IOException {
        annotations = Files.writeString(folder.resolve("set.json"), "{}");
        Files.writeString(folder.resolve("a.png"), "pixels");
    }

    private CommandRun assign(String... more) {
        List<String> args = new ArrayList<>(List.of("assign", "--annotations", annotations.toString(), "--assigner", "inside"));
        args.addAll(GRID);
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    @Test
    void writesSettingsGroundTruthsAndPriorsAsJson() throws IOException {
        CommandRun run = assign("--set", "topk=1");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode settings = json.get("settings");
        assertThat(settings.at("/assigner/id").asText()).isEqualTo("inside");
        assertThat(settings.at("/assigner/parameters/topk").asInt()).isEqualTo(1);
        assertThat(settings.at("/weighting/parameters/weight").asDouble()).isEqualTo(0.5);
        assertThat(settings.at("/priors/strides/0").asDouble()).isEqualTo(16);
        assertThat(settings.get("priors").has("scales")).as("the shape of anchors, where points are assigned").isFalse();
        assertThat(json.at("/grid/kind").asText()).isEqualTo("points");
        assertThat(json.at("/grid/offset").asDouble()).isEqualTo(0.5);
        assertThat(settings.get("model").isNull()).isTrue();
        assertThat(settings.at("/image/name").asText()).isEqualTo("a.png");
        assertThat(settings.at("/letterbox/scaleX").asDouble()).isEqualTo(2);
        assertThat(json.get("groundTruths")).hasSize(1);
        JsonNode truth = json.at("/groundTruths/0");
        assertThat(truth.get("annotation").asInt()).isEqualTo(41);
        assertThat(truth.get("category").asText()).isEqualTo("dog");
        assertThat(truth.get("boxImage").toString()).isEqualTo("[8.0,8.0,32.0,24.0]");
        assertThat(truth.get("boxInput").toString()).isEqualTo("[16.0,16.0,64.0,48.0]");
        assertThat(truth.get("candidates").asInt()).isEqualTo(6);
        assertThat(truth.get("positives").asInt()).isEqualTo(1);
        assertThat(truth.get("sumPos").asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(truth.at("/facts/k").asDouble()).isEqualTo(1);
    }

    @Test
    void tellsEveryCandidateWithItsTermsAndNaNAsNull() throws IOException {
        JsonNode priors = new ObjectMapper().readTree(assign("--set", "topk=1").out()).get("priors");
        assertThat(priors).extracting(p -> p.get("index").asInt()).containsExactly(9, 10, 11, 17, 18, 19);
        JsonNode first = priors.get(0);
        assertThat(first.get("row").asInt()).isEqualTo(1);
        assertThat(first.get("col").asInt()).isEqualTo(1);
        assertThat(first.get("centerX").asDouble()).isEqualTo(24);
        assertThat(first.get("gt").asInt()).isZero();
        assertThat(first.get("state").asText()).isEqualTo("positive");
        assertThat(first.get("wPos").asDouble()).isEqualTo(0.5);
        assertThat(first.get("quality").isNull()).isTrue();
        assertThat(first.at("/pairs/0/verdict").asText()).isEqualTo("KEPT");
        assertThat(first.at("/pairs/0/candidate").get("rank, from 0").isNull()).isTrue();
        assertThat(first.at("/pairs/0/terms/w").asDouble()).isEqualTo(0.5);
        JsonNode second = priors.get(1);
        assertThat(second.get("gt").isNull()).isTrue();
        assertThat(second.get("state").asText()).isEqualTo("negative");
        assertThat(second.at("/pairs/0/verdict").asText()).isEqualTo("NOT_IN_TOP_K");
        assertThat(second.at("/pairs/0/candidate").get("rank, from 0").asDouble()).isEqualTo(1);
        assertThat(second.at("/pairs/0").has("terms")).isFalse();
    }

    @Test
    void writesOneRowAPairAsCsv() {
        CommandRun run = assign("--set", "topk=1", "--format", "csv");
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).isEqualTo("prior,level,row,col,center_x,center_y,state,prior_gt,prior_w_pos,prior_w_neg,"
                + "quality,gt,verdict,w_pos,w_neg,\"candidate rank, from 0\",term w");
        assertThat(lines.get(1)).isEqualTo("9,0,1,1,24.0,24.0,positive,0,0.5,0.0,,0,KEPT,0.5,0.0,,0.5");
        assertThat(lines.get(2)).isEqualTo("10,0,1,2,40.0,24.0,negative,,0.0,0.0,,0,NOT_IN_TOP_K,,,1.0,");
    }

    @Test
    void writesToAFileAndLeavesNothingElseBehind() throws IOException {
        Path output = folder.resolve("out.json");
        Files.writeString(output, "old");
        CommandRun run = assign("--output", output.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(new ObjectMapper().readTree(output.toFile()).get("priors")).isNotEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("set.json", "a.png", "out.json");
        }
    }

    @Test
    void refusesToWriteOverAnInput() throws IOException {
        for (String input : List.of("set.json", "a.png")) {
            Path other = folder.resolve(".").resolve(input);
            CommandRun run = assign("--output", other.toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.errLines()).hasSize(1).first().asString().contains("is an input of this command");
        }
        assertThat(annotations).hasContent("{}");
        assertThat(folder.resolve("a.png")).hasContent("pixels");
    }

    @Test
    void namesAMissingOutputFolder() {
        CommandRun run = assign("--output", folder.resolve("no/out.json").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("does not exist: create it first");
    }

    @Test
    void passesWarningsOnToTheErrorStream() {
        assertThat(assign().errLines()).containsExactly("warning: something was odd.");
    }

    @Test
    void listsTheAssignersWhereOneIsUnknown() {
        CommandRun alone = CommandRun.of("assign", "--annotations", annotations.toString(), "--assigner", "magic");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.errLines().getFirst()).isEqualTo("anchorlens: there is no assigner 'magic'; there are: inside");
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithAParameter() {
        assertThat(assign("--set", "topk=0").errLines().getFirst()).isEqualTo(
                "anchorlens: topk must lie in 1 … 10, but is 0");
        assertThat(assign("--set", "topk=many").errLines().getFirst()).contains("topk must be a number");
        assertThat(assign("--set", "k=3").errLines().getFirst()).contains("there is no parameter 'k'; there are: topk");
        assertThat(assign("--set", "topk").code()).isEqualTo(2);
        assertThat(assign("--set-weighting", "weight=2").errLines().getFirst()).contains("weight must lie in 0 … 1");
        assertThat(assign("--priors", "offset=7").errLines().getFirst()).contains("offset must lie in 0 … 1");
        assertThat(assign("--set", "topk=0").code()).isEqualTo(2);
    }

    @Test
    void takesPublishedSettingsByNameAndChangesThemFurther() throws IOException {
        JsonNode settings = new ObjectMapper().readTree(assign("--preset-priors", "RTMDet").out()).get("settings");
        assertThat(settings.at("/priors/offset").asDouble()).as("of the preset").isZero();
        assertThat(settings.at("/priors/strides").toString()).as("changed by --priors").isEqualTo("[16.0]");
        CommandRun unknown = assign("--preset-priors", "Magic");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.errLines().getFirst()).contains("there is no preset 'Magic'; published are: FCOS, DW");
        assertThat(assign("--preset", "RPN").errLines().getFirst()).contains("there is no preset 'RPN'; none are published");
    }

    @Test
    void namesTheImageThatIsNotThere() {
        assertThat(assign("--image-name", "b.png").errLines().getLast()).contains("has no image 'b.png'").contains("a.png");
        assertThat(assign("--index", "1").errLines().getLast()).contains("there is no image 1").contains("has 1");
        assertThat(assign("--index", "1").code()).isEqualTo(1);
        assertThat(assign("--image-name", "some/folder/a.png").code()).isZero();
    }

    @Test
    void saysWhyAFileOrModelCannotBeOpened() {
        CommandRun data = CommandRun.of("assign", "--assigner", "inside", "--image", folder.resolve("no.jpg").toString());
        assertThat(data.code()).isEqualTo(1);
        assertThat(data.errLines()).containsExactly("anchorlens: " + folder.resolve("no.jpg") + " does not exist.");
        CommandRun model = assign("--model", "m.onnx", "--device", "gpu:1");
        assertThat(model.code()).isEqualTo(1);
        assertThat(model.errLines().getLast()).isEqualTo("anchorlens: m.onnx is no model for GPU 1.");
    }
}
