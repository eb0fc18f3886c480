package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Box;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files come back as they were, but for what was corrected. */
class CorrectedAnnotationsTest {
    private static final Path DATA = Path.of("../shared/data");

    @TempDir
    private Path folder;

    private static Dataset open(String path) throws DatasetException {
        Assumptions.assumeTrue(Files.exists(DATA), "skipped: the third-party data sets are not at ../shared/data");
        return AnnotatedSource.open(DATA.resolve(path)).dataset();
    }

    /** Original files and what they have become, in pairs. */
    private static List<byte[][]> pairs(Dataset dataset, Path target) throws IOException {
        List<byte[][]> pairs = new ArrayList<>();
        Origin origin = dataset.origin().orElseThrow();
        if (!origin.format().isFolder()) {
            pairs.add(new byte[][]{Files.readAllBytes(origin.root()), Files.readAllBytes(target)});
            return pairs;
        }
        List<Path> written;
        try (Stream<Path> walk = Files.walk(target)) {
            written = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(written).hasSameSizeAs(origin.files());
        for (FileStamp stamp : origin.files()) {
            Path copy = written.stream().filter(p -> stamp.file().endsWith(target.relativize(p))).findFirst().orElseThrow();
            pairs.add(new byte[][]{Files.readAllBytes(stamp.file()), Files.readAllBytes(copy)});
        }
        return pairs;
    }

    private Path target(Dataset dataset) {
        return folder.resolve(dataset.origin().orElseThrow().format().isFolder() ? "out" : "out.txt");
    }

    /** The words of both texts that differ. */
    private static String difference(byte[] before, byte[] after) {
        String a = new String(before, StandardCharsets.UTF_8);
        String b = new String(after, StandardCharsets.UTF_8);
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return a.substring(start, a.length() - end) + " → " + b.substring(start, b.length() - end);
    }

    private static final String SETS = """
            images/voc100/gts/coco_format_v1/instances_default.json
            images/voc100/gts/coco_format_v2/instances_v2.json
            images/tinycoco/annotations/instances_val2017.json
            odd/coco_malformed/21_utf8_bom.json
            odd/coco_malformed/22_utf16.json
            images/voc100/gts/pascalvoc_format
            images/BCCD
            images/labelme_bbox/data_dataset_voc
            images/voc100/gts/cvat_format/annotations.xml
            annotations/datumaro/cvat_dataset/for_images/export_project
            images/voc100/gts/labelme_format
            images/labelme_bbox/data_annotated
            images/voc100/gts/yolo_format/obj.data
            annotations/datumaro/roboflow_dataset/yolo/data.yaml
            annotations/label-studio-converter/test_import_yolo_data
            annotations/label-studio-converter/test_export_yolo/data.json
            """;

    @Test
    void copiesEveryByteWhereNothingIsCorrected() throws IOException, DatasetException {
        for (String set : SETS.lines().toList()) {
            Dataset dataset = open(set);
            Path target = folder.resolve("copy" + set.hashCode());

            CorrectedAnnotations.Outcome outcome = CorrectedAnnotations.write(dataset, List.of(), target);

            assertThat(outcome).isEqualTo(new CorrectedAnnotations.Outcome(0, List.of()));
            for (byte[][] pair : pairs(dataset, target)) {
                assertThat(pair[1]).as(set).isEqualTo(pair[0]);
            }
        }
    }

    /** The right edge of the first object moves by a pixel; COCO's area, and an outline that is the box, go with it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            images/voc100/gts/coco_format_v1/instances_default.json | 62.0, "bbox": [58.0, 158.0, 14 → 29.0, "bbox": [58.0, 158.0, 13
            images/tinycoco/annotations/instances_val2017.json | 7 → 6
            odd/coco_malformed/21_utf8_bom.json | 7 → 6
            odd/coco_malformed/22_utf16.json | 7 → 6
            images/voc100/gts/pascalvoc_format | 9 → 8
            images/BCCD | 1 → 0
            images/voc100/gts/cvat_format/annotations.xml | 2 → 1
            annotations/datumaro/cvat_dataset/for_images/export_project | 4 → 3
            images/voc100/gts/labelme_format | 9 → 8
            images/labelme_bbox/data_annotated | 3 → 2
            images/voc100/gts/yolo_format/obj.data | 30000 0.402074 0.028 → 29000 0.402074 0.026
            annotations/datumaro/roboflow_dataset/yolo/data.yaml | 5 0.3 0.3 → 0.3 0.2
            annotations/label-studio-converter/test_export_yolo/data.json | 89435336976321 → 53721051262039
            images/voc100/gts/coco_format_v2/instances_v2.json | 9, 351, 349, 101]], "area": 43750, "iscrowd": 0, "ignore": 0, \
            "image_id": 20180000001, "bbox": [174, 101, 175 → 8, 351, 348, 101]], "area": 43500, "iscrowd": 0, "ignore": 0, \
            "image_id": 20180000001, "bbox": [174, 101, 174
            """, quoteCharacter = '\'')
    void changesOnlyTheEdgeThatWasMoved(String set, String expected) throws IOException, DatasetException {
        Dataset dataset = open(set);
        int image = firstWithABox(dataset);
        Box box = dataset.images().get(image).annotations().getFirst().box();
        Path target = target(dataset);

        CorrectedAnnotations.Outcome outcome = CorrectedAnnotations.write(dataset, List.of(new Correction.Move(image, 0,
                new Box(box.x1(), box.y1(), box.x2() - 1, box.y2()))), target);

        assertThat(outcome).isEqualTo(new CorrectedAnnotations.Outcome(1, List.of()));
        assertThat(pairs(dataset, target).stream().filter(p -> !Arrays.equals(p[0], p[1]))
                .map(p -> difference(p[0], p[1]).replaceAll("\\s+", " "))).containsExactly(expected);
    }

    private static int firstWithABox(Dataset dataset) {
        for (int i = 0; i < dataset.images().size(); i++) {
            if (!dataset.images().get(i).annotations().isEmpty()) {
                return i;
            }
        }
        throw new AssertionError("no boxes");
    }

    @ParameterizedTest
    @CsvSource({
        "images/voc100/gts/coco_format_v1/instances_default.json, .json",
        "images/voc100/gts/coco_format_v2/instances_v2.json, .json",
        "odd/coco_malformed/22_utf16.json, .json",
        "images/voc100/gts/pascalvoc_format, ''",
        "images/voc100/gts/cvat_format/annotations.xml, .xml",
        "images/voc100/gts/labelme_format, ''",
        "images/voc100/gts/yolo_format/obj.data, ''",
        "annotations/label-studio-converter/test_export_yolo/data.json, .json",
    })
    void readsBackWhatWasMovedRelabelledRemovedAndAdded(String set, String ending) throws IOException, DatasetException {
        Dataset dataset = open(set);
        int image = 1;
        List<Annotation> before = dataset.images().get(image).annotations();
        Box box = before.getFirst().box();
        Box moved = new Box(box.x1() + 3, box.y1() + 2, box.x2(), box.y2() - 1);
        int other = (before.getFirst().category() + 1) % dataset.categories().size();
        Box added = new Box(5, 6, 55, 66);
        int last = before.size() - 1;
        List<Correction> corrections = List.of(new Correction.Move(image, 0, moved), new Correction.Relabel(image, 0, other),
                new Correction.Remove(image, last), new Correction.Add(image, other, added), new Correction.Remove(0, 0));
        Path target = folder.resolve("out" + ending);

        CorrectedAnnotations.Outcome outcome = CorrectedAnnotations.write(dataset, corrections, target);

        assertThat(outcome.left()).isEmpty();
        Path start = dataset.origin().orElseThrow().format() == AnnotationFormat.YOLO ? withImages(dataset, target) : target;
        Dataset back = AnnotatedSource.open(start).dataset();
        assertThat(back.images()).hasSameSizeAs(dataset.images());
        assertThat(back.annotationCount()).isEqualTo(dataset.annotationCount() - 1);
        List<Annotation> after = back.images().get(image).annotations();
        assertThat(after).hasSize(before.size());
        assertSame(after.getFirst().box(), moved);
        assertThat(back.categoryNames().get(after.getFirst().category())).isEqualTo(dataset.categoryNames().get(other));
        assertSame(after.getLast().box(), added);
        assertThat(back.categoryNames().get(after.getLast().category())).isEqualTo(dataset.categoryNames().get(other));
        for (int i = 1; i < last; i++) {
            assertSame(after.get(i).box(), before.get(i).box());
        }
    }

    /** YOLO labels mean nothing without their images: they are put where the copy looks for them. */
    private static Path withImages(Dataset dataset, Path target) throws IOException {
        Path images = Files.createDirectories(target.resolve("images"));
        for (ImageRecord record : dataset.images()) {
            Files.copy(record.file(), images.resolve(record.file().getFileName().toString()));
        }
        return target.resolve("obj.data");
    }

    private static void assertSame(Box actual, Box expected) {
        assertThat(actual.x1()).isCloseTo(expected.x1(), within(2e-5));
        assertThat(actual.y1()).isCloseTo(expected.y1(), within(2e-5));
        assertThat(actual.x2()).isCloseTo(expected.x2(), within(2e-5));
        assertThat(actual.y2()).isCloseTo(expected.y2(), within(2e-5));
    }

    private static final String COCO = """
            {"info": {"note": "kept  as it is"}, "images": [{"id": "a7", "file_name": "a.png", "width": 100, "height": 80, "mine": [1, 2]}],
             "annotations": [ {"id": 5, "image_id": "a7", "category_id": 3, "bbox": [10, 20.50, 30, 40.0], "area": 1200.0, "x": {"bbox": [0]}} ],
             "categories": [{"id": 3, "name": "cat"}]}
            """;

    @Test
    void keepsTheStyleOfNumbersAndUnknownFields() throws IOException, DatasetException {
        Path file = Files.writeString(folder.resolve("in.json"), COCO);
        Dataset dataset = AnnotatedSource.open(file).dataset();
        Path target = folder.resolve("out.json");

        CorrectedAnnotations.write(dataset, List.of(new Correction.Move(0, 0, new Box(12, 20.5, 40, 60.5)),
                new Correction.Add(0, 0, new Box(1, 2, 3.25, 4))), target);

        assertThat(Files.readString(target)).isEqualTo(COCO.replace("[10, 20.50, 30, 40.0], \"area\": 1200.0", "[12, 20.50, 28, 40.0], \"area\": 1120.0")
                .replace("{\"bbox\": [0]}}", "{\"bbox\": [0]}}, {\"id\": 6, \"image_id\": \"a7\", \"category_id\": 3, \"bbox\": [1, 2, 2.25, 2], "
                        + "\"area\": 4.5, \"iscrowd\": 0}"));
    }

    @Test
    void refusesWhatChangedSinceItWasRead() throws IOException, DatasetException {
        Path file = Files.writeString(folder.resolve("in.json"), COCO);
        Dataset dataset = AnnotatedSource.open(file).dataset();
        Files.writeString(file, COCO.replace("kept", "lost"));
        Path target = folder.resolve("out.json");

        assertThatThrownBy(() -> CorrectedAnnotations.write(dataset, List.of(), target)).isInstanceOf(DatasetException.class)
                .hasMessage(file + " has changed since it was read, so nothing is written; open it again and repeat the export.");
        assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
    }

    @Test
    void neverWritesOverItsInput() throws IOException, DatasetException {
        Path file = Files.writeString(folder.resolve("in.json"), COCO);
        Dataset dataset = AnnotatedSource.open(file).dataset();

        assertThatThrownBy(() -> CorrectedAnnotations.write(dataset, List.of(), folder.resolve("../" + folder.getFileName() + "/in.json")))
                .isInstanceOf(DatasetException.class).hasMessageEndingWith("inputs are never written over.");
        assertThat(file).hasContent(COCO);
    }

    @Test
    void refusesToWriteIntoTheFolderThatWasRead() throws IOException, DatasetException {
        Path set = Files.createDirectories(folder.resolve("set"));
        Files.writeString(set.resolve("a.xml"), "<annotation><filename>a.png</filename></annotation>");
        Dataset dataset = AnnotatedSource.open(set).dataset();

        assertThatThrownBy(() -> CorrectedAnnotations.write(dataset, List.of(), set)).hasMessageContaining("is not empty");
        assertThatThrownBy(() -> CorrectedAnnotations.write(dataset, List.of(), set.resolve("new"))).hasMessageContaining("lies inside the folder");
    }

    @Test
    void tellsWhatItCannotCorrect() throws IOException, DatasetException {
        Path file = Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("a.json"), "{\"imagePath\": \"a.png\", \"imageWidth\": 9, \"imageHeight\": 9, \"shapes\": "
                + "[{\"label\": \"cat\", \"shape_type\": \"polygon\", \"points\": [[1, 2], [3, 4], [5, 1]]}]}");
        Dataset dataset = AnnotatedSource.open(file).dataset();

        CorrectedAnnotations.Outcome outcome = CorrectedAnnotations.write(dataset, List.of(new Correction.Move(0, 0, new Box(0, 0, 5, 5))),
                folder.resolve("out"));

        assertThat(outcome.left()).containsExactly("shapes[0] of a.json is a polygon, so it stays as it is; correct it where it was drawn.");
        assertThat(folder.resolve("out/a.json")).hasSameTextualContentAs(file);
    }
}
