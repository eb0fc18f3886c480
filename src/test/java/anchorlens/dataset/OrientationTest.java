package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrientationTest {
    /** Pixels 1 2 3 above 4 5 6. */
    private static final PixelImage STORED = new PixelImage(3, 2, new int[]{1, 2, 3, 4, 5, 6});

    @ParameterizedTest
    @CsvSource({
        "UPRIGHT, 3, 123456", "MIRRORED, 3, 321654", "TURNED_180, 3, 654321", "FLIPPED, 3, 456123",
        "TRANSPOSED, 2, 142536", "TURNED_RIGHT, 2, 415263", "TRANSVERSED, 2, 635241", "TURNED_LEFT, 2, 362514"})
    void turnsPixelsAsExifDefinesIt(Orientation orientation, int width, String expected) {
        PixelImage upright = orientation.apply(STORED);

        assertThat(upright.width()).isEqualTo(width);
        assertThat(upright.argb()).containsExactly(expected.chars().map(c -> c - '0').toArray());
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsBoxesWithTheirPixels(Orientation orientation) {
        PixelImage upright = orientation.apply(STORED);
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                Box box = orientation.apply(new Box(x, y, x + 1, y + 1), 3, 2);
                assertThat(box.area()).isEqualTo(1);
                assertThat(upright.pixel((int) box.x1(), (int) box.y1())).isEqualTo(STORED.pixel(x, y));
            }
        }
    }

    @Test
    void isUprightWhereAFileNamesNone() {
        assertThat(Orientation.of(new byte[]{1, 2, 3})).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(new byte[0])).isEqualTo(Orientation.UPRIGHT);
    }
}
