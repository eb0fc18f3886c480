package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.geometry.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes made on the pixels of a file before EXIF turns them come back to those pixels. */
class ListedBoxesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Landscape_1", "Landscape_3", "Landscape_5", "Landscape_6", "Landscape_7", "Landscape_8", "Portrait_6", "Portrait_8"})
    void givesBoxesBackInTheCoordinatesTheyWereListedIn(String name) throws DatasetException {
        Path file = Path.of("../shared/data/odd/exif_orientation").resolve(name + ".jpg");
        Assumptions.assumeTrue(Files.exists(file), "skipped: the third-party pictures are not at ../shared/data");
        PictureSize upright = PictureSize.of(file).orElseThrow();
        boolean turned = name.charAt(name.length() - 1) >= '5';
        Box box = new Box(3, 5, 120.25, 91);
        ImageRecord stored = new ImageRecord(1, "a", file, turned ? upright.height() : upright.width(),
                turned ? upright.width() : upright.height(), List.of(new Annotation(1, 0, box, false, false)));

        Box shown = ImageReader.open(stored).annotations().getFirst().box();

        assertThat(shown.equals(box)).isEqualTo(!turned);
        assertThat(ImageReader.asListed(stored, shown)).isEqualTo(box);
        ImageRecord asShown = new ImageRecord(1, "a", file, upright.width(), upright.height(), List.of());
        assertThat(ImageReader.asListed(asShown, shown)).isEqualTo(shown);
    }
}
