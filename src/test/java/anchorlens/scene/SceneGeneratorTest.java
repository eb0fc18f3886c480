package anchorlens.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.dataset.Annotation;
import anchorlens.dataset.CocoReader;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated scenes are the same every time, and true to what they say of themselves. */
class SceneGeneratorTest {
    private static final SceneSettings SMALL = SceneSettings.of(5, 256, 256);

    private static List<DrawnObject> objects(SceneSettings settings, int scenes) {
        List<DrawnObject> objects = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            objects.addAll(SceneGenerator.draw(settings, i).objects());
        }
        return objects;
    }

    @Test
    void drawsTheSameSceneForTheSameSeedAndNumber() {
        DrawnScene first = SceneGenerator.draw(SMALL, 3);
        DrawnScene again = SceneGenerator.draw(SMALL, 3);
        assertThat(again.objects()).isEqualTo(first.objects());
        assertThat(again.image().argb()).isEqualTo(first.image().argb());
        assertThat(SceneGenerator.draw(SMALL, 4).image().argb()).isNotEqualTo(first.image().argb());
        assertThat(SceneGenerator.draw(SceneSettings.of(6, 256, 256), 3).image().argb())
                .isNotEqualTo(first.image().argb());
    }

    @Test
    void errorsChangeNoPixel() {
        SceneSettings wrong = SMALL.withErrors(new SceneSettings.Errors(0.5, 0.1, 0.3, 0.2, 0.2, 0.1));
        assertThat(SceneGenerator.draw(wrong, 2).image().argb()).isEqualTo(SceneGenerator.draw(SMALL, 2).image().argb());
    }

    @Test
    void annotatesByOneConventionUpToAPixel() {
        for (DrawnObject object : objects(SMALL, 40)) {
            boolean body = true;
            boolean whole = true;
            for (Edge edge : Edge.values()) {
                List<Double> positions = object.edge(edge).positions();
                body &= Math.abs(positions.getFirst() - object.box().edge(edge)) <= 1.011;
                whole &= Math.abs(positions.getLast() - object.box().edge(edge)) <= 1.011;
            }
            assertThat(body || whole).as("%s", object).isTrue();
            assertThat(object.error()).isEqualTo(InjectedError.NONE);
        }
    }

    @Test
    void aThirdOfTheObjectsIsAmbiguous() {
        List<DrawnObject> objects = objects(SceneSettings.of(11, 256, 256), 150);
        double share = objects.stream().filter(DrawnObject::isAmbiguous).count() / (double) objects.size();
        double edges = objects.stream().flatMap(o -> o.edges().stream()).filter(TrueEdge::isAmbiguous).count()
                / (4.0 * objects.size());
        assertThat(share).isBetween(0.26, 0.44);
        assertThat(edges).isBetween(0.07, 0.13);
    }

    @Test
    void recordsWhatIsWrong() {
        List<DrawnObject> objects = objects(SMALL.withErrors(new SceneSettings.Errors(0.3, 0.1, 0.3, 0.2, 0.2, 0.1)), 60);
        for (InjectedError.Kind kind : InjectedError.Kind.values()) {
            assertThat(objects).as("%s", kind).anyMatch(o -> o.error().kind() == kind);
        }
        for (DrawnObject object : objects) {
            InjectedError error = object.error();
            assertThat(object.category() != object.truly())
                    .isEqualTo(error.kind() == InjectedError.Kind.SWAPPED_LABEL);
            assertThat(object.isAnnotated()).isEqualTo(error.kind() != InjectedError.Kind.MISSING_BOX);
            if (error.kind() == InjectedError.Kind.SHIFTED_EDGE) {
                assertThat(object.edge(error.edge()).distance(object.box().edge(error.edge()))).isGreaterThan(2);
                Box before = object.box().withEdge(error.edge(), object.box().edge(error.edge()) - error.by());
                assertThat(object.edge(error.edge()).distance(before.edge(error.edge()))).isLessThanOrEqualTo(1.021);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void boxesLieTightAroundWhatIsDrawn(int category) {
        var shares = new SceneSettings.Shares(1, 0, 1, 0, 1, 0.5);
        for (int seed = 0; seed < 6; seed++) {
            Props.Drawing drawing = new Props(Chance.of(seed, category), shares, SceneGenerator.CATEGORIES)
                    .of(category, 80);
            BufferedImage image = new BufferedImage(800, 800, BufferedImage.TYPE_INT_ARGB);
            Graphics2D pen = SceneGenerator.pen(image);
            Box box = drawing.at(pen, 200, 200).wholeBox();
            pen.dispose();
            Box solid = solid(image);
            for (Edge edge : Edge.values()) {
                assertThat(solid.edge(edge) / 2).as("%s %s", SceneGenerator.CATEGORIES.get(category), edge)
                        .isCloseTo(box.edge(edge), within(1.6));
            }
        }
    }

    /** What is drawn nearly opaque: shadows and glows are not. */
    private static Box solid(BufferedImage image) {
        Box found = new Box(image.getWidth(), image.getHeight(), 0, 0);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 > 165) {
                    found = new Box(Math.min(found.x1(), x), Math.min(found.y1(), y), Math.max(found.x2(), x + 1),
                            Math.max(found.y2(), y + 1));
                }
            }
        }
        return found;
    }

    @Test
    void writesFilesThatReadBack(@TempDir Path folder) throws IOException, DatasetException {
        SceneSettings settings = SMALL.withErrors(new SceneSettings.Errors(0.3, 0.1, 0.3, 0.1, 0.2, 0.2));
        List<DrawnObject> drawn = new ArrayList<>();
        try (SceneWriter writer = new SceneWriter(folder, SceneWriter.Format.PNG, settings)) {
            for (int i = 0; i < 6; i++) {
                DrawnScene scene = SceneGenerator.draw(settings, i);
                writer.add(scene);
                drawn.addAll(scene.objects());
            }
        }
        Dataset dataset = CocoReader.read(folder.resolve("annotations.json"));
        SceneTruth truth = SceneTruth.read(folder.resolve("truth.json"));
        assertThat(dataset.warnings()).isEmpty();
        assertThat(dataset.categoryNames()).isEqualTo(SceneGenerator.CATEGORIES);
        List<Annotation> annotations = dataset.images().stream().flatMap(i -> i.annotations().stream()).toList();
        List<DrawnObject> annotated = drawn.stream().filter(DrawnObject::isAnnotated).toList();
        assertThat(annotations).hasSameSizeAs(annotated);
        for (int i = 0; i < annotated.size(); i++) {
            SceneTruth.Entry entry = truth.annotations().get(annotations.get(i).id());
            assertThat(annotations.get(i).box().x1()).isEqualTo(annotated.get(i).box().x1());
            assertThat(annotations.get(i).category()).isEqualTo(annotated.get(i).category());
            assertThat(entry.edges()).isEqualTo(annotated.get(i).edges());
            assertThat(entry.error()).isEqualTo(annotated.get(i).error());
            assertThat(entry.category()).isEqualTo(annotated.get(i).truly() + 1);
        }
        assertThat(truth.missing()).hasSize(drawn.size() - annotated.size());
    }

    @Test
    void refusesAFileThatIsNoTruth(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("truth.json"), "{\"images\":[]}");
        assertThatThrownBy(() -> SceneTruth.read(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("no truth file");
    }
}
