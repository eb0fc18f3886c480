package anchorlens.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Images with annotations.
 *
 * @param source     the annotation file, or the folder of a set without annotations
 * @param categories by class index
 * @param images     in the order of the file
 * @param warnings   what was odd and how it was read, each one sentence naming the place
 * @param origin     the annotation files as they were when read; absent where there are none
 */
public record Dataset(Path source, List<Category> categories, List<ImageRecord> images, List<String> warnings,
                      Optional<Origin> origin) {
    public Dataset {
        categories = List.copyOf(categories);
        images = List.copyOf(images);
        warnings = List.copyOf(warnings);
    }

    /** A set that was read from no annotation file. */
    public Dataset(Path source, List<Category> categories, List<ImageRecord> images, List<String> warnings) {
        this(source, categories, images, warnings, Optional.empty());
    }

    public List<String> categoryNames() {
        return categories.stream().map(Category::name).toList();
    }

    public int annotationCount() {
        return images.stream().mapToInt(i -> i.annotations().size()).sum();
    }
}
