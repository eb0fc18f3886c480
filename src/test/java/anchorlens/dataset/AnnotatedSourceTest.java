package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.geometry.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedSourceTest {
    private static final Path TINY = Path.of("../shared/data/images/tinycoco");

    @TempDir
    private Path folder;

    @Test
    void opensAFolderWithItsOnlyCocoFile() throws IOException, DatasetException {
        image("a.png");
        image("b.png");
        coco("labels.json");
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"dark\"}");

        AnnotatedSource opened = AnnotatedSource.open(folder);

        assertThat(opened.dataset().source()).isEqualTo(folder.resolve("labels.json"));
        assertThat(opened.dataset().annotationCount()).isEqualTo(4);
        assertThat(opened.dataset().warnings()).isEmpty();
        assertThat(opened.start()).isZero();
    }

    @Test
    void asksWhichOfSeveralCocoFilesOfAFolderIsMeant() throws IOException {
        coco("train.json");
        coco("annotations/val.json");

        assertThatThrownBy(() -> AnnotatedSource.open(folder)).isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(" holds 2 COCO files (train.json, val.json); open one of them.");
    }

    @Test
    void opensAFolderOfImagesWithoutAnnotations() throws IOException, DatasetException {
        image("z.png");
        image("c.JPG");
        Files.writeString(folder.resolve("notes.txt"), "nothing");

        Dataset dataset = AnnotatedSource.open(folder).dataset();

        assertThat(dataset.images()).extracting(ImageRecord::name).containsExactly("c.JPG", "z.png");
        assertThat(dataset.images()).extracting(ImageRecord::id).containsExactly(1L, 2L);
        assertThat(dataset.categories()).isEmpty();
    }

    @Test
    void namesTheFoldersThatHoldImages() throws IOException {
        image("left/a.png");
        image("right/a.png");
        Files.createDirectory(folder.resolve("none"));

        assertThatThrownBy(() -> AnnotatedSource.open(folder)).isInstanceOf(DatasetException.class)
                .hasMessageContaining("its folders left, right hold images");
        assertThatThrownBy(() -> AnnotatedSource.open(folder.resolve("none"))).isInstanceOf(DatasetException.class)
                .hasMessage("none is a folder without images and without annotations; "
                        + "choose a folder of images or an annotation file.");
    }

    @Test
    void opensAnImageWithTheCocoFileThatListsIt() throws IOException, DatasetException {
        Path b = image("images/b.png");
        Path other = image("images/other.png");
        coco("annotations/x.json");

        assertThat(AnnotatedSource.open(b).start()).isEqualTo(1);
        assertThat(AnnotatedSource.open(b).dataset().images()).hasSize(2);
        assertThat(AnnotatedSource.open(other).dataset().images()).extracting(ImageRecord::file).containsExactly(other);
    }

    @Test
    void saysThatAPathDoesNotExist() {
        assertThatThrownBy(() -> AnnotatedSource.open(folder.resolve("none.png"))).isInstanceOf(DatasetException.class)
                .hasMessageContaining("none.png does not exist in " + folder);
    }

    @Test
    void opensRealPhotosByFileAndByImage() throws DatasetException {
        Assumptions.assumeTrue(Files.isDirectory(TINY), TINY + " is not here");

        Dataset train = AnnotatedSource.open(TINY.resolve("annotations/instances_train2017.json")).dataset();
        AnnotatedSource byImage = AnnotatedSource.open(TINY.resolve("images/val2017/000000516168.jpg"));

        assertThat(train.warnings()).isEmpty();
        assertThat(train.images()).hasSize(32);
        assertThat(byImage.dataset().images()).hasSize(6);
        assertThat(byImage.dataset().images().get(byImage.start()).name()).isEqualTo("000000516168.jpg");
        for (Dataset dataset : new Dataset[]{train, byImage.dataset()}) {
            for (ImageRecord record : dataset.images()) {
                OpenedImage image = ImageReader.open(record);
                assertThat(image.warnings()).isEmpty();
                assertThat(image.pixels().width()).isEqualTo(record.width());
            }
        }
        assertThat(train.categories().get(79)).isEqualTo(new Category(90, "toothbrush"));
        assertThat(train.images().stream().flatMap(i -> i.annotations().stream()).filter(Annotation::crowd)).hasSize(4);
    }

    /** The boxes in COCO's files end at the last covered pixel, those of its mask API and of this project behind it. */
    @Test
    void findsTheMasksThatTheBoxesInCocoFilesSurround() throws IOException, DatasetException {
        Path json = TINY.resolve("annotations/instances_train2017.json");
        Assumptions.assumeTrue(Files.exists(json), json + " is not here");
        String text = Files.readString(json);
        Path withoutBoxes = Files.writeString(folder.resolve("masks.json"), text.replace("\"bbox\"", "\"removed\""));

        List<Box> written = crowds(CocoReader.read(json));
        List<Box> found = crowds(CocoReader.read(withoutBoxes));

        assertThat(written).hasSize(4);
        assertThat(found).isEqualTo(written.stream()
                .map(b -> new Box(b.x1(), b.y1(), b.x2() + 1, b.y2() + 1)).toList());
    }

    private static List<Box> crowds(Dataset dataset) {
        return dataset.images().stream().flatMap(i -> i.annotations().stream()).filter(Annotation::crowd)
                .map(Annotation::box).toList();
    }

    private Path image(String place) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    private void coco(String place) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.copy(CocoReaderTest.resource("small.json"), file);
    }
}
