package anchorlens.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file held when it was read: its content alone decides, so that a file may be copied or touched in between.
 *
 * @param file   the file
 * @param size   in bytes
 * @param sha256 digest of its bytes, in lower-case hexadecimal digits
 */
public record FileStamp(Path file, long size, String sha256) {
    private static final int BUFFER = 1 << 16;

    /** Reads the whole file. */
    public static FileStamp of(Path file) throws IOException {
        MessageDigest digest = digest();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                size += n;
            }
        }
        return new FileStamp(file, size, HexFormat.of().formatHex(digest.digest()));
    }

    static FileStamp of(Path file, byte[] bytes) {
        return new FileStamp(file, bytes.length, HexFormat.of().formatHex(digest().digest(bytes)));
    }

    /** True if both files held the same bytes, wherever they lie. */
    public boolean sameContent(FileStamp other) {
        return size == other.size && sha256.equals(other.sha256);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
