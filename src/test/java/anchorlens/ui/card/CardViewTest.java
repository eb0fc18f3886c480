package anchorlens.ui.card;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.geometry.Letterbox.Fit;
import anchorlens.geometry.PixelImage;
import anchorlens.model.CardOverrides;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.AccessibleWalk;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.Notices;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.CardSettings;
import anchorlens.workbench.DetectorHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardViewTest {
    @TempDir
    private Path folder;

    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final Notices notices = new Notices();
    private final ImageState images = new ImageState(new Fakes.FakeFiles(), tasks, notices);
    private final ModelState models = new ModelState(new DetectorHost(TwoWays::new), tasks, notices, images);

    /** Read as "a" or "b"; offsets 0 and 0.5; a stride list other than its own contradicts it. */
    private static final class TwoWays implements Detector {
        private final Detector fake;
        private CardOverrides stated = CardOverrides.NONE;

        TwoWays(Path file, Device device) {
            fake = Fakes.detector(file, device, List.of("crate", "ball"));
        }

        private ModelCard card(String reading, double offset) {
            ModelCard c = fake.card();
            return new ModelCard(c.file(), "way " + reading, c.inputName(), c.inputWidth(), c.inputHeight(), stated.fit().orElse(c.fit()),
                    stated.order().orElse(c.order()), stated.mean().orElse(List.of(0.0, 0.0, 0.0)), stated.std().orElse(List.of(1.0, 1.0, 1.0)),
                    stated.padding().orElse(0), c.strides(), stated.priorOffset().orElse(offset), c.numClasses(),
                    stated.classNames().orElse(c.classNames()), c.bins(), true, List.of("out [1×84×40]"),
                    List.of("Channels are RGB, as is usual."), List.of("Decoded boxes agree."), List.of("A remark."), reading, "[1×3×64×64]");
        }

        @Override
        public ModelCard card() {
            return readings().getFirst();
        }

        @Override
        public List<ModelCard> readings() {
            List<ModelCard> all = List.of(card("a", 0), card("b", 0.5));
            return stated.reading().map(r -> r.equals("b") ? all.reversed() : all).orElse(all);
        }

        @Override
        public void state(CardOverrides now) throws ModelException {
            if (now.strides().isPresent() && !now.strides().get().equals(List.of(8, 16, 32))) {
                throw new ModelException("strides " + now.strides().get() + " do not fit the model's levels.");
            }
            stated = now;
        }

        @Override
        public Device device() {
            return fake.device();
        }

        @Override
        public List<String> notices() {
            return List.of();
        }

        @Override
        public ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException {
            return fake.run(image, cancel);
        }

        @Override
        public void close() {
            fake.close();
        }
    }

    private Path open() {
        Path file = folder.resolve("m.onnx");
        images.open(Path.of("set.json"));
        models.open(file);
        return file;
    }

    private static CardSettings with(CardSettings c, Fit fit, List<Double> strides) {
        return new CardSettings(c.inputWidth(), c.inputHeight(), fit, c.padding(), c.order(), c.mean(), c.std(), strides, c.offset(),
                c.bins(), c.scores());
    }

    @Test
    void aStatementIsInForceAtOnceAndTheRestStaysAssumed() {
        open();
        ModelState.PassOf before = models.passProperty().get();
        CardSettings now = CardSettings.of(models.card().orElseThrow());
        models.statements().state(with(now, Fit.CENTER, now.strides()));
        assertThat(models.card().orElseThrow().fit()).isEqualTo(Fit.CENTER);
        assertThat(models.passProperty().get()).isNotNull().isNotSameAs(before);
        CardOverrides stated = models.openedProperty().get().stated();
        assertThat(stated.fit()).contains(Fit.CENTER);
        assertThat(stated.order()).isEmpty();
        models.statements().reset();
        assertThat(models.card().orElseThrow().fit()).isEqualTo(Fit.STRETCH);
    }

    @Test
    void aContradictionIsSaidAndChangesNothing() {
        open();
        CardSettings now = CardSettings.of(models.card().orElseThrow());
        models.statements().state(with(now, Fit.CENTER, List.of(4.0, 8.0)));
        assertThat(models.statements().failureProperty().get()).contains("do not fit the model's levels");
        assertThat(models.card().orElseThrow().fit()).isEqualTo(Fit.STRETCH);
        assertThat(models.passProperty().get()).isNotNull();
    }

    @Test
    void severalReadingsAreAskedForWithAPreviewOfEach() {
        open();
        assertThat(notices.list()).anySatisfy(n -> assertThat(n.text()).contains("can be read in 2 ways"));
        models.statements().askForPreviews();
        assertThat(models.statements().readings()).hasSize(2).allSatisfy(p -> {
            assertThat(p.failure()).isEmpty();
            assertThat(p.boxes()).isNotEmpty();
        });
        assertThat(models.card().orElseThrow().reading()).isEqualTo("a");
        models.statements().stateReading("b");
        assertThat(models.card().orElseThrow().reading()).isEqualTo("b");
        assertThat(models.card().get().priorOffset()).isEqualTo(0.5);
    }

    @Test
    void theCardIsWrittenBesideTheModelAndTheOneBeforeIsKept() throws Exception {
        open();
        Path card = folder.resolve("m.card.json");
        Files.writeString(card, "{}");
        models.statements().save();
        assertThat(Files.readString(card)).contains("\"fit\" : \"STRETCH\"");
        assertThat(folder.resolve("m.card.json.before")).hasContent("{}");
        assertThat(notices.list().getLast().text()).contains("was written to");
    }

    @Test
    void theViewShowsAndStates() {
        open();
        CardView view = Fx.call(() -> new CardView(models));
        Scene scene = Fx.call(() -> Fx.scene(view, 860, 620, Theme.DARK));
        Fx.snapshot(scene, "card");
        AccessibleWalk walk = new AccessibleWalk();
        Fx.run(() -> walk.walk(view));
        assertThat(walk.seen()).isGreaterThan(5);
        assertThat(walk.unnamed).isEmpty();
        assertThat(walk.unreachable).isEmpty();
        Fx.run(() -> {
            assertThat(scene.lookup("#readings").isVisible()).isTrue();
            assertThat(scene.getRoot().lookupAll("#readings .button")).hasSize(2);
            ((Button) scene.getRoot().lookupAll("#readings .button").stream().filter(b -> !b.isDisabled()).findFirst().orElseThrow()).fire();
        });
        assertThat(models.card().orElseThrow().reading()).isEqualTo("b");
        Fx.run(() -> models.statements().state(with(CardSettings.of(models.card().orElseThrow()), Fit.STRETCH, List.of(3.0))));
        assertThat(Fx.call(() -> ((Label) scene.lookup("#card-failure")).getText())).contains("do not fit");
        Fx.run(models::close);
        Fx.snapshot(scene, "card-none");
    }

    @Test
    void onlyWhatChangedIsStated() {
        open();
        CardSettings same = CardSettings.of(models.card().orElseThrow());
        CardOverrides none = same.over(same, CardOverrides.NONE, Optional.empty(), Optional.empty());
        assertThat(none).isEqualTo(CardOverrides.NONE);
    }
}
