package anchorlens.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the bytes of a picture file in memory, by what they are and not by the file's name, and goes as far as a
 * damaged file allows.
 */
final class PictureDecoder {
    private final String name;
    private final byte[] bytes;
    private final JpegFrame frame;
    private boolean cutOff;

    private PictureDecoder(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.frame = JpegFrame.of(bytes);
    }

    /**
     * A picture as stored.
     *
     * @param image   decoded, not yet turned upright
     * @param width   of the stored picture; larger than the image's where it was subsampled
     * @param height  of the stored picture
     * @param partial true where the file ends early and the rest of the image is blank
     */
    record Decoded(BufferedImage image, int width, int height, boolean partial) {
    }

    static byte[] bytes(Path file) throws DatasetException {
        String name = JsonText.name(file);
        if (Files.isDirectory(file)) {
            throw new DatasetException(name + " is a folder, not an image; open an image file in it.");
        }
        if (!Files.exists(file)) {
            throw new DatasetException(name + " is missing from " + file.toAbsolutePath().getParent()
                    + "; put the image there and open its data set again.");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                throw new DatasetException(name + " is empty; copy or download it again.");
            }
            return bytes;
        } catch (IOException | OutOfMemoryError e) {
            throw new DatasetException(name + " cannot be read (" + e.getMessage() + "); check the file and its "
                    + "permissions.", e);
        }
    }

    /**
     * Decodes the first picture in the bytes.
     *
     * @param wantedWidth  subsample as long as the result is at least this wide; 0 for the full size
     * @param wantedHeight the same for the height
     */
    static Decoded decode(String name, byte[] bytes, int wantedWidth, int wantedHeight) throws DatasetException {
        PictureDecoder decoder = new PictureDecoder(name, bytes);
        if (wantedWidth <= 0) {
            decoder.refuseOversize(decoder.frame.width(), decoder.frame.height());
            Optional<BufferedImage> image = NativeJpeg.decodeOneOfMany(bytes, decoder.frame);
            if (image.isPresent()) {
                return new Decoded(image.get(), decoder.frame.width(), decoder.frame.height(), false);
            }
        }
        return decoder.decodeByJava(wantedWidth, wantedHeight);
    }

    /** As {@link #decode} at full size, by Java's readers alone. */
    static Decoded decodeByJava(String name, byte[] bytes) throws DatasetException {
        return new PictureDecoder(name, bytes).decodeByJava(0, 0);
    }

    private Decoded decodeByJava(int wantedWidth, int wantedHeight) throws DatasetException {
        List<ImageReader> readers = new ArrayList<>();
        Iterator<ImageReader> fitting = ImageIO.getImageReaders(stream());
        fitting.forEachRemaining(readers::add);
        if (readers.isEmpty()) {
            throw new DatasetException(name
                    + " is no JPEG, PNG, BMP, GIF, TIFF or WebP image; convert it to one of these.");
        }
        Exception failure = null;
        try {
            for (boolean rescue : new boolean[]{false, true}) {
                for (ImageReader reader : readers) {
                    try {
                        return read(reader, wantedWidth, wantedHeight, rescue);
                    } catch (IOException | RuntimeException e) {
                        // Readers report damage with exceptions of every kind; the next one may cope.
                        failure = failure == null ? e : failure;
                    }
                }
            }
        } finally {
            readers.forEach(ImageReader::dispose);
        }
        throw new DatasetException(name + " is damaged and cannot be decoded (" + reason(failure)
                + "); copy or download it again.", failure);
    }

    private ImageInputStream stream() {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
    }

    private Decoded read(ImageReader reader, int wantedWidth, int wantedHeight, boolean rescue)
            throws IOException, DatasetException {
        cutOff = false;
        reader.setInput(stream(), true, true);
        reader.addIIOReadWarningListener((source, warning) -> cutOff |= tellsOfMissingData(warning));
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = wantedWidth <= 0 ? 1 : Math.max(1, Math.min(width / wantedWidth, height / wantedHeight));
        parameters.setSourceSubsampling(step, step, 0, 0);
        refuseOversize(width / step, height / step);
        if (!rescue) {
            boolean ycc = step == 1 && reader.canReadRaster() && frame.colours() != JpegFrame.Colours.OTHER;
            BufferedImage image = ycc ? JpegColours.picture(reader.readRaster(0, null), frame.colours()) : reader.read(0, parameters);
            return new Decoded(image, width, height, cutOff);
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            throw new IIOException("unknown kind of pixels");
        }
        BufferedImage image = types.next().createBufferedImage((width + step - 1) / step, (height + step - 1) / step);
        parameters.setDestination(image);
        try {
            reader.read(0, parameters);
        } catch (IOException | RuntimeException e) {
            if (isBlank(image)) {
                throw e;
            }
        }
        return new Decoded(image, width, height, true);
    }

    /** Decoded and converted pixels take about eight bytes each; more than half the memory is never asked for. */
    private void refuseOversize(long width, long height) throws DatasetException {
        long most = Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 16);
        if (width * height > most) {
            throw new DatasetException(name + " is too large to show (" + width + "×" + height + " pixels, at most "
                    + most / 1_000_000 + " million fit into memory); scale it down or give the program more memory.");
        }
    }

    private static boolean tellsOfMissingData(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature end") || text.contains("missing eoi");
    }

    private static String reason(Exception failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return text.lines().findFirst().orElse("").replaceAll("\\. .*", "").replaceAll("[.!]$", "");
    }

    private static boolean isBlank(BufferedImage image) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if ((pixel & 0xFFFFFF) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
