package anchorlens.workbench;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.PixelImage;
import java.nio.file.Path;

/** Opens data sets and images; an interface so that the window's state can be tested without files. */
public interface DataFiles {
    /**
     * A data set and the image to show first.
     *
     * @param start index into {@code dataset.images()}
     */
    record OpenedData(Dataset dataset, int start) {
    }

    /**
     * Opens an annotation file, a folder or a single image.
     *
     * @throws DatasetException in one sentence
     */
    OpenedData open(Path path) throws DatasetException;

    /**
     * Reads the pixels of an image.
     *
     * @throws DatasetException in one sentence
     */
    OpenedImage read(ImageRecord record) throws DatasetException;

    /**
     * A small picture that fits into the given size.
     *
     * @throws DatasetException in one sentence
     */
    PixelImage thumbnail(ImageRecord record, int maxWidth, int maxHeight) throws DatasetException;
}
