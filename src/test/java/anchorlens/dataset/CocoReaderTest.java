package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.geometry.Box;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoReaderTest {
    @TempDir
    private Path folder;

    @Test
    void numbersClassesByAscendingIdAndKeepsFlags() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("small.json"));

        assertThat(dataset.categories()).containsExactly(new Category(3, "chair"), new Category(7, "umbrella"));
        assertThat(dataset.images()).extracting(ImageRecord::name).containsExactly("a.png", "b.png");
        assertThat(dataset.images().getFirst().annotations()).containsExactly(
                new Annotation(1, 1, new Box(5, 6, 35, 26), false, false),
                new Annotation(2, 0, new Box(40.5, 10, 60.5, 20.25), false, false),
                new Annotation(3, 1, new Box(0, 60, 100, 80), true, false),
                new Annotation(4, 0, new Box(70, 5, 80, 15), false, true));
        assertThat(dataset.images().get(1).annotations()).isEmpty();
        assertThat(dataset.images().get(1).width()).isEqualTo(60);
        assertThat(dataset.images().get(1).height()).isEqualTo(40);
    }

    @Test
    void takesBoxesFromPolygonsAndMasksWhereBboxIsMissing() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("outlines.json"));

        assertThat(dataset.images().getFirst().annotations()).extracting(Annotation::box).containsExactly(
                new Box(5, 20, 30, 50.5), new Box(1, 1, 3, 3), new Box(1, 1, 3, 3), new Box(1, 0, 3, 4));
        assertThat(dataset.warnings())
                .anySatisfy(w -> assertThat(w).contains("annotations[0] (id 1) has no bbox, as do 3 more",
                "segmentation is taken")).anySatisfy(w -> assertThat(w).contains("annotations[4] (id 5)", "left out"));
    }

    @Test
    void warnsOfEachKindOfOddBoxAndLeavesOutOnlyUnusableOnes() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("boxes.json"));

        assertThat(dataset.images().getFirst().annotations()).extracting(Annotation::id).containsExactly(2L, 4L, 5L, 8L,
                9L);
        assertThat(dataset.images().getFirst().annotations()).extracting(Annotation::box).startsWith(
                new Box(1, 2, 4, 6), new Box(10, 10, 5, 14), new Box(10, 10, 10, 14));
        String warnings = String.join("\n", dataset.warnings());
        assertThat(warnings).contains("annotations[0] (id 1) has a bbox of 3 numbers instead of four")
                .contains("annotations[1] (id 2) writes its bbox as text")
                .contains("annotations[2] (id 3) has a bbox that is no list of four numbers")
                .contains("annotations[3] (id 4) has a bbox of -5 × 4 px, as does one more")
                .contains("annotations[5] (id 6) has a bbox of 5 numbers instead of four")
                .contains("annotations[6] (id 7) has a bbox with a value that is no finite number")
                .contains("annotations[8] (id 9) has the bbox [90, 70, 20, 20], which leaves its 100×80 image; ")
                .doesNotContain("corners");
    }

    @Test
    void readsNotANumberAndInfinityAsUnusable() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("not_finite.json"));

        assertThat(dataset.annotationCount()).isZero();
        assertThat(dataset.warnings()).anyMatch(w -> w.contains("no finite number"));
    }

    @Test
    void warnsThatAnnotationsWithScoresMayBeDetections() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("scored.json"));

        assertThat(dataset.annotationCount()).isEqualTo(2);
        assertThat(dataset.warnings())
                .anyMatch(w -> w.contains("annotations[0] carries a score as detections do, as does one "));
    }

    @Test
    void suspectsCornersWhereBoxesLeaveTheImageButAllFitAsCorners() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("corners.json"));

        assertThat(dataset.images().getFirst().annotations().get(1).box()).isEqualTo(Box.ofSize(70, 40, 90, 65));
        assertThat(dataset.warnings()).anySatisfy(w -> assertThat(w).contains("annotations[1] (id 2)",
                "5 of 5 boxes fit as corners", "subtract x1 and y1"));
    }

    @Test
    void joinsByIdentifierAndListsWhatDoesNotJoin() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("ids.json"));

        assertThat(dataset.categoryNames()).containsExactly("chair", "category 4", "umbrella", "chair");
        assertThat(dataset.images()).extracting(ImageRecord::name).containsExactly("a.png", "b.png");
        assertThat(dataset.images().get(1).annotations()).extracting(Annotation::category).containsExactly(0, 1);
        assertThat(dataset.images().get(1).annotations()).extracting(Annotation::id).containsExactly(1L, -6L);
        assertThat(String.join("\n", dataset.warnings()))
                .contains("images[2] (c.png) repeats id 10 of images[0] (a.png)")
                .contains("images[3] has no id").contains("images[4] (id 12) has no file_name")
                .contains("images[5] is no object")
                .contains("category 3 (stool) repeats the id").contains("category 9 (chair) repeats the name")
                .contains("categories[4] (id 4) has no name").contains("categories[5] has no id")
                .contains("\"categories\" is not in ascending order of id")
                .contains("annotations[4] (id 1) repeats the id").contains("annotations[5] has no id")
                .contains("annotations[6] (id 7) has image_id 99").contains("annotations[7] (id 8) has category_id 99")
                .contains("annotations[10] is no object");
    }

    @Test
    void joinsIdentifiersThatAreTextOrBeyond64Bits() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("odd_ids.json"));

        assertThat(dataset.images()).extracting(i -> i.annotations().size()).containsExactly(1, 1);
        assertThat(dataset.images().get(1).id()).isEqualTo(11);
        assertThat(dataset.images().get(1).annotations().getFirst().crowd()).isTrue();
        assertThat(dataset.images().get(1).annotations().getFirst().category()).isEqualTo(1);
        assertThat(String.join("\n", dataset.warnings())).contains("has the id img-a, which is no 64-bit whole number")
                .contains("has the id ann-x and 1 more").contains("has ids written as text");
    }

    @Test
    void readsImagesWithoutDeclaredSize() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("no_sizes.json"));

        assertThat(dataset.images()).extracting(ImageRecord::width).containsExactly(0, 60);
        assertThat(dataset.images()).extracting(ImageRecord::height).containsExactly(80, 0);
        assertThat(dataset.warnings())
                .anyMatch(w -> w.contains("images[0] (a.png) has no valid width and height, as does one "));
    }

    @Test
    void readsAFileWithoutAnnotations() throws DatasetException {
        Dataset dataset = CocoReader.read(resource("no_annotations.json"));

        assertThat(dataset.images()).hasSize(2);
        assertThat(dataset.warnings()).anyMatch(w -> w.contains("no \"annotations\" list"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no_images.json     | has no "images" list; add
            no_categories.json | has no "categories" list
            results.json       | holds detections (a list with "score"), not annotations; open the instances file
            bare_list.json     | holds annotations as a bare list at line 1
            list.json          | holds a list at line 1 instead of an object
            captions.json      | holds COCO captions, not boxes; open the instances file
            panoptic.json      | holds COCO panoptic segments, not boxes; open the instances file
            images_object.json | has no list as "images" at line 5, column
            other.json         | so it is no COCO file; open a COCO instances file
            bad_comma.json     | is no valid JSON at line 2, column 36, near images[0]
            """)
    void refusesWhatIsNoInstancesFile(String file, String words) {
        assertThatThrownBy(() -> CocoReader.read(resource(file))).isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(file + " ").hasMessageContaining(words).hasMessageEndingWith(".")
                .hasMessageNotContainingAny("\n", "com.fasterxml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                     | is empty; copy
            version https://git-lfs.github.com/v1  | Git LFS pointer
            <!DOCTYPE html><html></html>           | holds HTML or XML
            PK..                                   | is a zip archive
            hello                                  | is no valid JSON at line 1
            42                                     | holds no JSON object
            {"images": [{"id": 1, "file_na         | in the middle of images[0], so it is cut off
            """)
    void saysWhatAFileIsThatHoldsNoJson(String text, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), text);

        assertThatThrownBy(() -> CocoReader.read(file)).isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("x.json ").hasMessageContaining(words).hasMessageEndingWith(".");
    }

    @Test
    void refusesMissingFilesFoldersAndDamagedGzip() throws IOException {
        Path cut = folder.resolve("cut.json.gz");
        gzip(Files.readAllBytes(resource("small.json")), cut);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 120));

        assertThatThrownBy(() -> CocoReader.read(folder.resolve("nowhere.json")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> CocoReader.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> CocoReader.read(cut)).isInstanceOf(DatasetException.class)
                .hasMessage("cut.json.gz is a damaged gzip archive; copy or download it again.");
    }

    @Test
    void readsTheSameFromEveryEncodingAndFromGzip() throws IOException, DatasetException {
        byte[] bytes = Files.readAllBytes(resource("small.json"));
        String text = new String(bytes, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("bom.json"), "\uFEFF" + text);
        Files.writeString(folder.resolve("utf16.json"), text, StandardCharsets.UTF_16);
        Files.writeString(folder.resolve("utf16le.json"), "\uFEFF" + text, StandardCharsets.UTF_16LE);
        gzip(bytes, folder.resolve("packed.json"));
        List<Annotation> expected = CocoReader.read(resource("small.json")).images().getFirst().annotations();

        for (String name : List.of("bom.json", "utf16.json", "utf16le.json", "packed.json")) {
            assertThat(CocoReader.read(folder.resolve(name)).images().getFirst().annotations()).as(name)
                    .isEqualTo(expected);
        }
    }

    private static void gzip(byte[] bytes, Path to) throws IOException {
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(to))) {
            stream.write(bytes);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(CocoReaderTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
