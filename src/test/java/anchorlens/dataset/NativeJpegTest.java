package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class NativeJpegTest {
    private static final Path PICTURES = Path.of("../shared/data");

    @ParameterizedTest(name = "luma {0}×{1}, quality {2}, progressive {3}")
    @CsvSource({"1, 1, 0.95, false", "1, 1, 0.3, true", "2, 1, 0.9, false", "1, 2, 0.9, false", "1, 2, 0.4, true", "2, 2, 0.9, true", "2, 2, 0.1, false",
        "4, 1, 0.8, false"})
    void givesThePixelsOfJavasReader(int across, int down, float quality, boolean progressive) throws IOException, DatasetException {
        for (int[] size : new int[][]{{64, 48}, {37, 23}, {1, 1}, {17, 16}}) {
            byte[] bytes = jpeg(picture(size[0], size[1], BufferedImage.TYPE_INT_RGB), across, down, quality, progressive);
            Optional<BufferedImage> image = NativeJpeg.decode(bytes, JpegFrame.of(bytes));
            assumeTrue(image.isPresent(), "skipped: there is no libjpeg-turbo for this machine");
            assertThat(RasterPixels.of(image.get()).argb()).isEqualTo(RasterPixels.of(PictureDecoder.decodeByJava("a.jpg", bytes).image()).argb());
        }
    }

    @Test
    void leavesDamagedAndOtherKindsToJava() throws IOException {
        byte[] colour = jpeg(picture(64, 48, BufferedImage.TYPE_INT_RGB), 2, 2, 0.9f, false);
        byte[] grey = jpeg(picture(64, 48, BufferedImage.TYPE_BYTE_GRAY), 1, 1, 0.9f, false);
        byte[] cut = Arrays.copyOf(colour, colour.length * 2 / 3);
        byte[] spoilt = colour.clone();
        Arrays.fill(spoilt, colour.length / 2, colour.length / 2 + 40, (byte) 0xFF);
        for (byte[] bytes : List.of(grey, cut, spoilt, new byte[0], "no picture".getBytes())) {
            assertThat(NativeJpeg.decode(bytes, JpegFrame.of(bytes))).isEmpty();
        }
    }

    @Test
    void givesThePixelsOfJavasReaderOnPhotos() throws IOException, DatasetException {
        assumeTrue(Files.isDirectory(PICTURES), "skipped: ../shared/data is absent");
        List<Path> files;
        try (Stream<Path> found = Files.walk(PICTURES)) {
            files = found.filter(f -> f.toString().toLowerCase().matches(".*\\.jpe?g") && Files.isRegularFile(f)).sorted().toList();
        }
        int compared = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Optional<BufferedImage> image = NativeJpeg.decode(bytes, JpegFrame.of(bytes));
            if (image.isPresent()) {
                var byJava = PictureDecoder.decodeByJava(file.toString(), bytes);
                assertThat(byJava.partial()).as(file.toString()).isFalse();
                assertThat(Arrays.equals(RasterPixels.of(image.get()).argb(), RasterPixels.of(byJava.image()).argb())).as(file.toString()).isTrue();
                compared++;
            }
        }
        assumeTrue(compared > 0, "skipped: there is no libjpeg-turbo for this machine");
        assertThat(compared).isGreaterThan(files.size() / 2);
    }

    private static BufferedImage picture(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int edge = x > y ? 0xE03020 : 0x2040C0;
                image.setRGB(x, y, edge ^ random.nextInt(0x202020) & 0x1F1F1F);
            }
        }
        return image;
    }

    /** @param across samples of luma for one of colour, from left to right; {@code down} from top to bottom */
    private static byte[] jpeg(BufferedImage image, int across, int down, float quality, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
        String format = metadata.getNativeMetadataFormatName();
        Element root = (Element) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        if (components.getLength() == 3) {
            Element luma = (Element) components.item(0);
            luma.setAttribute("HsamplingFactor", Integer.toString(across));
            luma.setAttribute("VsamplingFactor", Integer.toString(down));
            metadata.setFromTree(format, root);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
