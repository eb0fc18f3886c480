package anchorlens.ui.classes;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.RunState;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

class ClassesViewTest {
    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final Notices notices = new Notices();
    private final ImageState images = new ImageState(new Fakes.FakeFiles(), tasks, notices);
    private final ModelState models = new ModelState(Fakes.detectors(List.of("box", "ball")), tasks, notices, images);
    private final RunState run = new RunState(new Workbench(), Catalog.load(), tasks, images, models, new Selection());

    @Test
    void aChosenClassIsAssignedAtOnceAndKept() {
        images.open(Path.of("set.json"));
        models.open(Path.of("m.onnx"));
        assertThat(run.resultProperty().get().input().groundTruth().count()).isZero();
        assertThat(notices.list()).singleElement().satisfies(n -> assertThat(n.text()).startsWith(
                "1 of 2 categories have no class of the same name in m.onnx (crate)"));
        models.classes().choose("crate", Optional.of("box"));
        assertThat(run.resultProperty().get().input().groundTruth().labels()).containsExactly(0);
        Map<String, Map<String, String>> kept = models.classes().kept();
        models.open(Path.of("other.onnx"));
        assertThat(notices.list()).as("what was said of the model before goes with it").singleElement()
                .satisfies(n -> assertThat(n.text()).contains("other.onnx"));
        assertThat(run.resultProperty().get().input().groundTruth().count()).isZero();
        models.open(Path.of("m.onnx"));
        assertThat(run.resultProperty().get().input().groundTruth().count()).isEqualTo(1);
        ModelState later = new ModelState(Fakes.detectors(List.of("box", "ball")), tasks, notices, images);
        later.classes().restore(kept);
        later.open(Path.of("m.onnx"));
        assertThat(later.classes().mappingProperty().get().classOf(0)).isZero();
    }

    @Test
    void theTableChoosesAndResets() {
        images.open(Path.of("set.json"));
        models.open(Path.of("m.onnx"));
        ClassesView view = Fx.call(() -> new ClassesView(models.classes(), images.datasetProperty()));
        Scene scene = Fx.call(() -> Fx.scene(view, 640, 300, Theme.DARK));
        Fx.snapshot(scene, "classes");
        Fx.run(() -> {
            TableView<?> table = (TableView<?>) scene.lookup("#classes");
            assertThat(table.getItems()).hasSize(2);
            @SuppressWarnings("unchecked")
            ComboBox<String> first = (ComboBox<String>) table.lookup(".combo-box");
            assertThat(first.getItems()).containsExactly("not assigned", "box", "ball");
            first.getSelectionModel().select("box");
        });
        assertThat(models.classes().mappingProperty().get().match(0)).isEqualTo(ClassMapping.Match.CHOSEN);
        Fx.run(models.classes()::reset);
        assertThat(models.classes().mappingProperty().get().match(0)).isEqualTo(ClassMapping.Match.UNMATCHED);
    }

    @Test
    void whatNeedsAChoiceComesFirstAndThenByName() {
        images.open(Path.of("set.json"));
        assertThat(names(List.of("box", "ball"))).as("crate has no class").containsExactly("crate", "ball");
        assertThat(names(List.of("box", "jar"))).as("neither has").containsExactly("ball", "crate");
        assertThat(names(List.of("crate", "ball"))).as("both have").containsExactly("ball", "crate");
    }

    private List<Object> names(List<String> modelClasses) {
        ModelState model = new ModelState(Fakes.detectors(modelClasses), tasks, notices, images);
        model.open(Path.of("m.onnx"));
        return Fx.call(() -> {
            ClassesView view = new ClassesView(model.classes(), images.datasetProperty());
            TableView<?> table = (TableView<?>) Fx.scene(view, 640, 300, Theme.LIGHT).lookup("#classes");
            return List.of(table.getColumns().getFirst().getCellData(0), table.getColumns().getFirst().getCellData(1));
        });
    }
}
