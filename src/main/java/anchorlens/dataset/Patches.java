package anchorlens.dataset;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces of a text to be replaced, so that all the rest stays as it is, to the last blank. Positions count characters. */
final class Patches {
    private static final int BUFFER = 1 << 16;

    /** The characters from start to end, exclusive, become the text. */
    private record Patch(long start, long end, String text) {
    }

    private final List<Patch> patches = new ArrayList<>();

    void replace(long start, long end, String text) {
        patches.add(new Patch(start, end, text));
    }

    void insert(long at, String text) {
        replace(at, at, text);
    }

    boolean isEmpty() {
        return patches.isEmpty();
    }

    String apply(String text) {
        if (isEmpty()) {
            return text;
        }
        StringWriter out = new StringWriter(text.length() + 256);
        try {
            apply(new StringReader(text), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Copies the text with its changes; what lies inside a replaced piece is gone with it. */
    void apply(Reader in, Writer out) throws IOException {
        patches.sort(Comparator.comparingLong(Patch::start));
        long at = 0;
        char[] buffer = new char[BUFFER];
        for (Patch patch : patches) {
            if (patch.start >= at) {
                pass(in, out, patch.start - at, buffer);
                out.write(patch.text);
                pass(in, null, patch.end - patch.start, buffer);
                at = patch.end;
            }
        }
        pass(in, out, Long.MAX_VALUE, buffer);
    }

    private static void pass(Reader in, Writer out, long count, char[] buffer) throws IOException {
        long left = count;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                return;
            }
            if (out != null) {
                out.write(buffer, 0, n);
            }
            left -= n;
        }
    }
}
