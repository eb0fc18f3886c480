package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real COCO files with one defect each: every one is refused, or read with a warning, in one clear sentence. */
class MalformedCocoTest {
    private static final Path FOLDER = Path.of("../shared/data/odd/coco_malformed");
    private static final Path IMAGES = Path.of("../shared/data/images/tinycoco/images/val2017");
    private static final Set<String> REFUSED = Set.of("01_no_categories.json", "02_no_images.json", "23_truncated.json",
            "24_top_level_list.json");
    private static final Set<String> SOUND = Set.of("00_valid_baseline.json", "21_utf8_bom.json", "22_utf16.json",
            "20_crowd_rle_compressed.json", "25_gzipped.json.gz", "27_windows_paths.json");

    @Test
    void refusesOrReadsEachDefectWithOneClearSentence() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER) && Files.isDirectory(IMAGES), FOLDER + " is not here");
        Map<String, List<String>> table = new TreeMap<>();
        for (Path file : files()) {
            table.put(file.getFileName().toString(), sentences(file));
        }
        table.forEach((file, sentences) -> System.out.println(file + " → " + sentences));

        assertThat(table).hasSize(31);
        table.forEach((file, sentences) -> {
            if (SOUND.contains(file)) {
                assertThat(sentences).as(file).isEmpty();
            } else {
                assertThat(sentences).as(file).hasSize(file.startsWith("26_") ? 2 : 1);
            }
            assertThat(sentences).as(file).allSatisfy(s -> assertSingleSentenceAbout(file, s));
        });
    }

    @Test
    void keepsAllSoundAnnotationsOfReadableFiles() throws IOException, DatasetException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is not here");
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (REFUSED.contains(name)) {
                continue;
            }
            Dataset dataset = CocoReader.read(file, IMAGES);
            assertThat(dataset.images()).as(name).hasSize(6);
            assertThat(dataset.categories()).as(name).hasSize(80);
            int expected = name.startsWith("03_") ? 0 : 135;
            assertThat(dataset.annotationCount()).as(name).isBetween(expected, expected + 1);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static List<String> sentences(Path file) {
        try {
            List<String> sentences = new ArrayList<>(CocoReader.read(file, IMAGES).warnings());
            assertThat(REFUSED).as("refused").doesNotContain(file.getFileName().toString());
            return sentences;
        } catch (DatasetException e) {
            assertThat(REFUSED).as(e.getMessage()).contains(file.getFileName().toString());
            return List.of(e.getMessage());
        }
    }

    private static void assertSingleSentenceAbout(String file, String sentence) {
        assertThat(sentence).contains(file).endsWith(".").doesNotContain("\n").doesNotEndWith("..")
                .doesNotContainPattern("[.!?]\\s+\\p{Lu}").contains("; ").doesNotContain("com.fasterxml");
    }
}
