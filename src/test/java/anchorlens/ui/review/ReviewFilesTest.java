package anchorlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.review.ReviewStore;
import anchorlens.ui.review.ReviewViewModel.Tab;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.DistributionBars;
import anchorlens.ui.state.ScanState.Phase;
import anchorlens.workbench.scan.ReviewExport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** From scan or audit to the written files. */
class ReviewFilesTest extends ReviewWindow {
    @Test
    void saysWhatToDoBeforeThereIsAReview() {
        Fx.run(() -> states.images().open(ReviewFixture.DATA));
        Fx.settle();
        assertThat(scene.lookup("#review-blank").isVisible()).isTrue();
        assertThat(text("blank-title")).isEqualTo("Find doubtful annotations");
        assertThat(text("blank-words")).contains("Open a detector first");
        press("blank-scan");
        assertThat(scene.lookup("#scan-pane").isVisible()).isTrue();
        assertThat(scene.lookup("#scan-start").isDisabled()).as("no model").isTrue();
        assertThat(text("scan-note")).startsWith("Open a model first");
        press("scan-close");
        assertThat(scene.lookup("#scan-pane").isVisible()).isFalse();
        press("blank-audit");
        assertThat(scene.lookup("#review-blank").isVisible()).isFalse();
        Fx.snapshot(scene, "review-empty");
    }

    @Test
    void scansIntoAFileThatIsShownAndGoesOnWithIt() throws IOException {
        Path model = Files.writeString(folder.resolve("fake.onnx"), "a model");
        Path made = folder.resolve("made.review");
        Fx.run(() -> {
            states.images().open(ReviewFixture.DATA);
            states.models().open(model);
        });
        press("blank-scan");
        Fx.run(() -> {
            review.model().setup().fileProperty().set(made.toString());
            review.model().tabProperty().set(Tab.AUDIT);
        });
        press("scan-start");
        assertThat(Fx.call(() -> review.model().tabProperty().get())).as("what the scan finds is shown").isEqualTo(Tab.FLAGS);
        assertThat(Fx.call(() -> states.reviews().scan().failureProperty().get())).isEmpty();
        assertThat(scene.lookup("#scan-pane").isVisible()).isFalse();
        assertThat(ReviewStore.isReview(made)).isTrue();
        assertThat(Fx.call(() -> states.reviews().scan().phaseProperty().get())).isEqualTo(Phase.IDLE);
        assertThat(text("scan-words")).isEqualTo("all 3 images scanned");
        assertThat(queue().progress().unreadable()).isEqualTo(1);
        press("tab-unreadable");
        assertThat(Fx.call(() -> ((ListView<?>) scene.lookup("#unreadable")).getItems().getFirst().toString()))
                .isEqualTo("broken.png is not an image; replace the file.");
        press("tab-flags");
        assertThat(Fx.call(() -> states.reviews().modelFitsProperty().get())).isTrue();
        if (Fx.call(() -> queue().currentProperty().get() != null && queue().currentProperty().get().flag().annotated().isPresent())) {
            assertThat(((DistributionBars) scene.lookup("#edge-charts")).isVisible()).isTrue();
        }
        Fx.snapshot(scene, "review-scanned");
    }

    @Test
    void aScanThatCannotStartSaysWhy() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "my notes, no review");
        Fx.run(() -> {
            states.images().open(ReviewFixture.DATA);
            states.models().open(Files.writeString(folder.resolve("fake.onnx"), "a model"));
            review.model().setup().shownProperty().set(true);
            review.model().setup().fileProperty().set(other.toString());
        });
        press("scan-start");
        assertThat(text("scan-note")).contains("is no review file, so it is left alone");
        assertThat(Files.readString(other)).isEqualTo("my notes, no review");
    }

    @Test
    void exportsAndRefusesToWriteOverWhatWasRead() throws IOException {
        open();
        key(KeyCode.K);
        Path csv = folder.resolve("flags.csv");
        Fx.run(() -> review.model().exports().write(Kind.CSV, csv));
        assertThat(Files.readString(csv)).contains("keep").contains("ambiguous");
        Path report = folder.resolve("report.html");
        Fx.run(() -> review.model().exports().write(Kind.REPORT, report));
        assertThat(Files.readString(report)).contains("<img");
        byte[] before = Files.readAllBytes(file);
        Fx.run(() -> review.model().exports().write(Kind.JSON, file));
        assertThat(Fx.call(() -> states.notices().list().getLast().text())).contains("inputs are never written over");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Fx.run(() -> review.model().exports().write(Kind.CORRECTED, folder.resolve("corrected.json")));
        assertThat(Fx.call(() -> states.notices().list().getLast().text())).contains("no annotation file");
        assertThat(folder.resolve("corrected.json")).doesNotExist();
    }

    @Test
    void auditsInTheWindow() {
        Fx.run(() -> states.images().open(ReviewFixture.DATA));
        press("tab-audit");
        press("audit-run");
        assertThat(text("audit-words")).startsWith("3 images, 3 objects, by ATSS");
        Fx.run(() -> ((TableView<?>) scene.lookup("#audit")).getSelectionModel().select(0));
        Fx.settle();
        assertThat(text("finding-reason")).isNotBlank();
        assertThat(review.overlay().scene().annotated()).isPresent();
        Fx.snapshot(scene, "review-audit");
    }
}
