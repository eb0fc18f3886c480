package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formats on real files: the same boxes in each of them, and fixtures of other tools. */
class AnnotationFormatsTest {
    private static final Path DATA = Path.of("../shared/data");
    private static final Path VOC100 = DATA.resolve("images/voc100");
    private static final Path FIXTURES = DATA.resolve("annotations");

    /** An object by what it is, not by where it stands in the file. */
    private record Labelled(String label, Box box) {
    }

    private static Path existing(Path path) {
        Assumptions.assumeTrue(Files.exists(path), "skipped: the third-party data sets are not at ../shared/data");
        return path;
    }

    private static Dataset open(Path path) throws DatasetException {
        return AnnotatedSource.open(existing(path)).dataset();
    }

    private static Map<String, List<Labelled>> byImage(Dataset dataset) {
        Map<String, List<Labelled>> objects = new TreeMap<>();
        for (ImageRecord image : dataset.images()) {
            objects.put(image.file().getFileName().toString(), image.annotations().stream()
                    .map(a -> new Labelled(dataset.categoryNames().get(a.category()), a.box()))
                    .sorted(Comparator.comparing(Labelled::label).thenComparing(o -> Math.round(o.box.x1()))
                            .thenComparing(o -> Math.round(o.box.y1())).thenComparing(o -> Math.round(o.box.x2()))).toList());
        }
        return objects;
    }

    @ParameterizedTest
    @CsvSource({
        "coco_format_v1/instances_default.json, COCO, 0",
        "pascalvoc_format, VOC, 0",
        "pascalvoc_format/2007_000032.xml, VOC, 0",
        "imagenet_format, VOC, 0",
        "cvat_format/annotations.xml, CVAT, 0",
        "cvat_format, CVAT, 0",
        "labelme_format, LABELME, 0",
        "labelme_format/2007_000032.json, LABELME, 0",
        "yolo_format/obj.data, YOLO, 1e-3",
        "yolo_format, YOLO, 1e-3",
        "yolo_format/obj_train_data/2007_000032.txt, YOLO, 1e-3",
    })
    void readsTheSameBoxesFromEveryFormat(String path, AnnotationFormat format, double tolerance) throws DatasetException {
        Map<String, List<Labelled>> expected = byImage(open(VOC100.resolve("gts/coco_format_v2/instances_v2.json")));
        Dataset dataset = open(VOC100.resolve("gts").resolve(path));
        Map<String, List<Labelled>> found = byImage(dataset);

        assertThat(dataset.origin().orElseThrow().format()).isEqualTo(format);
        assertThat(dataset.annotationCount()).isEqualTo(273);
        assertThat(dataset.images()).hasSize(100);
        assertThat(dataset.images().stream().map(ImageRecord::file).filter(f -> !Files.exists(f)).limit(3).toList()).isEmpty();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((image, objects) -> {
            List<Labelled> read = found.get(image);
            assertThat(read).as(image).hasSameSizeAs(objects);
            for (int i = 0; i < objects.size(); i++) {
                assertThat(read.get(i).label).as(image).isEqualTo(objects.get(i).label);
                Box box = objects.get(i).box;
                assertThat(read.get(i).box.x1()).as(image).isCloseTo(box.x1(), within(tolerance));
                assertThat(read.get(i).box.y1()).as(image).isCloseTo(box.y1(), within(tolerance));
                assertThat(read.get(i).box.x2()).as(image).isCloseTo(box.x2(), within(tolerance));
                assertThat(read.get(i).box.y2()).as(image).isCloseTo(box.y2(), within(tolerance));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "pascalvoc_format/2007_000032.xml, 2007_000032.jpg",
        "labelme_format/2007_000061.json, 2007_000061.jpg",
        "yolo_format/obj_train_data/2007_000032.txt, 2007_000032.jpg",
    })
    void opensTheImageThatAnAnnotationFileBelongsTo(String path, String image) throws DatasetException {
        AnnotatedSource source = AnnotatedSource.open(existing(VOC100.resolve("gts").resolve(path)));

        assertThat(source.dataset().images().get(source.start()).file()).hasFileName(image);
    }

    @ParameterizedTest
    @CsvSource({
        "../images/BCCD, VOC, 38, 746, 3",
        "../images/labelme_bbox/data_annotated, LABELME, 3, 9, 3",
        "../images/labelme_bbox/data_dataset_voc, VOC, 3, 9, 3",
        "mmdet_tests_data/VOCdevkit/VOC2007, VOC, 1, 2, 2",
        "datumaro/voc_dataset/voc_dataset1, VOC, 1, 2, 2",
        "datumaro/kaggle_dataset/relaxed_voc2, VOC, 1, 2, 2",
        "datumaro/roboflow_dataset/voc/train, VOC, 2, 2, 2",
        "datumaro/roboflow_dataset/yolo/data.yaml, YOLO, 2, 2, 2",
        "datumaro/yolo_dataset/strict, YOLO, 1, 2, 10",
        "datumaro/yolo_dataset/labels, YOLO, 2, 4, 10",
        "datumaro/yolo_dataset/annotations, YOLO, 1, 2, 10",
        "datumaro/cvat_dataset/for_images/export_task/train.xml, CVAT, 2, 1, 2",
        "datumaro/cvat_dataset/for_images/export_project, CVAT, 6, 9, 2",
        "label-studio-converter/test_export_yolo/data.json, LABEL_STUDIO, 2, 4, 2",
        "label-studio-converter/test_export_json_min/data.json, LABEL_STUDIO, 1, 1, 1",
        "label-studio-converter/test_import_yolo_data, YOLO, 7, 25, 4",
    })
    void readsFixturesOfOtherTools(String path, AnnotationFormat format, int images, int objects, int classes) throws DatasetException {
        Dataset dataset = open(FIXTURES.resolve(path));

        assertThat(dataset.origin().orElseThrow().format()).isEqualTo(format);
        assertThat(List.of(dataset.images().size(), dataset.annotationCount(), dataset.categories().size()))
                .as(path + " " + dataset.warnings() + dataset.categoryNames()).containsExactly(images, objects, classes);
    }

    @Test
    void refusesTracksOfAVideo() {
        assertThatThrownBy(() -> open(FIXTURES.resolve("datumaro/cvat_dataset/for_video/annotations.xml")))
                .isInstanceOf(DatasetException.class)
                .hasMessage("annotations.xml holds tracks of a video, not images; export the task as \"CVAT for images 1.1\".");
    }

    @Test
    void opensAnImageWithItsAnnotations() throws DatasetException {
        AnnotatedSource source = AnnotatedSource.open(existing(DATA.resolve("images/BCCD/JPEGImages/BloodImage_00007.jpg")));

        ImageRecord image = source.dataset().images().get(source.start());
        assertThat(image.file()).hasFileName("BloodImage_00007.jpg");
        assertThat(image.annotations()).isNotEmpty();
    }
}
