package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.geometry.PixelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real picture files that other programs stumble over. */
class OddImagesTest {
    private static final Path FOLDER = Path.of("../shared/data/odd");

    @ParameterizedTest
    @ValueSource(strings = {"Landscape", "Portrait"})
    void showsAllOrientationsOfAPhotoAlike(String photo) throws DatasetException {
        PixelImage reference = Thumbnails.scaledToFit(ImageReader.decode(odd("exif_orientation/" + photo + "_1.jpg")),
                60, 60);
        for (int i = 0; i <= 8; i++) {
            Path file = odd("exif_orientation/" + photo + "_" + i + ".jpg");
            assertThat(meanDifference(reference, Thumbnails.scaledToFit(ImageReader.decode(file), 60, 60)))
                    .as("%s", file).isLessThan(12);
            assertThat(meanDifference(reference, Thumbnails.read(file, 60, 60))).as("%s", file).isLessThan(12);
        }
    }

    @Test
    void decodesOrRefusesEachOddFileInOneSentence() throws IOException {
        TreeMap<String, String> table = new TreeMap<>();
        for (String folder : List.of("jpeg_odd", "derived_images")) {
            try (Stream<Path> files = Files.list(odd(folder))) {
                files.filter(Files::isRegularFile).forEach(f -> table.put(f.getFileName().toString(), outcome(f)));
            }
        }
        table.forEach((file, outcome) -> System.out.println(file + " → " + outcome));

        assertThat(table).hasSizeGreaterThan(25);
        assertThat(table.get("fair-use.txt")).contains("is no JPEG");
        assertThat(table.get("empty.jpg")).contains("is empty");
        assertThat(table.get("bus_truncated_60pct.jpg")).startsWith("810×1080").contains("cut off");
        assertThat(table.get("bus_exif_orientation6.jpg")).isEqualTo("1080×810 image []");
        assertThat(table.get("bus_named_png.png")).isEqualTo("810×1080 image []");
        table.remove("fair-use.txt");
        table.remove("empty.jpg");
        assertThat(table.values()).allMatch(o -> o.matches("\\d+×\\d+ image \\[.*]"));
    }

    @Test
    void readsSixteenBitsAsTheEightBitsOfTheirUpperHalf() throws DatasetException {
        PixelImage grey = ImageReader.decode(odd("derived_images/rescue_16bit_gray.png"));
        PixelImage rgb = ImageReader.decode(odd("derived_images/rescue_16bit_rgb.png"));

        assertThat(Arrays.stream(grey.argb())).allMatch(p -> (p >> 16 & 0xFF) == (p & 0xFF) && (p >>> 24) == 255);
        assertThat(Arrays.stream(rgb.argb())).anyMatch(p -> (p >> 16 & 0xFF) != (p & 0xFF));
    }

    private static String outcome(Path file) {
        try {
            OpenedImage opened = ImageReader.open(new ImageRecord(1, file.toString(), file, 0, 0, List.of()));
            return opened.pixels() + " " + opened.warnings();
        } catch (DatasetException e) {
            assertThat(e.getMessage()).startsWith(file.getFileName() + " ").endsWith(".").doesNotContain("\n");
            return e.getMessage();
        }
    }

    private static double meanDifference(PixelImage a, PixelImage b) {
        assertThat(b.width()).isEqualTo(a.width());
        assertThat(b.height()).isEqualTo(a.height());
        double sum = 0;
        for (int i = 0; i < a.argb().length; i++) {
            sum += Math.abs((a.argb()[i] >> 8 & 0xFF) - (b.argb()[i] >> 8 & 0xFF));
        }
        return sum / a.argb().length;
    }

    private static Path odd(String name) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), file + " is not here");
        return file;
    }
}
