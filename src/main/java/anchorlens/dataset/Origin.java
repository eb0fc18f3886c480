package anchorlens.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * The files that a data set was read from, as they were then.
 *
 * @param format      their format
 * @param root        the annotation file, or the folder that holds the annotation files
 * @param files       every annotation file that was read, and those that name the classes
 * @param fileOfImage {@code [images]}: index into {@code files} of the one that annotates each image, −1 where there is none
 */
public record Origin(AnnotationFormat format, Path root, List<FileStamp> files, List<Integer> fileOfImage) {
    public Origin {
        files = List.copyOf(files);
        fileOfImage = List.copyOf(fileOfImage);
    }
}
