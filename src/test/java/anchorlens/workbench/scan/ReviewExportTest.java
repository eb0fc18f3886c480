package anchorlens.workbench.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.model.Device;
import anchorlens.review.Decision;
import anchorlens.review.FoundFlag;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.review.ScannedImage;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.StoredFiles;
import anchorlens.workbench.scan.ReviewExport.Kind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewExportTest {
    private static final String COCO = """
            {"info": {"note": "kept"},
             "images": [{"id": 7, "file_name": "a.png", "width": 64, "height": 48}],
             "annotations": [{"id": 3, "image_id": 7, "category_id": 5, "bbox": [10.0, 8.0, 20.0, 16.0], "mine": true},
                             {"id": 4, "image_id": 7, "category_id": 5, "bbox": [1.0, 2.0, 3.0, 4.0]}],
             "categories": [{"id": 5, "name": "cat"}]}
            """;

    @TempDir
    private Path folder;
    private Path annotations;
    private Path model;
    private final DataFiles files = new StoredFiles();
    private Dataset dataset;
    private ReviewStore store;

    @BeforeEach
    void review() throws IOException, DatasetException, ReviewException {
        annotations = Files.writeString(folder.resolve("set.json"), COCO);
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("a.png").toFile());
        model = Files.writeString(folder.resolve("model.onnx"), "a model");
        dataset = files.open(annotations).dataset();
        store = ReviewFiles.openOrCreate(folder.resolve("set.review"), request(Map.of("cat", "feline")));
        Box box = new Box(10, 8, 30, 24);
        store.save(new ScannedImage(0, "a.png", 2, List.of(new FoundFlag(FlagKind.AMBIGUOUS, 0, List.of(Edge.RIGHT), 0.9, "Why.", 0,
                Optional.of(box), Optional.of(box.withEdge(Edge.RIGHT, 40)), -1, -1, 0.5, List.of())), Optional.empty()));
        store.decide(1, Decision.ALTERNATIVE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ScanRequest request(Map<String, String> classes) {
        return new ScanRequest(annotations, dataset, Integer.MAX_VALUE, model, Device.CPU, classes, "strict",
                FlagSettings.Preset.STRICT.settings(), new EvidenceSettings());
    }

    private ReviewExport export() {
        return new ReviewExport(store, dataset, files);
    }

    @Test
    void writesTheDecidedEdgesAndNothingElse() throws Exception {
        Path target = folder.resolve("corrected.json");
        ReviewExport.Written written = export().write(Kind.CORRECTED, target);
        assertThat(written.count()).isEqualTo(1);
        assertThat(Files.readString(target)).isEqualTo(COCO.replace("[10.0, 8.0, 20.0, 16.0]", "[10.0, 8.0, 30.0, 16.0]"));
        assertThat(Files.readString(annotations)).isEqualTo(COCO);
    }

    @Test
    void writesFlagsAndReport() throws Exception {
        for (Kind kind : List.of(Kind.CSV, Kind.JSON, Kind.REPORT)) {
            Path target = folder.resolve("out." + kind);
            assertThat(export().write(kind, target).count()).isEqualTo(1);
            assertThat(Files.readString(target)).contains("ambiguous").contains("a.png");
        }
    }

    @Test
    void neverWritesOverWhatWasRead() throws IOException {
        byte[] review = Files.readAllBytes(store.file());
        for (Path input : List.of(annotations, model, folder.resolve("a.png"), store.file())) {
            for (Kind kind : Kind.values()) {
                assertThatThrownBy(() -> export().write(kind, input)).as(kind + " over " + input.getFileName())
                        .isInstanceOf(ReviewException.class).hasMessageContaining("never written over");
            }
        }
        assertThat(Files.readString(annotations)).isEqualTo(COCO);
        assertThat(Files.readAllBytes(store.file())).isEqualTo(review);
    }

    @Test
    void refusesAnnotationsThatChangedAndPlacesThatCannotBe() throws Exception {
        assertThatThrownBy(() -> export().write(Kind.CSV, folder.resolve("nowhere").resolve("flags.csv"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> export().write(Kind.CSV, folder)).hasMessageContaining("is a folder");
        Files.writeString(annotations, COCO.replace("20.0, 16.0", "21.0, 16.0"));
        assertThatThrownBy(() -> export().write(Kind.CORRECTED, folder.resolve("late.json"))).hasMessageContaining("has changed since it was read");
        assertThat(folder.resolve("late.json")).doesNotExist();
        Dataset changed = files.open(annotations).dataset();
        assertThatThrownBy(() -> new ReviewExport(store, changed, files).write(Kind.CSV, folder.resolve("late.csv")))
                .hasMessageContaining("other annotations");
    }

    @Test
    void aReviewKnowsWhatItWasMadeWith() throws ReviewException {
        ReviewSettings settings = ReviewSettings.of(store.header());
        assertThat(settings.flags()).isEqualTo(FlagSettings.Preset.STRICT.settings());
        assertThat(settings.classes()).isEqualTo(Map.of("cat", "feline"));
        assertThat(settings.presetName()).isEqualTo("strict");
        assertThat(ReviewFiles.request(store.header(), dataset, model, Device.CPU).classes()).isEqualTo(Map.of("cat", "feline"));
        assertThat(ReviewFiles.isModel(store.header(), model)).isTrue();
        assertThat(ReviewFiles.isModel(store.header(), annotations)).isFalse();
        assertThatThrownBy(() -> ReviewFiles.requireSame(store, request(Map.of()))).hasMessageContaining("other thresholds");
    }
}
