package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import anchorlens.model.runtime.Engines;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From pictures to a model to its measures, by the command line alone. */
class TrainAndEvaluateTest {
    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {
    }

    @BeforeEach
    void drawSquares() throws IOException {
        StringBuilder images = new StringBuilder();
        StringBuilder annotations = new StringBuilder();
        StringBuilder truth = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setColor(Color.ORANGE);
            g.fillRect(4 * i, 10, 26, 26);
            g.dispose();
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
            String comma = i == 0 ? "" : ",";
            images.append(comma).append("{\"id\":" + i + ",\"file_name\":\"" + i
                    + ".png\",\"width\":64,\"height\":64}");
            annotations.append(comma).append("{\"id\":" + (i + 1) + ",\"image_id\":" + i
                    + ",\"category_id\":1,\"bbox\":["
                    + 4 * i + ",10,26,26],\"area\":676,\"iscrowd\":0}");
            truth.append(comma).append("{\"annotation_id\":" + (i + 1) + ",\"image_id\":" + i
                    + ",\"category_id\":1,\"left\":[" + 4 * i
                    + "],\"top\":[10],\"right\":[" + (4 * i + 26) + "],\"bottom\":[36,62],\"error\":\"none\"}");
        }
        Files.writeString(folder.resolve("scenes.json"), "{\"images\":[" + images + "],\"annotations\":[" + annotations
                + "],\"categories\":[{\"id\":1,\"name\":\"square\"}]}");
        Files.writeString(folder.resolve("truth.json"), "{\"format\":1,\"objects\":[" + truth + "]}");
    }

    private static Run run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = AnchorLens.commandLine(Tools.ofPlatform());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] texts = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        return new Run(line.execute(texts), out.toString(), err.toString());
    }

    @Test
    void trainsAModelAndMeasuresIt() {
        Engines.prepare();
        Assumptions.assumeTrue(Engine.hasEngine("PyTorch"), "PyTorch is not on the class path");
        Path output = folder.resolve("out");
        Run train = run("train", "--annotations", folder.resolve("scenes.json"), "--output", output, "--size", 64,
                "--width",
                0.25, "--steps", 60, "--batch", 4, "--rate", 0.004, "--name", "tiny");
        assertThat(train.err()).isEmpty();
        assertThat(train.code()).isZero();
        assertThat(train.out()).contains("step 60/60").contains("left").contains("tiny-100.onnx");

        Run evaluate = run("evaluate", "--annotations", folder.resolve("scenes.json"), "--model",
                output.resolve("tiny-100.onnx"), "--truth", folder.resolve("truth.json"));
        assertThat(evaluate.code()).as(evaluate.err()).isZero();
        assertThat(evaluate.out()).contains("8 images, 8 annotations").contains("AP50").contains("square");
        assertThat(evaluate.out()).containsPattern("24 or more +8 ").containsPattern("unambiguous +24 ");
    }

    @Test
    void trainsOnScenesThatItDraws() {
        Engines.prepare();
        Assumptions.assumeTrue(Engine.hasEngine("PyTorch"), "PyTorch is not on the class path");
        Run train = run("train", "--draw", 4, "--output", folder.resolve("drawn"), "--size", 128, "--width", 0.25,
                "--steps", 2, "--batch", 2);
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out()).contains("4 scenes, 2 steps").contains("gfl-100.onnx");
    }

    @Test
    void namesWhatIsWrongWithATruthFile() throws IOException {
        Files.writeString(folder.resolve("truth.json"), "{\"format\":9}");
        Run evaluate = run("evaluate", "--annotations", folder.resolve("scenes.json"), "--model", "none.onnx",
                "--truth",
                folder.resolve("truth.json"));
        assertThat(evaluate.code()).isEqualTo(1);
        assertThat(evaluate.err()).contains("is no truth file of drawn scenes");
    }

    @Test
    void refusesAWeightingThatTrainingDoesNotKnow() {
        Run train = run("train", "--annotations", folder.resolve("scenes.json"), "--output", folder.resolve("no"),
                "--size", 64,
                "--weighting", "focal");
        assertThat(train.code()).isEqualTo(2);
        assertThat(train.err()).contains("gfl, vfl, tood and dw");
    }
}
