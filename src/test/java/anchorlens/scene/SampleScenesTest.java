package anchorlens.scene;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.AtssAssigner;
import anchorlens.assign.FcosAssigner;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.CocoReader;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageReader;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.InputGrid;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.StarvedScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed sample is what the code draws, and shows what it is meant to show. */
class SampleScenesTest {
    private static final Path FOLDER = Path.of("assets/sample");
    private static final long TWO_MEGABYTES = 2L << 20;

    private static List<Scene> drawn;
    private static Dataset committed;

    @BeforeAll
    static void draw() throws IOException, DatasetException {
        if (Boolean.getBoolean("anchorlens.redraw")) {
            SampleScenes.write(Files.createDirectories(FOLDER));
        }
        drawn = SampleScenes.draw();
        committed = CocoReader.read(FOLDER.resolve("annotations.json"));
    }

    @Test
    void opensWithoutAWarning() throws DatasetException {
        assertThat(committed.warnings()).isEmpty();
        assertThat(committed.categoryNames()).isEqualTo(SampleScenes.CATEGORIES);
        for (ImageRecord image : committed.images()) {
            assertThat(ImageReader.open(image).warnings()).isEmpty();
        }
    }

    @Test
    void annotatesWhatTheCodeDrawsNow() {
        assertThat(committed.images()).extracting(ImageRecord::name)
                .containsExactlyElementsOf(drawn.stream().map(s -> s.name() + ".jpg").toList());
        for (int i = 0; i < drawn.size(); i++) {
            List<Annotation> annotations = committed.images().get(i).annotations();
            List<Scene.Item> items = drawn.get(i).objects();
            assertThat(annotations).as(drawn.get(i).name()).hasSameSizeAs(items);
            for (int k = 0; k < items.size(); k++) {
                assertThat(SampleScenes.CATEGORIES.get(annotations.get(k).category()))
                        .isEqualTo(items.get(k).category());
                assertThat(annotations.get(k).crowd()).isEqualTo(items.get(k).crowd());
                assertThat(distance(annotations.get(k).box(), items.get(k).box())).as("%s",
                        items.get(k)).isLessThan(0.011);
            }
        }
    }

    @Test
    void holdsThePicturesTheCodeDrawsNow() throws DatasetException {
        for (int i = 0; i < drawn.size(); i++) {
            OpenedImage opened = ImageReader.open(committed.images().get(i));
            Scene scene = drawn.get(i);
            assertThat(opened.pixels().width()).isEqualTo(scene.image().getWidth()).isEqualTo(960);
            assertThat(opened.pixels().height()).isEqualTo(scene.image().getHeight()).isEqualTo(640);
            double sum = 0;
            for (int y = 0; y < 640; y++) {
                for (int x = 0; x < 960; x++) {
                    sum += Math.abs((opened.pixels().pixel(x, y) >> 8 & 0xFF) - (scene.image().getRGB(x,
                            y) >> 8 & 0xFF));
                }
            }
            assertThat(sum / (960 * 640)).as("mean difference of %s", scene.name()).isLessThan(3);
        }
    }

    @Test
    void isSmallAndDrawnTheSameEachTime() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        Scene again = IndoorScenes.livingRoom(5);

        assertThat(bytes).isLessThan(TWO_MEGABYTES);
        assertThat(again.image().getRGB(0, 0, 960, 640, null, 0, 960))
                .isEqualTo(drawn.get(3).image().getRGB(0, 0, 960, 640, null, 0, 960));
    }

    @Test
    void keepsBoxesInsideTheirPictures() {
        for (Scene scene : drawn) {
            for (Scene.Item item : scene.objects()) {
                assertThat(item.box().isDegenerate()).isFalse();
                assertThat(item.box().intersect(new Box(0, 0, 960, 640))).isEqualTo(item.box());
            }
        }
    }

    @Test
    void holdsACrowdRegionAndAPictureWithoutAnnotations() {
        assertThat(committed.images().stream().flatMap(i -> i.annotations().stream())
                .filter(Annotation::crowd)).hasSize(1);
        assertThat(committed.images().stream().filter(i -> i.annotations().isEmpty())).hasSize(1);
    }

    static Stream<Assigner> staticAssigners() {
        return Stream.of(new FcosAssigner(), new AtssAssigner());
    }

    @ParameterizedTest
    @MethodSource("staticAssigners")
    void leavesTheTinyKiteWithoutPositivesAndNothingElse(Assigner assigner) {
        PriorSetup setup = new PriorSetup();

        var starved = StarvedScan.run(committed.images(), ClassMapping.byName(committed.categoryNames(), List.of()), InputGrid.of(setup),
                setup, assigner, CancellationToken.NONE);

        for (int i = 0; i < drawn.size(); i++) {
            boolean beach = drawn.get(i).name().equals("beach");
            assertThat(starved.get(i)).as(drawn.get(i).name()).isEqualTo(beach ? 1 : 0);
        }
        Box tiny = drawn.get(1).objects().stream().map(Scene.Item::box).min((a, b) -> Double.compare(a.area(),
                b.area())) .orElseThrow();
        assertThat(tiny.width()).isBetween(8.5, 9.5);
        assertThat(tiny.height()).isBetween(6.0, 7.5);
    }

    private static double distance(Box a, Box b) {
        return Math.max(Math.max(Math.abs(a.x1() - b.x1()), Math.abs(a.y1() - b.y1())),
                Math.max(Math.abs(a.x2() - b.x2()), Math.abs(a.y2() - b.y2())));
    }
}
