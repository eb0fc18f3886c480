package anchorlens.model.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names in a zip archive, read from the header before each entry, so that an archive that was cut off tells them, too.
 *
 * @param names    in the order of the file
 * @param complete true where the archive's directory, which ends it, is there
 */
record ZipNames(List<String> names, boolean complete) {
    private static final int HEADER = 30;
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 65_535;

    static boolean isZip(byte[] bytes) {
        return at(bytes, 0, 3, 4);
    }

    static ZipNames of(byte[] bytes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + HEADER < bytes.length; i++) {
            if (at(bytes, i, 3, 4)) {
                int length = Math.min(bytes[i + 26] & 255 | (bytes[i + 27] & 255) << 8, bytes.length - i - HEADER);
                names.add(new String(bytes, i + HEADER, length, StandardCharsets.UTF_8));
                i += HEADER + length - 1;
            }
        }
        boolean complete = false;
        for (int i = bytes.length - END; i >= Math.max(0, bytes.length - END - LONGEST_COMMENT) && !complete; i--) {
            complete = at(bytes, i, 5, 6);
        }
        return new ZipNames(List.copyOf(names), complete);
    }

    private static boolean at(byte[] bytes, int i, int third, int fourth) {
        return i + 4 <= bytes.length && bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == third && bytes[i + 3] == fourth;
    }

    /** True where the archive has what TorchScript needs: code beside pickled constants. */
    boolean isTorchScript() {
        return names.stream().anyMatch(n -> n.contains("/code/")) || names.stream().anyMatch(n -> n.endsWith("/constants.pkl"));
    }
}
