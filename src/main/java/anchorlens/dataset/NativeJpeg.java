package anchorlens.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.leptonica.global.leptonica;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes undamaged colour JPEGs by libjpeg-turbo, in half the time of Java's reader and to the same pixels as that reader with
 * {@link JpegColours}. Everything else, and every file on a machine for which there is no native library, is left to that reader.
 */
final class NativeJpeg {
    private static final Logger LOG = LoggerFactory.getLogger(NativeJpeg.class);
    /** Loading the library takes as long as it saves in some forty pictures: a few are decoded without it. */
    private static final int WITHOUT = 16;
    private static final AtomicInteger SEEN = new AtomicInteger();

    /** Loads once, when first asked for. */
    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
            try {
                leptonica.setMsgSeverity(leptonica.L_SEVERITY_NONE);
                return true;
            } catch (LinkageError | RuntimeException e) {
                LOG.info("JPEGs are decoded by Java: libjpeg-turbo does not load", e);
                return false;
            }
        }
    }

    private NativeJpeg() {
    }

    /** The picture, once so many were asked for that the library is worth loading; empty as {@link #decode} is, or before. */
    static Optional<BufferedImage> decodeOneOfMany(byte[] bytes, JpegFrame frame) {
        boolean few = SEEN.get() < WITHOUT && SEEN.incrementAndGet() < WITHOUT;
        return few ? Optional.empty() : decode(bytes, frame);
    }

    /**
     * The picture at its full size; empty where the file is of another kind or its data cause so much as a warning, and where the
     * library cannot be loaded.
     *
     * @param bytes of the whole file
     * @param frame of these bytes
     */
    static Optional<BufferedImage> decode(byte[] bytes, JpegFrame frame) {
        if (frame.colours() == JpegFrame.Colours.OTHER || !endsAsItShould(bytes) || !Library.LOADED) {
            return Optional.empty();
        }
        int[] warnings = new int[1];
        PIX pix = leptonica.pixReadMemJpeg(bytes, bytes.length, 0, 1, warnings, 0);
        if (pix == null) {
            return Optional.empty();
        }
        try {
            boolean whole = warnings[0] == 0 && pix.d() == Integer.SIZE && pix.w() == frame.width() && pix.h() == frame.height();
            return whole ? Optional.of(picture(pix)) : Optional.empty();
        } finally {
            leptonica.pixDestroy(pix);
        }
    }

    /** The library tells the terminal of a file that was cut off, so it never sees one. */
    private static boolean endsAsItShould(byte[] bytes) {
        return bytes[bytes.length - 2] == (byte) 0xFF && bytes[bytes.length - 1] == (byte) 0xD9;
    }

    /** A word of a 32-bit Pix holds red, green, blue and alpha from its highest byte to its lowest; rows have no gaps. */
    private static BufferedImage picture(PIX pix) {
        BufferedImage out = new BufferedImage(pix.w(), pix.h(), BufferedImage.TYPE_INT_RGB);
        int[] rgb = ((DataBufferInt) out.getRaster().getDataBuffer()).getData();
        try (IntPointer words = leptonica.pixGetData(pix)) {
            words.get(rgb);
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] >>>= Byte.SIZE;
        }
        return out;
    }
}
