package anchorlens.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.model.Device;
import anchorlens.parameters.RecordParameters;
import anchorlens.assign.Assigner;
import anchorlens.task.HeldTaskRunner;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateTest {
    private static final Path SET = Path.of("set.json");
    private static final Path MODEL = Path.of("model.onnx");

    private final Catalog catalog = Catalog.load();
    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final Notices notices = new Notices();
    private final Selection selection = new Selection();
    private final ImageState images = new ImageState(new Fakes.FakeFiles(), tasks, notices);
    private final ModelState models = new ModelState(Fakes.detectors(List.of("crate", "ball")), tasks, notices, images);
    private final RunState run = new RunState(new Workbench(), catalog, tasks, images, models, selection);
    private final StarvedFlags flags = new StarvedFlags(tasks, images, models, run);

    private RunResult result() {
        return run.resultProperty().get();
    }

    @Test
    void assignsWithoutAModelOnThePriorsAPersonSets() {
        images.open(SET);
        assertThat(result().input().priors().levels()).hasSize(5);
        assertThat(result().input().groundTruth().count()).isEqualTo(1);
        assertThat(result().summary().positives()).isPositive();
        run.priorsProperty().set(RecordParameters.with(new PriorSetup(), Map.of("strides", List.of(16.0, 32.0))));
        assertThat(result().input().priors().levels()).hasSize(2);
    }

    @Test
    void usesTheGridsOfTheModelOnceItIsOpen() {
        images.open(SET);
        models.open(MODEL);
        assertThat(result().input().priors().levels()).hasSize(3);
        assertThat(result().input().predictions()).isPresent();
        assertThat(result().weights()).isPresent();
        models.close();
        assertThat(result().input().predictions()).isEmpty();
    }

    @Test
    void saysThatAPredictiveAssignerNeedsAModel() {
        images.open(SET);
        run.assignerProperty().set(catalog.assigner("tal"));
        assertThat(result()).isNull();
        assertThat(run.failureProperty().get()).contains("open a model");
        models.open(MODEL);
        assertThat(run.failureProperty().get()).isEmpty();
        assertThat(result()).isNotNull();
    }

    @Test
    void recomputesWhenAParameterChanges() {
        images.open(SET);
        int before = result().summary().positives();
        run.assignerProperty().set((Assigner) RecordParameters.with((Record) catalog.assigner("atss"), Map.of("topk", 2)));
        assertThat(result().summary().positives()).isLessThan(before);
    }

    @Test
    void keepsWhatIsOpenWhenSomethingElseCannotBeOpened() {
        images.open(SET);
        models.open(MODEL);
        RunResult before = result();
        images.open(Path.of("missing.json"));
        models.open(Path.of("foreign.onnx"));
        assertThat(result().request().image()).isSameAs(before.request().image());
        assertThat(models.card().orElseThrow().file()).isEqualTo(MODEL);
        assertThat(notices.list()).extracting(Notices.Notice::text)
                .containsExactly("missing.json does not exist; check its name.", "foreign.onnx is not a detector.");
    }

    @Test
    void aRefusedModelStandsBeforeWhatTheOpenOneFailsAtAgain() {
        images.open(SET);
        models.open(Path.of("failing.onnx"));
        models.open(Path.of("foreign.onnx"));
        assertThat(notices.list()).extracting(Notices.Notice::text)
                .containsExactly("failing.onnx cannot be run.", "foreign.onnx is not a detector.");
        models.open(MODEL);
        assertThat(notices.list()).extracting(Notices.Notice::text).containsExactly("foreign.onnx is not a detector.");
    }

    @Test
    void aPassThatIsGivenUpForAKnownOneLeavesNobodyBusy() {
        HeldTaskRunner held = new HeldTaskRunner();
        ModelState slow = new ModelState(Fakes.detectors(List.of("crate")), held, notices, images);
        images.open(SET);
        slow.open(MODEL);
        held.runAll();
        images.next();
        assertThat(slow.busyProperty().get()).isTrue();
        images.previous();
        assertThat(slow.passProperty().get()).isNotNull();
        assertThat(slow.busyProperty().get()).isFalse();
    }

    @Test
    void namesAnUnreadableImageAndGoesOnWithTheNext() {
        images.open(SET);
        images.show(2);
        assertThat(images.failureProperty().get()).contains("broken.png");
        assertThat(images.imageProperty().get()).isNull();
        assertThat(result()).isNull();
        images.previous();
        assertThat(images.failureProperty().get()).isEmpty();
        assertThat(images.imageProperty().get().record().name()).isEqualTo("b.png");
    }

    @Test
    void resumesAtTheNamedImage() {
        images.open(SET, "b.png");
        assertThat(images.indexProperty().get()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatTheModelHasNoClassForAndSaysSo() {
        ModelState other = new ModelState(Fakes.detectors(List.of("ball")), tasks, notices, images);
        RunState withOther = new RunState(new Workbench(), catalog, tasks, images, other, selection);
        images.open(SET);
        other.open(MODEL);
        RunResult r = withOther.resultProperty().get();
        assertThat(r.input().groundTruth().count()).isZero();
        assertThat(r.notes()).singleElement().asString().contains("crate");
        images.next();
        assertThat(withOther.resultProperty().get().annotationOf()).containsExactly(1);
    }

    @Test
    void flagsEveryImageWithAStarvedObjectUnderAStaticAssigner() {
        run.assignerProperty().set((Assigner) RecordParameters.with((Record) catalog.assigner("fcos"), Map.of()));
        images.open(SET);
        assertThat(flags.starved()).containsEntry(0, 0).containsKeys(1, 2);
        images.next();
        long starvedHere = result().summary().objects().stream().filter(o -> o.positives() == 0).count();
        assertThat(flags.starved().get(1)).isEqualTo((int) starvedHere);
    }

    @Test
    void explainsTheSelectedPriorAgainstItsGroundTruth() {
        images.open(SET);
        int positive = 0;
        while (!result().assignment().isPositive(positive)) {
            positive++;
        }
        selection.priorProperty().set(positive);
        assertThat(run.explanationProperty().get().prior()).isEqualTo(positive);
        assertThat(run.explanationProperty().get().gt()).isZero();
        images.next();
        assertThat(run.explanationProperty().get()).isNull();
    }

    @Test
    void reopensTheModelOnAnotherDeviceAndPassesOnWhatItSays() {
        images.open(SET);
        models.open(MODEL);
        models.deviceProperty().set(Device.gpu(0));
        assertThat(notices.list()).extracting(Notices.Notice::text).containsExactly("GPU 0 is not available; running on the CPU.");
        assertThat(models.passProperty().get()).isNotNull();
    }
}
