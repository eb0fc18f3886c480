package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.PixelImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {
    @Test
    void averagesTheAreaEachPixelCovers() {
        PixelImage image = new PixelImage(4, 2, new int[]{
            0xFF000000, 0xFF0000FF, 0xFF640000, 0xFF640000,
            0xFF00FF00, 0xFF000000, 0xFF640000, 0xFF640000});

        assertThat(Thumbnails.scaledToFit(image, 2, 2).argb()).containsExactly(0xFF004040, 0xFF640000);
        assertThat(Thumbnails.scaledToFit(image, 4, 2)).isSameAs(image);
    }

    @Test
    void sharesPixelsThatLieOnABorder() {
        PixelImage image = new PixelImage(3, 1, new int[]{0xFF000000, 0xFF000060, 0xFF0000C0});

        PixelImage small = Thumbnails.scaledToFit(image, 2, 1);

        assertThat(small.argb()).containsExactly(0xFF000020, 0xFF0000A0);
    }

    @Test
    void keepsTheAspectRatioAndAtLeastOnePixel() {
        PixelImage wide = new PixelImage(1000, 2, new int[2000]);

        PixelImage small = Thumbnails.scaledToFit(wide, 100, 100);

        assertThat(small.width()).isEqualTo(100);
        assertThat(small.height()).isEqualTo(1);
    }

    @Test
    void readsALargePictureSmall(@TempDir Path folder) throws IOException, DatasetException {
        BufferedImage image = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 900; y++) {
            for (int x = 0; x < 1200; x++) {
                image.setRGB(x, y, x * 255 / 1200 << 16 | y * 255 / 900);
            }
        }
        Path file = folder.resolve("large.png");
        ImageIO.write(image, "png", file.toFile());

        PixelImage small = Thumbnails.read(file, 96, 64);

        assertThat(small.height()).isEqualTo(64);
        assertThat(small.width()).isEqualTo(85);
        assertThat(small.pixel(42, 32) >> 16 & 0xFF).isCloseTo(127, within(4));
        assertThat(Arrays.stream(small.argb())).allMatch(p -> p >>> 24 == 255);
    }
}
