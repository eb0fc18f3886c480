package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.geometry.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in files other than COCO is one sentence, or a listed warning; nothing is read that a file points to. */
class MalformedFormatsTest {
    private static final String OBJECT = "<object><name>cat</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax>"
            + "</bndbox></object>";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void picture(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private static Dataset open(Path path) throws DatasetException {
        return AnnotatedSource.open(path).dataset();
    }

    /** Shares of an image become pixels with the rounding of doubles. */
    private static int compare(Box a, Box b) {
        double off = Math.abs(a.x1() - b.x1()) + Math.abs(a.y1() - b.y1()) + Math.abs(a.x2() - b.x2()) + Math.abs(a.y2() - b.y2());
        return off < 1e-9 ? 0 : 1;
    }

    @Test
    void readsNoFileThatAnEntityPointsTo() throws IOException {
        Path secret = file("secret.txt", "secret words");
        Path xml = file("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]><annotation><filename>a.png</filename><object><name>&x;</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax>"
                + "<ymax>4</ymax></bndbox></object></annotation>");

        assertThatThrownBy(() -> open(xml)).isInstanceOf(DatasetException.class).hasMessageStartingWith("a.xml is no valid XML at line 1")
                .hasMessageNotContaining("secret words");
    }

    @Test
    void expandsNoEntityOfEntities() throws IOException {
        Path xml = file("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE annotations [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;\">]><annotations><image id=\"0\" name=\"&c;.png\" width=\"4\" height=\"4\"/></annotations>");

        assertThatThrownBy(() -> open(xml)).isInstanceOf(DatasetException.class).hasMessageStartingWith("a.xml is no valid XML at line 1");
    }

    @Test
    void passesOverADocumentType() throws IOException, DatasetException {
        picture("a.png", 50, 60);
        Path xml = file("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE annotation SYSTEM \"http://localhost:1/voc.dtd\"><annotation><filename>a.png"
                + "</filename>" + OBJECT + "</annotation>");

        assertThat(open(xml).images().getFirst().annotations()).extracting(Annotation::box).containsExactly(new Box(1, 2, 30, 40));
    }

    @Test
    void listsTheFilesOfAFolderThatCannotBeRead() throws IOException, DatasetException {
        picture("a.png", 50, 60);
        file("a.xml", "<annotation><filename>a.png</filename>" + OBJECT + "</annotation>");
        file("b.xml", "<annotation><filename>b.png</filename><object>");

        Dataset dataset = open(folder);

        assertThat(dataset.images()).extracting(ImageRecord::name).containsExactly("a.png");
        assertThat(dataset.warnings()).hasSize(1).first().asString()
                .contains("1 of 2 files is left out: b.xml is no valid XML at line 1").endsWith("correct or remove it.");
    }

    @Test
    void leavesOutObjectsWithoutBoxNameOrNumbers() throws IOException, DatasetException {
        picture("a.png", 50, 60);
        Path xml = file("a.xml", "<annotation><filename>a.png</filename><object><name>cat</name></object>" + OBJECT
                + OBJECT.replace("cat", " ") + OBJECT.replace("30", "NaN") + OBJECT.replace("40", "forty") + OBJECT.replace("cat", "dog")
                + "</annotation>");

        Dataset dataset = open(xml);

        assertThat(dataset.annotationCount()).isEqualTo(2);
        assertThat(dataset.categoryNames()).containsExactly("cat", "dog");
        assertThat(dataset.warnings()).anyMatch(w -> w.contains("object[0] of a.xml has no bndbox"))
                .anyMatch(w -> w.contains("object[2] of a.xml has no name"))
                .anyMatch(w -> w.contains("object[3] of a.xml has a bndbox without four finite numbers, as does one more"));
    }

    @Test
    void leavesOutLinesThatAreNoBox() throws IOException, DatasetException {
        picture("images/a.png", 200, 100);
        file("labels/a.txt", "0 0.5 0.5 0.1 0.2\n1 0.5 0.5 0.1\nx 0.1 0.1 0.1 0.1\n\n-1 .5 .5 .1 .1\n1 0.2 0.2 0.4 0.2 0.4 0.6\n");
        Path yaml = file("data.yaml", "names:\n  0: cat\n  1: dog\ntrain: images\n");

        Dataset dataset = open(yaml);

        assertThat(dataset.images().getFirst().annotations()).extracting(Annotation::box)
                .usingElementComparator(MalformedFormatsTest::compare).containsExactly(new Box(90, 40, 110, 60), new Box(40, 20, 80, 60));
        assertThat(dataset.warnings()).anyMatch(w -> w.contains("line 2 of a.txt holds 4 numbers instead of five"))
                .anyMatch(w -> w.contains("line 3 of a.txt holds something that is no finite number"))
                .anyMatch(w -> w.contains("line 5 of a.txt has the class -1, which is no number of a class"))
                .anyMatch(w -> w.contains("line 6 of a.txt is a polygon; the box around it is shown, and cannot be corrected in the file"));
    }

    @Test
    void leavesOutLabelsWhoseImagesAreMissing() throws IOException, DatasetException {
        picture("images/a.png", 200, 100);
        file("labels/a.txt", "3 0.5 0.5 0.1 0.2");
        file("labels/b.txt", "0 0.5 0.5 0.1 0.2");

        Dataset dataset = open(folder);

        assertThat(dataset.images()).hasSize(1);
        assertThat(dataset.categories()).containsExactly(new Category(3, "class 3"));
        assertThat(dataset.warnings()).anyMatch(w -> w.contains("b.jpg is missing; it is left out with its labels"));
    }

    @Test
    void takesNoPictureOfTheSameNameFromTheFolderAbove() throws IOException, DatasetException {
        picture("set/images/a.png", 200, 100);
        picture("b.png", 300, 300);
        file("set/labels/a.txt", "3 0.5 0.5 0.1 0.2");
        file("set/labels/b.txt", "0 0.5 0.5 0.1 0.2");

        assertThat(open(folder.resolve("set")).images()).extracting(ImageRecord::name).containsExactly("images/a.png");
    }

    @Test
    void refusesYamlThatWouldMakeObjects() throws IOException {
        Path yaml = file("data.yaml", "names: !!javax.script.ScriptEngineManager [a]\ntrain: images\n");

        assertThatThrownBy(() -> open(yaml)).isInstanceOf(DatasetException.class).hasMessageStartingWith("data.yaml is no valid YAML (");
    }

    @Test
    void saysWhereJsonBreaks() throws IOException {
        Path json = file("a.json", "{\"imagePath\": \"a.png\", \"shapes\": [{\"label\": \"cat\", \"points\": [[1, 2], [3, ");

        assertThatThrownBy(() -> open(json)).isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("a.json ends at line 1, column ").hasMessageEndingWith("so it is cut off; copy or download it again.");
    }

    @Test
    void refusesATextThatIsNoAnnotation() throws IOException {
        Path text = file("notes.txt", "remember the milk");
        Path xml = file("pom.xml", "<project/>");

        assertThatThrownBy(() -> open(text)).hasMessage("notes.txt holds no annotations of a kind that is read; open COCO, Pascal VOC, YOLO, "
                + "CVAT, Label Studio or LabelMe.");
        assertThatThrownBy(() -> open(xml)).hasMessage("pom.xml is an XML file of no kind that is read; open Pascal VOC or CVAT for images.");
    }

    @Test
    void asksWhichOfSeveralFormatsIsMeant() throws IOException {
        file("a.xml", "<annotation><filename>a.png</filename>" + OBJECT + "</annotation>");
        file("set.json", "{\"images\": [], \"annotations\": []}");

        assertThatThrownBy(() -> open(folder)).isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(" holds 2 sets of annotations (Pascal VOC in itself, COCO set.json); open one of them.");
    }

    @Test
    void readsPercentsOfTurnedBoxesAndPolygonsAsTheBoxAround() throws IOException, DatasetException {
        Path json = file("tasks.json", """
                [{"id": 7, "data": {"image": "/data/upload/1/0a1b2c3d-my%20cat.png"}, "annotations": [{"id": 1, "was_cancelled": true, "result": []},
                  {"id": 2, "result": [
                  {"type": "rectanglelabels", "original_width": 200, "original_height": 100,
                   "value": {"x": 10, "y": 20, "width": 30, "height": 40, "rotation": 0, "rectanglelabels": ["cat"]}},
                  {"type": "rectanglelabels", "original_width": 200, "original_height": 100,
                   "value": {"x": 50, "y": 20, "width": 10, "height": 10, "rotation": 90, "rectanglelabels": ["cat"]}},
                  {"type": "rectanglelabels", "value": {"x": 50, "y": 20, "width": 10, "height": 10, "rectanglelabels": ["cat"]}},
                  {"type": "choices", "value": {"choices": ["yes"]}}]}]}]
                """);
        picture("my cat.png", 200, 100);

        Dataset dataset = open(json);

        assertThat(dataset.images().getFirst().file()).exists();
        assertThat(dataset.images().getFirst().annotations()).extracting(Annotation::box)
                .containsExactly(new Box(20, 20, 80, 60), new Box(90, 20, 100, 40));
        assertThat(dataset.warnings()).anyMatch(w -> w.contains("result[1] of task[0] (id 7) is a turned box"))
                .anyMatch(w -> w.contains("result[2] of task[0] (id 7) has no original_width"));
    }
}
