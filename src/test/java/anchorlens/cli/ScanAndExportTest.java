package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.AnnotatedSource;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.DatasetException;
import anchorlens.geometry.Box;
import anchorlens.review.Decision;
import anchorlens.review.QueueQuery;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.OwnPresets;
import anchorlens.workbench.StoredFiles;
import anchorlens.workbench.scan.CatDetector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a scan over decisions to the exports, on files. */
class ScanAndExportTest {
    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "a.png", "width": 128, "height": 128}, {"id": 2, "file_name": "b.png", "width": 128, "height": 128},
              {"id": 3, "file_name": "gone.png", "width": 128, "height": 128}],
             "annotations": [{"id": 7, "image_id": 1, "category_id": 4, "bbox": [20, 20, 46, 32], "note": "mine"}],
             "categories": [{"id": 4, "name": "cat"}]}
            """;

    @TempDir
    private Path folder;
    private Path annotations;
    private Path store;
    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        for (String name : List.of("a.png", "b.png")) {
            ImageIO.write(new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB), "png", folder.resolve(name).toFile());
        }
        annotations = Files.writeString(folder.resolve("set.json"), COCO);
        store = folder.resolve("set.review");
        model = Files.writeString(folder.resolve("cats.onnx"), "a model");
    }

    private static CommandRun run(String... args) {
        return CommandRun.of(new Tools(new Catalog(List.of(), List.of()), new StoredFiles(), (file, device) -> CatDetector.lasting(), false, () -> OwnPresets.NONE), args);
    }

    private CommandRun scan(String... more) {
        List<String> args = new ArrayList<>(List.of("scan", "--annotations", annotations.toString(), "--model", model.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private static void decide(ReviewStore review, FlagKind kind, Decision decision) throws ReviewException {
        review.decide(review.ids(QueueQuery.ALL.withKinds(Set.of(kind)))[0], decision);
    }

    @Test
    void keepsItsFindingsBesideTheAnnotations() {
        CommandRun first = scan("--fail-on-findings");

        assertThat(first.code()).as(first.err()).isEqualTo(3);
        assertThat(store).isRegularFile();
        assertThat(first.err()).contains("warning: gone.png is missing").contains("3 images in ").contains("1 mislocated").contains("1 missing");
        CommandRun second = scan();
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).contains("all 3 images were there before");
    }

    @Test
    void exportsWhatWasDecided() throws ReviewException, IOException, DatasetException {
        scan();
        try (ReviewStore review = ReviewStore.open(store)) {
            decide(review, FlagKind.MISLOCATED, Decision.ALTERNATIVE);
            decide(review, FlagKind.MISSING, Decision.edited(new Box(21, 22, 50, 51)));
        }
        CommandRun run = run("export", "--store", store.toString(), "--corrected", folder.resolve("fixed.json").toString(), "--csv",
                folder.resolve("f.csv").toString(), "--json", folder.resolve("f.json").toString(), "--html", folder.resolve("f.html").toString());

        assertThat(run.code()).as(run.err()).isZero();
        String fixed = Files.readString(folder.resolve("fixed.json"));
        assertThat(fixed).startsWith(COCO.substring(0, COCO.indexOf("[20, 20, 46, 32]"))).contains("\"note\": \"mine\"");
        List<Annotation> first = AnnotatedSource.open(folder.resolve("fixed.json")).dataset().images().getFirst().annotations();
        assertThat(first.getFirst().box()).satisfies(b -> {
            assertThat(List.of(b.x1(), b.y1(), b.y2())).containsExactly(20.0, 20.0, 52.0);
            assertThat(b.x2()).isBetween(50.0, 54.0);
        });
        assertThat(AnnotatedSource.open(folder.resolve("fixed.json")).dataset().images().get(1).annotations())
                .containsExactly(new Annotation(8, 0, new Box(21, 22, 50, 51), false, false));
        assertThat(Files.readString(folder.resolve("f.csv")).lines()).hasSize(3).anyMatch(l -> l.contains("mislocated,right,") && l.contains(",alternative,"));
        JsonNode json = new ObjectMapper().readTree(folder.resolve("f.json").toFile());
        assertThat(json.at("/settings/flags/ambiguous").asDouble()).isEqualTo(new FlagSettings().ambiguous());
        assertThat(json.at("/flags")).hasSize(2);
        assertThat(json.at("/unreadable/0/reason").asText()).contains("gone.png is missing");
        String html = Files.readString(folder.resolve("f.html"));
        assertThat(html).contains("data:image/jpeg;base64,").contains("gone.png is missing").doesNotContain("http:").doesNotContain("https:")
                .doesNotContain("<script");
        assertThat(Files.readString(annotations)).isEqualTo(COCO);
    }

    @Test
    void exportsNothingOnceTheAnnotationsChanged() throws IOException {
        scan();
        Files.writeString(annotations, COCO.replace("mine", "yours"));

        CommandRun run = run("export", "--store", store.toString(), "--corrected", folder.resolve("fixed.json").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("has changed since it was scanned, so nothing is written");
        assertThat(folder.resolve("fixed.json")).doesNotExist();
    }

    @Test
    void asksWhatIsToBeExported() {
        assertThat(run("export", "--store", store.toString()).err()).contains("name at least one of --corrected, --csv, --json and --html");
        assertThat(scan("--set", "ambiguous=2").code()).isEqualTo(2);
    }

    @Test
    void leavesAForeignStoreAlone() throws IOException {
        Files.writeString(store, "remember the milk");

        CommandRun run = scan();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is no review file, so it is left alone");
        assertThat(store).hasContent("remember the milk");
    }
}
