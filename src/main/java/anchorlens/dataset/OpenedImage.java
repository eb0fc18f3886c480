package anchorlens.dataset;

import anchorlens.geometry.PixelImage;
import java.util.List;

/**
 * An image with its pixels, upright, and its annotations in the pixels' own coordinates.
 *
 * @param record      as listed
 * @param pixels      decoded, EXIF orientation applied
 * @param annotations those of the record, mapped to the upright picture where they were made on the unrotated one
 * @param warnings    what disagreed with the listing (size, orientation), each one sentence
 */
public record OpenedImage(ImageRecord record, PixelImage pixels, List<Annotation> annotations, List<String> warnings) {
    public OpenedImage {
        annotations = List.copyOf(annotations);
        warnings = List.copyOf(warnings);
    }
}
