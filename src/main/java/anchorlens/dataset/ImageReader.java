package anchorlens.dataset;

import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads image files upright: JPEG (also CMYK and with bad colour profiles), PNG, BMP, GIF (first frame), TIFF and WebP,
 * told apart by content, whatever the file is called.
 *
 * <p>Samples are taken as stored, without colour management, as training pipelines do; of 16-bit samples the upper
 * eight bits; what is transparent lies on white. Needs no display.
 */
public final class ImageReader {
    private ImageReader() {
    }

    /**
     * Reads a picture.
     *
     * @throws DatasetException if the file is missing, empty, damaged from the start, or no image
     */
    public static PixelImage decode(Path file) throws DatasetException {
        byte[] bytes = PictureDecoder.bytes(file);
        return Orientation.of(bytes).apply(pixels(JsonText.name(file), bytes).pixels());
    }

    /**
     * Reads the picture of a record. Where the record declares the size of the unrotated pixels of a picture that EXIF
     * turns by a quarter, its boxes were made on those pixels and are mapped to the upright picture. Where the declared
     * size fits neither, boxes stay as they are. Both cases are warned of.
     *
     * @throws DatasetException as {@link #decode(Path)}
     */
    public static OpenedImage open(ImageRecord record) throws DatasetException {
        String name = JsonText.name(record.file());
        byte[] bytes = PictureDecoder.bytes(record.file());
        Stored stored = pixels(name, bytes);
        Orientation orientation = Orientation.of(bytes);
        PixelImage upright = orientation.apply(stored.pixels());
        List<String> warnings = new ArrayList<>();
        if (stored.partial()) {
            warnings.add(name + " is cut off or damaged, so part of the picture is blank; copy or download it again.");
        }
        List<Annotation> annotations = record.annotations();
        boolean declared = record.width() > 0 && record.height() > 0;
        if (declared && (record.width() != upright.width() || record.height() != upright.height())) {
            if (record.width() == stored.pixels().width() && record.height() == stored.pixels().height()) {
                annotations = turned(annotations, orientation, record.width(), record.height());
                warnings.add(name + " is listed as " + size(record.width(), record.height())
                        + ", the size before its EXIF rotation to "
                        + size(upright.width(), upright.height())
                        + "; its boxes are rotated with it.");
            } else {
                warnings.add(name + " is listed as " + size(record.width(), record.height()) + " but is "
                        + size(upright.width(), upright.height())
                        + "; its boxes are kept as written, so check that they belong to this file.");
            }
        }
        return new OpenedImage(record, upright, annotations, warnings);
    }

    /**
     * A box on the upright picture in the coordinates its record lists boxes in: the way back of what {@link #open} does. The
     * box itself where they are the same, or where the file cannot be read.
     */
    public static Box asListed(ImageRecord record, Box upright) {
        Optional<PictureSize> size = PictureSize.of(record.file());
        if (size.isEmpty() || record.width() != size.get().height() || record.height() != size.get().width()
                || record.width() == record.height()) {
            return upright;
        }
        try (InputStream file = new BufferedInputStream(Files.newInputStream(record.file()))) {
            Orientation orientation = Orientation.of(file, Files.size(record.file()));
            return orientation.swapsSides() ? orientation.inverse().apply(upright, size.get().width(), size.get().height()) : upright;
        } catch (IOException e) {
            return upright;
        }
    }

    private record Stored(PixelImage pixels, boolean partial) {
    }

    private static Stored pixels(String name, byte[] bytes) throws DatasetException {
        PictureDecoder.Decoded decoded = PictureDecoder.decode(name, bytes, 0, 0);
        return new Stored(RasterPixels.of(decoded.image()), decoded.partial());
    }

    private static List<Annotation> turned(List<Annotation> annotations, Orientation orientation, int width,
            int height) {
        return annotations.stream().map(a -> new Annotation(a.id(), a.category(),
                orientation.apply(a.box(), width, height), a.crowd(), a.ignore())).toList();
    }

    private static String size(int width, int height) {
        return width + "×" + height;
    }
}
