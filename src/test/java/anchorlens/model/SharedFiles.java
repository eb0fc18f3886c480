package anchorlens.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anchorlens.geometry.PixelImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Third-party files beside the project; a test that needs one is skipped where it is absent. */
public final class SharedFiles {
    public static final String PICODET = "picodet_s_416_coco.onnx";
    public static final String NANODET_416 = "nanodet_m_hpc203.onnx";
    public static final String NANODET_320 = "nanodet_hpc203_320.onnx";

    private SharedFiles() {
    }

    public static Path data(String name) {
        return existing(Path.of("../shared/data").resolve(name));
    }

    public static Path model(String name) {
        return data("models/" + name);
    }

    public static Path golden(String name) {
        return existing(Path.of("../shared/golden").resolve(name));
    }

    private static Path existing(Path path) {
        assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);
        return path;
    }

    public static PixelImage image(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        int w = image.getWidth();
        int h = image.getHeight();
        return new PixelImage(w, h, image.getRGB(0, 0, w, h, null, 0, w));
    }
}
