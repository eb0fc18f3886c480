package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.Fx;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.OwnPresets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
    @TempDir
    private Path folder;
    private Path annotations;

    @BeforeAll
    static void startToolkit() {
        Fx.run(() -> { });
    }

    @BeforeEach
    void writeFile() throws IOException {
        annotations = Files.writeString(folder.resolve("set.json"), "{}");
    }

    private static CommandRun run(List<String> args) {
        return CommandRun.of(new Tools(Catalog.load(), new CommandRun.OneImage(), DetectorHost.FILES, false, () -> OwnPresets.NONE),
                args.toArray(String[]::new));
    }

    private CommandRun render(String... more) {
        List<String> args = new ArrayList<>(List.of("render", "--annotations", annotations.toString()));
        args.addAll(List.of(more));
        return run(args);
    }

    private BufferedImage picture(String name, String... more) throws IOException {
        Path output = folder.resolve(name);
        List<String> args = new ArrayList<>(List.of(more));
        args.addAll(List.of("--output", output.toString(), "--size", "900x600"));
        CommandRun run = render(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return ImageIO.read(output.toFile());
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long brightness(BufferedImage image) {
        return Arrays.stream(pixels(image)).mapToLong(p -> p & 0xFF).sum();
    }

    @Test
    void writesAPictureOfTheAskedSize() throws IOException {
        BufferedImage image = picture("a view.png");
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(600);
        assertThat(Arrays.stream(pixels(image)).distinct().count()).isGreaterThan(50);
    }

    @Test
    void drawsTheAskedLayersAndTheme() throws IOException {
        BufferedImage plain = picture("plain.png", "--layers", "ground-truth");
        BufferedImage priors = picture("priors.png", "--layers", "ground truth,PRIORS");
        BufferedImage light = picture("light.png", "--layers", "ground-truth", "--theme", "light");
        assertThat(pixels(priors)).isNotEqualTo(pixels(plain));
        assertThat(brightness(light)).isGreaterThan(2 * brightness(plain));
    }

    @Test
    void saysInOneSentenceWhatCannotBeDrawn() {
        String output = folder.resolve("x.png").toString();
        CommandRun selection = render("--output", output, "--select-gt", "5");
        assertThat(selection.code()).isEqualTo(1);
        assertThat(selection.errLines().getLast()).startsWith("anchorlens: there is no ground truth 5");
        CommandRun model = render("--output", output, "--assigner", "tal");
        assertThat(model.code()).isEqualTo(1);
        assertThat(model.errLines().getLast()).contains("open a model");
        assertThat(render("--output", annotations.toString()).errLines().getLast()).contains("is an input of this command");
        assertThat(folder.resolve("x.png")).doesNotExist();
    }

    @Test
    void answersUnknownLayersAndSizesAsWrongUsage() {
        CommandRun layer = render("--output", "x.png", "--layers", "fog");
        assertThat(layer.code()).isEqualTo(2);
        assertThat(layer.err()).contains("there is no layer 'fog'").contains("ground-truth").contains("pos-weight");
        for (String size : List.of("10x10", "1600", "ax9", "1600x1000x2", "99999x1000")) {
            CommandRun run = render("--output", "x.png", "--size", size);
            assertThat(run.code()).as(size).isEqualTo(2);
            assertThat(run.err()).contains("a size is WIDTHxHEIGHT");
        }
        assertThat(render().code()).isEqualTo(2);
    }

    @Test
    void opensAsAPictureWhereThereIsNoDisplay() throws IOException {
        Path output = folder.resolve("window.png");
        CommandRun run = run(List.of("open", annotations.toString(), "--output", output.toString()));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(output.toString());
        assertThat(run.errLines().getLast()).contains("there is no display");
        assertThat(ImageIO.read(output.toFile()).getWidth()).isEqualTo(1600);
        CommandRun bare = run(List.of("--device", "cpu"));
        assertThat(bare.errLines().getLast()).containsAnyOf("there is no display", "the bundled sample was not found");
        if (bare.code() == 0) {
            Files.delete(Path.of(bare.out().strip()));
        }
        CommandRun missing = run(List.of("open", folder.resolve("none.json").toString()));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.errLines()).hasSize(1).first().asString().contains("there is no file or folder");
    }

    private Path session(String json) throws IOException {
        return Files.writeString(folder.resolve("s.anchorlens.json"), json);
    }

    private static long differing(BufferedImage a, BufferedImage b) {
        int[] first = pixels(a);
        int[] second = pixels(b);
        return java.util.stream.IntStream.range(0, first.length).filter(i -> first[i] != second[i]).count();
    }

    private BufferedImage rendered(String... args) throws IOException {
        Path output = folder.resolve("rendered.png");
        List<String> all = new ArrayList<>(List.of("render", "--output", output.toString(), "--size", "900x600"));
        all.addAll(List.of(args));
        CommandRun run = run(all);
        assertThat(run.code()).as(run.err()).isZero();
        return ImageIO.read(output.toFile());
    }

    @Test
    void aSessionStandsForTheOptionsThatAreNotGiven() throws IOException {
        Path session = session("""
                {"anchorlens": "session", "version": 1, "data": "set.json", "image": "a.png", "theme": "light",
                 "assigner": {"id": "fcos"}, "window": {"layers": "ground-truth, priors"}, "select": {"gt": 0}}""");
        BufferedImage ofSession = rendered("--session", session.toString());
        BufferedImage ofOptions = picture("options.png", "--assigner", "fcos", "--theme", "light", "--layers", "ground-truth,priors",
                "--select-gt", "0");
        assertThat(differing(ofSession, ofOptions)).as("all but the times").isLessThan(900 * 600 / 200);
        assertThat(differing(ofSession, picture("other.png", "--assigner", "atss", "--theme", "light", "--layers", "ground-truth")))
                .isGreaterThan(900 * 600 / 200);
        BufferedImage dark = rendered("--session", session.toString(), "--theme", "dark");
        assertThat(brightness(ofSession)).isGreaterThan(2 * brightness(dark));
        assertThat(run(List.of("render", "--session", session.toString(), "--output", session.toString())).errLines().getLast())
                .contains("is an input of this command");
    }

    @Test
    void aSessionWithoutItsFilesSaysSo() throws IOException {
        Path session = session("{\"anchorlens\": \"session\", \"data\": \"gone.json\"}");
        CommandRun run = run(List.of("render", "--session", session.toString(), "--output", folder.resolve("x.png").toString()));
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("gone.json");
        CommandRun none = run(List.of("render", "--session", annotations.toString(), "--output", folder.resolve("x.png").toString()));
        assertThat(none.errLines().getLast()).contains("no session of AnchorLens");
    }

    @Test
    void aSessionAssignsAndOpensAsWell() throws IOException {
        Path session = session("{\"anchorlens\": \"session\", \"data\": \"set.json\", \"assigner\": {\"id\": \"atss\", \"topk\": 4}}");
        CommandRun assign = run(List.of("assign", "--session", session.toString()));
        assertThat(assign.code()).as(assign.err()).isZero();
        assertThat(assign.out()).contains("\"topk\"");
        assertThat(assign.out().replaceAll("\\s", "")).contains("\"topk\":4");
        CommandRun other = run(List.of("assign", "--session", session.toString(), "--set", "topk=6"));
        assertThat(other.out().replaceAll("\\s", "")).contains("\"topk\":6");
        Path output = folder.resolve("opened.png");
        CommandRun open = run(List.of("open", session.toString(), "--output", output.toString()));
        assertThat(open.code()).as(open.err()).isZero();
        assertThat(output).exists();
    }
}
