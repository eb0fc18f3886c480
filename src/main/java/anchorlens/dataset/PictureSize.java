package anchorlens.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The size of a picture, upright, from the head of its file, without decoding it.
 *
 * @param width  in pixels
 * @param height in pixels
 */
record PictureSize(int width, int height) {
    /** Empty where there is no such file, or none that is a picture. */
    static Optional<PictureSize> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = stream == null ? Collections.emptyIterator() : ImageIO.getImageReaders(stream);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    reader.setInput(stream, true, true);
                    int width = reader.getWidth(0);
                    int height = reader.getHeight(0);
                    return Optional.of(orientation(file).swapsSides() ? new PictureSize(height, width) : new PictureSize(width, height));
                } catch (IOException | RuntimeException e) {
                    // Readers report damage with exceptions of every kind; the next one may cope.
                    stream.seek(0);
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Orientation orientation(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return Orientation.of(stream, Files.size(file));
        }
    }
}
