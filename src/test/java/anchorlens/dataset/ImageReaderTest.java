package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
    void readsPixelsOfLosslessFormatsWhateverTheName(String format) throws IOException, DatasetException {
        BufferedImage image = picture(BufferedImage.TYPE_INT_RGB, 11, 9);
        Path file = folder.resolve("picture.jpg");
        ImageIO.write(image, format, file.toFile());

        PixelImage pixels = ImageReader.decode(file);

        assertThat(pixels.width()).isEqualTo(11);
        assertThat(pixels.height()).isEqualTo(9);
        assertThat(pixels.argb()).containsExactly(image.getRGB(0, 0, 11, 9, null, 0, 11));
    }

    @Test
    void readsWebp() throws IOException, DatasetException {
        byte[] onePixel = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

        assertThat(ImageReader.decode(Files.write(folder.resolve("a.webp"), onePixel)).argb()).hasSize(1);
    }

    @Test
    void keepsGreySamplesAsStoredAndTheUpperByteOfSixteenBits() throws IOException, DatasetException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 100);
        grey.getRaster().setSample(1, 0, 0, 7);
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 100 << 8 | 255);
        deep.getRaster().setSample(1, 0, 0, 7 << 8);

        assertThat(ImageReader.decode(png(grey)).argb()).containsExactly(0xFF646464, 0xFF070707);
        assertThat(ImageReader.decode(png(deep)).argb()).containsExactly(0xFF646464, 0xFF070707);
    }

    @Test
    void laysTransparentPixelsOnWhite() throws IOException, DatasetException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xFF102030);
        image.setRGB(1, 0, 0x00102030);
        image.setRGB(2, 0, 0x80000000);

        assertThat(ImageReader.decode(png(image)).argb()).containsExactly(0xFF102030, 0xFFFFFFFF, 0xFF7F7F7F);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void showsWhatIsThereOfACutOffFile(String format) throws IOException, DatasetException {
        BufferedImage image = picture(BufferedImage.TYPE_INT_RGB, 200, 200);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        Path file = folder.resolve("cut." + format);
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() * 6 / 10));

        OpenedImage opened = ImageReader.open(new ImageRecord(1, "cut", file, 200, 200, List.of()));

        assertThat(opened.warnings()).containsExactly("cut." + format
                + " is cut off or damaged, so part of the picture is blank; copy or download it again.");
        int shown = opened.pixels().pixel(100, 20);
        int real = image.getRGB(100, 20);
        assertThat(Math.abs((shown >> 8 & 0xFF) - (real >> 8 & 0xFF))).isLessThan(24);
    }

    @Test
    void refusesWhatHoldsNoPictureInOneSentence() throws IOException {
        Path empty = Files.write(folder.resolve("empty.jpg"), new byte[0]);
        Path text = Files.writeString(folder.resolve("text.png"), "no picture at all");
        Path header = Files.write(folder.resolve("header.jpg"), new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

        assertThatThrownBy(() -> ImageReader.decode(empty)).isInstanceOf(DatasetException.class)
                .hasMessage("empty.jpg is empty; copy or download it again.");
        assertThatThrownBy(() -> ImageReader.decode(text)).isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("text.png is no JPEG, PNG");
        assertThatThrownBy(() -> ImageReader.decode(header)).isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("header.jpg is damaged").hasMessageEndingWith("copy or download it again.");
        assertThatThrownBy(() -> ImageReader.decode(folder.resolve("none.jpg"))).isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("none.jpg is missing from");
        assertThatThrownBy(() -> ImageReader.decode(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void turnsBoxesThatWereMadeOnTheUnrotatedPixels() throws IOException, DatasetException {
        Path file = jpegWithOrientation(6, 40, 30);
        Annotation annotation = new Annotation(1, 0, Box.ofSize(4, 5, 10, 20), false, false);

        OpenedImage onStored = ImageReader.open(new ImageRecord(1, "a", file, 40, 30, List.of(annotation)));
        OpenedImage onUpright = ImageReader.open(new ImageRecord(1, "a", file, 30, 40, List.of(annotation)));

        assertThat(onStored.pixels().width()).isEqualTo(30);
        assertThat(onStored.annotations().getFirst().box()).isEqualTo(new Box(5, 4, 25, 14));
        assertThat(onStored.warnings()).singleElement().asString()
                .contains("is listed as 40×30, the size before its EXIF rotation to 30×40");
        assertThat(onUpright.annotations()).containsExactly(annotation);
        assertThat(onUpright.warnings()).isEmpty();
    }

    @Test
    void keepsBoxesAndWarnsWhereTheDeclaredSizeIsWrong() throws IOException, DatasetException {
        Path file = png(picture(BufferedImage.TYPE_INT_RGB, 20, 10));
        Annotation annotation = new Annotation(1, 0, Box.ofSize(1, 2, 3, 4), false, false);

        OpenedImage wrong = ImageReader.open(new ImageRecord(1, "a", file, 10, 20, List.of(annotation)));
        OpenedImage unknown = ImageReader.open(new ImageRecord(1, "a", file, 0, 0, List.of(annotation)));

        assertThat(wrong.annotations()).containsExactly(annotation);
        assertThat(wrong.warnings()).singleElement().asString().contains("listed as 10×20 but is 20×10");
        assertThat(unknown.warnings()).isEmpty();
    }

    private static BufferedImage picture(int type, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xFF000000 | x * 250 / width << 16 | y * 250 / height << 8 | 80 + (x + y) % 20);
            }
        }
        return image;
    }

    private Path png(BufferedImage image) throws IOException {
        Path file = Files.createTempFile(folder, "image", ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** A JPEG with an EXIF segment that holds nothing but the orientation. */
    private Path jpegWithOrientation(int orientation, int width, int height) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture(BufferedImage.TYPE_INT_RGB, width, height), "jpg", jpeg);
        byte[] exif = {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
            1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg.toByteArray(), 0, 2);
        file.write(exif);
        file.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
        return Files.write(folder.resolve("turned.jpg"), file.toByteArray());
    }
}
