package anchorlens.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Small pieces of the sentences this package says to people. */
public final class Wording {
    private static final int LONGEST_REASON = 240;

    private Wording() {
    }

    /** The innermost cause in one short line, without line breaks, error codes, paths or a full stop. */
    public static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        text = text.replaceAll("^Error code - \\w+ - message: ", "").replaceAll("^Load model from .*? failed: ?", "")
                .replaceAll("\\s+", " ").strip();
        if (text.length() > LONGEST_REASON) {
            text = text.substring(0, LONGEST_REASON) + "…";
        }
        return text.replaceAll("[.;:]+$", "");
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
}
