package anchorlens.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * An image as its data set lists it; the pixels are read by {@link ImageReader}.
 *
 * @param id          identifier in the file
 * @param name        file name as listed
 * @param file        where the pixels should be
 * @param width       declared width in pixels, 0 where the file does not say
 * @param height      declared height in pixels, 0 where the file does not say
 * @param annotations in the order of the file
 */
public record ImageRecord(long id, String name, Path file, int width, int height, List<Annotation> annotations) {
    public ImageRecord {
        annotations = List.copyOf(annotations);
    }
}
