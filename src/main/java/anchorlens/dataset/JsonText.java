package anchorlens.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a JSON file, packed by gzip or not, and tells in one sentence what else a file is that holds no JSON. */
final class JsonText {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 128;

    private JsonText() {
    }

    /**
     * The file's bytes, unpacked, not yet decoded to characters.
     *
     * @throws DatasetException if the file is absent, empty, or plainly of another kind
     * @throws IOException      if reading fails
     */
    static InputStream open(Path file) throws IOException, DatasetException {
        String name = name(file);
        if (Files.isDirectory(file)) {
            throw new DatasetException(name + " is a folder; choose the annotation file inside it.");
        }
        if (!Files.exists(file)) {
            throw new DatasetException(name + " does not exist in " + file.toAbsolutePath().getParent()
                    + "; check the name and the folder.");
        }
        InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            byte[] head = peek(stream);
            if (head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
                stream = new BufferedInputStream(new GZIPInputStream(stream, BUFFER), BUFFER);
                head = peek(stream);
            }
            refuseOtherKinds(name, head);
            return stream;
        } catch (IOException | DatasetException e) {
            stream.close();
            throw e;
        }
    }

    /** The last part of a path, as sentences name files. */
    static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    private static byte[] peek(InputStream stream) throws IOException {
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD);
        stream.reset();
        return head;
    }

    private static void refuseOtherKinds(String name, byte[] head) throws DatasetException {
        String text = new String(head, StandardCharsets.ISO_8859_1).strip();
        if (text.isEmpty()) {
            throw new DatasetException(name + " is empty; copy or download it again.");
        }
        if (text.startsWith("version https://git-lfs")) {
            throw new DatasetException(name
                    + " is only a Git LFS pointer to the real file; run \"git lfs pull\" where it came from.");
        }
        if (text.startsWith("<")) {
            throw new DatasetException(name
                    + " holds HTML or XML, not COCO JSON; download the annotation file itself.");
        }
        if (text.startsWith("PK")) {
            throw new DatasetException(name + " is a zip archive; unpack it and open the JSON file inside it.");
        }
    }
}
