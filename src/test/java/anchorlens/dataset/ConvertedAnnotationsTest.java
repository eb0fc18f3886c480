package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.geometry.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From one format to another and back, on real photos. */
class ConvertedAnnotationsTest {
    private static final Path DATA = Path.of("../shared/data/images");

    @TempDir
    private Path folder;

    private static Dataset open(String path) throws DatasetException {
        Assumptions.assumeTrue(Files.exists(DATA), "skipped: the third-party photos are not at ../shared/data");
        return AnnotatedSource.open(DATA.resolve(path)).dataset();
    }

    private static List<String> objects(Dataset dataset) {
        return dataset.images().stream().flatMap(i -> i.annotations().stream().map(a -> i.file().getFileName() + " "
                + dataset.categoryNames().get(a.category()) + " " + rounded(a.box()))).sorted().toList();
    }

    private static String rounded(Box box) {
        return Math.round(100 * box.x1()) + " " + Math.round(100 * box.y1()) + " " + Math.round(100 * box.x2()) + " " + Math.round(100 * box.y2());
    }

    @ParameterizedTest
    @EnumSource
    void writesTheSameObjectsInEveryFormat(AnnotationFormat format) throws IOException, DatasetException {
        Dataset dataset = open("voc100/gts/cvat_format/annotations.xml");
        Path target = folder.resolve(format.isFolder() ? "set" : format == AnnotationFormat.CVAT ? "set.xml" : "set.json");

        List<String> left = ConvertedAnnotations.write(dataset, format, target, format.isFolder());

        assertThat(left).isEmpty();
        Dataset back = AnnotatedSource.open(target).dataset();
        assertThat(back.origin().orElseThrow().format()).isEqualTo(format);
        assertThat(objects(back)).isEqualTo(objects(dataset));
        if (format.isFolder()) {
            assertThat(back.images()).allMatch(i -> Files.exists(i.file()));
            assertThat(back.warnings()).isEmpty();
        }
    }

    @Test
    void leavesOutCrowdsAndSaysSo() throws IOException, DatasetException {
        Dataset dataset = open("tinycoco/annotations/instances_train2017.json");
        long crowds = dataset.images().stream().flatMap(i -> i.annotations().stream()).filter(Annotation::crowd).count();
        Assumptions.assumeTrue(crowds > 1);

        List<String> left = ConvertedAnnotations.write(dataset, AnnotationFormat.VOC, folder.resolve("voc"), true);

        assertThat(left).containsExactly(crowds + " crowd or ignore regions are left out, because Pascal VOC has no such thing.");
        Dataset back = AnnotatedSource.open(folder.resolve("voc")).dataset();
        assertThat(back.annotationCount()).isEqualTo(dataset.annotationCount() - (int) crowds);
    }

    @Test
    void keepsCocoIdentifiers() throws IOException, DatasetException {
        Dataset dataset = open("tinycoco/annotations/instances_val2017.json");

        ConvertedAnnotations.write(dataset, AnnotationFormat.COCO, folder.resolve("out.json"), false);

        Dataset back = CocoReader.read(folder.resolve("out.json"), DATA.resolve("tinycoco/images/val2017").toAbsolutePath());
        assertThat(back.categories()).isEqualTo(dataset.categories());
        assertThat(back.images()).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*box.*", ".*file").isEqualTo(dataset.images());
        assertThat(objects(back)).isEqualTo(objects(dataset));
    }

    @Test
    void writesIntoNoFolderThatHoldsSomething() throws IOException, DatasetException {
        Dataset dataset = new Dataset(folder, List.of(), List.of(), List.of());
        Files.writeString(folder.resolve("mine.txt"), "keep");

        assertThatThrownBy(() -> ConvertedAnnotations.write(dataset, AnnotationFormat.YOLO, folder, false)).isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(" is not empty; choose a new folder, nothing is ever written over.");
    }
}
