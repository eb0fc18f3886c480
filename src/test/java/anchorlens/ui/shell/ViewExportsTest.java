package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Workspace;
import anchorlens.workbench.Catalog;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ViewExportsTest {
    @TempDir
    private Path folder;
    private Workspaces workspaces;
    private StackPane root;

    @BeforeEach
    void make() {
        Fx.run(() -> {
            States states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")),
                    Catalog.load());
            workspaces = new Workspaces(Workspaces.of(states), "", Map.of(), states.notices());
            states.models().open(Path.of("model.onnx"));
            states.images().open(Path.of("set.json"));
            states.selection().priorProperty().set(20);
            root = new StackPane();
            Scene scene = Fx.scene(root, 1200, 900, Theme.DARK);
            assertThat(scene).isNotNull();
        });
    }

    private List<Export> exports(Workspace workspace) {
        Fx.run(() -> {
            workspaces.show(workspace);
            root.getChildren().setAll(workspaces.view().root());
        });
        Fx.settle();
        return Fx.call(() -> {
            root.applyCss();
            root.layout();
            return new ViewExports(workspaces).all();
        });
    }

    @Test
    void everyWorkspaceAndEveryChartItShowsCanBeWritten() throws Exception {
        for (Workspace workspace : workspaces.all()) {
            List<Export> all = exports(workspace);
            Set<String> ids = new HashSet<>();
            assertThat(all).allSatisfy(e -> assertThat(ids.add(e.id())).as(e.id()).isTrue());
            assertThat(ids).contains("workspace");
            for (Export export : all) {
                if (export.id().startsWith("chart-") || export.id().equals("workspace")) {
                    Path file = folder.resolve(workspace.id() + "-" + export.id() + "." + export.extension());
                    Fx.run(() -> export.writer().write(file));
                    if (export.extension().equals("svg")) {
                        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                                .parse(new InputSource(new StringReader(Files.readString(file)))).getDocumentElement().getTagName())
                                .isEqualTo("svg");
                    } else {
                        int corner = ImageIO.read(file.toFile()).getRGB(0, 0);
                        assertThat(corner & 0xFF).as(file + " on the dark theme's ground").isLessThan(90);
                    }
                }
            }
        }
    }

    @Test
    void inspectWritesItsScatterLevelsAndEdges() throws Exception {
        List<Export> all = exports(workspaces.all().getFirst());
        List<String> svg = all.stream().filter(e -> e.extension().equals("svg")).map(Export::id).toList();
        assertThat(svg.stream().filter(id -> id.startsWith("chart-"))).hasSizeGreaterThanOrEqualTo(3);
        Export levels = all.stream().filter(e -> e.id().startsWith("chart-positives") && e.extension().equals("svg")).findFirst().orElseThrow();
        Path file = folder.resolve("levels.svg");
        Fx.run(() -> levels.writer().write(file));
        assertThat(Files.readString(file)).contains("P3").contains("<rect");
    }

    @Test
    void picturesTakeTheChosenScale() throws Exception {
        Export picture = exports(workspaces.all().getFirst()).stream().filter(e -> e.id().equals("workspace")).findFirst().orElseThrow();
        Path one = folder.resolve("one.png");
        Path three = folder.resolve("three.png");
        Fx.run(() -> {
            picture.at(1).writer().write(one);
            picture.at(3).writer().write(three);
        });
        assertThat(ImageIO.read(three.toFile()).getWidth()).isEqualTo(3 * ImageIO.read(one.toFile()).getWidth());
    }
}
