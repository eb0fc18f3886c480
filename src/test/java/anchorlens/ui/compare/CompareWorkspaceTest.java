package anchorlens.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.charts.BrushScatter;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareWorkspaceTest {
    @TempDir
    Path folder;

    private States states;
    private WorkspaceView view;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")),
                    Catalog.load());
            states.models().open(Path.of("model.onnx"));
            view = new CompareWorkspace(states).open();
            Scene scene = Fx.scene(new StackPane(view.root()), 1200, 800, Theme.DARK);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            states.images().open(Path.of("set.json"));
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
    }

    private List<ImageCanvas> canvases() {
        return view.root().lookupAll(".image-canvas").stream().map(ImageCanvas.class::cast).toList();
    }

    private void act(String id) {
        Fx.run(() -> view.actions().stream().filter(a -> a.id().equals(id)).findFirst().map(Action::run).orElseThrow().run());
        Fx.settle();
    }

    @Test
    void panesZoomTogetherUntilTheyAreUnlinked() {
        act("zoom.in");
        assertThat(canvases()).hasSize(4).extracting(c -> c.viewportProperty().get().scale()).containsOnly(
                canvases().getFirst().viewportProperty().get().scale());
        act("action.link");
        act("zoom.in");
        assertThat(canvases().stream().map(c -> c.viewportProperty().get().scale()).distinct()).hasSize(2);
        act("action.link");
        assertThat(canvases().stream().map(c -> c.viewportProperty().get().scale()).distinct()).hasSize(1);
    }

    @Test
    void aNewPaneComesWhereTheOthersAre() {
        act("zoom.in");
        act("zoom.in");
        Fx.run(() -> view.remembered().restore(Map.of("panes", "2")));
        Fx.settle();
        Fx.run(() -> view.remembered().restore(Map.of("panes", "4")));
        Fx.settle();
        assertThat(canvases()).hasSize(4).allSatisfy(c -> assertThat(c.viewportProperty().get().isFit()).isFalse());
    }

    @Test
    void pinsAreRememberedWithTheImageTheyBelongTo() {
        Fx.run(() -> states.images().next());
        Fx.settle();
        Fx.run(() -> view.remembered().restore(Map.of("pins", "27:0, 40:1")));
        Fx.settle();
        assertThat(view.remembered().values()).containsEntry("pins", "27:0, 40:1");
        Fx.run(() -> view.remembered().restore(Map.of("pins", "12")));
        assertThat(view.remembered().values().get("pins")).startsWith("27:0, 40:1, 12:");
        Fx.run(() -> states.images().previous());
        Fx.settle();
        assertThat(view.remembered().values()).doesNotContainKey("pins");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPriorUnderTheMouseIsPinnedWithItsWeights() {
        Fx.run(() -> states.selection().hoveredPriorProperty().set(27));
        act("pin");
        TableView<PinnedTable.Row> table = (TableView<PinnedTable.Row>) view.root().lookup("#pinned");
        assertThat(table.getItems()).singleElement().satisfies(r -> assertThat(r.pin().prior()).isEqualTo(27));
        assertThat(table.getColumns()).hasSize(3 + 4);
        act("pin");
        assertThat(table.getItems()).isEmpty();
    }

    @Test
    void hoveringMarksAllPanesWithoutPaintingThemAnew() {
        List<Double> before = Fx.call(() -> canvases().stream().map(c -> c.paintMillisProperty().get()).toList());
        Fx.run(() -> states.selection().hoveredPriorProperty().set(27));
        Fx.settle();
        assertThat(Fx.call(() -> canvases().stream().map(c -> c.paintMillisProperty().get()).toList())).isEqualTo(before);
    }

    @Test
    void theBrushOfTheScatterIsTheBrushOfThePictures() {
        BrushScatter chart = (BrushScatter) view.root().lookup("#scatter-compared");
        BitSet some = new BitSet();
        some.set(27);
        Fx.run(() -> chart.brushedProperty().set(some));
        Fx.settle();
        Fx.snapshot(stage.getScene(), "compare-brushed");
        assertThat(chart.toSvg()).startsWith("<svg").contains("circle").contains("GFL");
    }

    @Test
    void everyExportWritesAFile() throws IOException {
        assertThat(view.exports()).extracting(Export::id).doesNotHaveDuplicates();
        Fx.run(() -> view.remembered().restore(Map.of("side.run", "true")));
        for (Export export : view.exports()) {
            Fx.run(() -> view.remembered().restore(Map.of("side", "sweep", "sweep", "A.assigner.topk", "sweep.with",
                    export.id().equals("sweep-map") ? "assigner.alpha" : "none")));
            Fx.settle();
            Path file = folder.resolve(export.id() + "." + export.extension());
            Fx.run(() -> export.writer().write(file));
            assertThat(Files.size(file)).as(export.id()).isPositive();
        }
        int once = ImageIO.read(folder.resolve("panes-1x.png").toFile()).getWidth();
        assertThat(ImageIO.read(folder.resolve("panes-4x.png").toFile()).getWidth()).isBetween(4 * once - 4, 4 * once + 4);
        assertThat(Files.readString(folder.resolve("totals.csv"))).contains("GFL,all,").contains("DW,0,");
    }

    @Test
    void takingAPictureLeavesTheViewsAsTheyAre() {
        act("zoom.in");
        var before = canvases().stream().map(c -> c.viewportProperty().get()).toList();
        Fx.run(() -> view.exports().stream().filter(e -> e.id().equals("pneg-chart")).findFirst().orElseThrow().writer().write(folder.resolve("x.svg")));
        Fx.run(() -> view.exports().stream().filter(e -> e.id().equals("panes-2x")).findFirst().orElseThrow().writer()
                .write(folder.resolve("x.png")));
        Fx.settle();
        assertThat(canvases().stream().map(c -> c.viewportProperty().get()).toList()).isEqualTo(before);
    }
}
