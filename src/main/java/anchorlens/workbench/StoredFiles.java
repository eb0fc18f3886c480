package anchorlens.workbench;

import anchorlens.dataset.AnnotatedSource;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageReader;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.dataset.Thumbnails;
import anchorlens.geometry.PixelImage;
import java.nio.file.Path;

/** Data sets and images on disk. */
public final class StoredFiles implements DataFiles {
    @Override
    public OpenedData open(Path path) throws DatasetException {
        AnnotatedSource source = AnnotatedSource.open(path);
        return new OpenedData(source.dataset(), source.start());
    }

    @Override
    public OpenedImage read(ImageRecord record) throws DatasetException {
        return ImageReader.open(record);
    }

    @Override
    public PixelImage thumbnail(ImageRecord record, int maxWidth, int maxHeight) throws DatasetException {
        return Thumbnails.read(record.file(), maxWidth, maxHeight);
    }
}
