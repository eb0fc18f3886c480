package anchorlens.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Small pieces of the sentences this package says to people. */
public final class Wording {
    private static final int LONGEST_REASON = 240;

    private Wording() {
    }

    /** The innermost cause in one short line, without line breaks, error codes, paths or a full stop. */
    public static String reason(Throwable e) {
        return shortened(wholeReason(e));
    }

    /** The innermost cause in one line of any length, without line breaks, error codes, places in native code or a full stop. */
    public static String wholeReason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return text.replaceAll("^Error code - \\w+ - message: ", "").replaceAll("^Load model from .*? failed: ?", "")
                .replaceAll("\\s+", " ").strip().replaceAll("^/\\S+:\\d+ [^(]*\\([^)]*\\)( const)?( \\[with [^\\]]*\\])? ?", "")
                .replaceAll("[.;:]+$", "");
    }

    /** At most as long as a sentence bears. */
    public static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    /** The file's name in quotation marks, as sentences begin with it. */
    public static String name(Path file) {
        return "'" + file.getFileName() + "'";
    }

    /** "[1×3×416×416]", with ? for an open axis. */
    public static String shape(int[] dims) {
        return Arrays.stream(dims).mapToObj(d -> d < 0 ? "?" : String.valueOf(d))
                .collect(Collectors.joining("×", "[", "]"));
    }

    /** "3 inputs", "1 input". */
    public static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : noun.endsWith("s") ? "es" : "s");
    }

    /** "9.3 MB", from 1000 MB on "2.1 GB". */
    public static String megabytes(long bytes) {
        return bytes < 1e9 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
