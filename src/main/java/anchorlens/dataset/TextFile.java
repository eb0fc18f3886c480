package anchorlens.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file in memory, ready to be written again byte by byte.
 *
 * @param file    where it lies
 * @param text    its characters, without the byte order mark
 * @param charset how they are coded
 * @param marked  true where a byte order mark comes first
 * @param stamp   the bytes it was decoded from
 */
record TextFile(Path file, String text, Charset charset, boolean marked, FileStamp stamp) {
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int HEAD = 256;
    private static final char MARK = '\uFEFF';

    /** @throws DatasetException if the file is missing, cannot be read, or holds no text */
    static TextFile read(Path file) throws DatasetException {
        String name = JsonText.name(file);
        if (!Files.exists(file)) {
            throw new DatasetException(name + " does not exist in " + file.toAbsolutePath().getParent()
                    + "; check the name and the folder.");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException | OutOfMemoryError e) {
            throw new DatasetException(name + " cannot be read (" + e.getMessage() + "); check the file and its permissions.", e);
        }
        Charset charset = charset(name, bytes);
        try {
            String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
            return new TextFile(file, marked ? text.substring(1) : text, charset, marked, FileStamp.of(file, bytes));
        } catch (CharacterCodingException e) {
            throw new DatasetException(name + " is no text in " + charset.name() + "; save it in that encoding or correct it.", e);
        }
    }

    String name() {
        return JsonText.name(file);
    }

    /** The bytes of an edited text, coded and marked as the file is. */
    byte[] encode(String edited) {
        return (marked ? MARK + edited : edited).getBytes(charset);
    }

    /** By byte order mark, by the zeros of wide characters, or by an XML declaration; UTF-8 otherwise. */
    static Charset charset(String name, byte[] bytes) throws DatasetException {
        int a = bytes.length > 0 ? bytes[0] & 0xFF : -1;
        int b = bytes.length > 1 ? bytes[1] & 0xFF : -1;
        if (bytes.length > 3 && (a == 0 && b == 0 && bytes[3] != 0 || a > 0 && bytes[2] == 0 && bytes[3] == 0 && (b == 0 || b == 0xFE))) {
            return Charset.forName(a == 0 ? "UTF-32BE" : "UTF-32LE");
        } else if (a == 0xFE && b == 0xFF || a == 0 && b > 0) {
            return StandardCharsets.UTF_16BE;
        } else if (a == 0xFF && b == 0xFE || a > 0 && b == 0) {
            return StandardCharsets.UTF_16LE;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1).replace("\u00EF\u00BB\u00BF", "");
        Matcher declared = DECLARED.matcher(head);
        if (declared.find() && !declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
            try {
                return Charset.forName(declared.group(1));
            } catch (IllegalArgumentException e) {
                throw new DatasetException(name + " declares the unknown encoding " + declared.group(1)
                        + "; save it as UTF-8.", e);
            }
        }
        return StandardCharsets.UTF_8;
    }
}
