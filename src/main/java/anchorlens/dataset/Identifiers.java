package anchorlens.dataset;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns the identifiers of one kind (images, annotations, categories) into 64-bit numbers. Whole numbers keep their
 * value, also where they are written as text; anything else gets a number of its own, the same one each time it occurs.
 */
final class Identifiers {
    /** No identifier was given. */
    static final long NONE = Long.MIN_VALUE;

    private static final long FIRST_GIVEN = -1_000_000_000_000L;

    private final Map<String, Long> given = new HashMap<>();
    private boolean sawText;

    long ofText(String text) {
        sawText = true;
        return ofNumber(text.strip());
    }

    long ofNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return ofUnusual(text);
        }
    }

    /** True if an identifier was written as text. */
    boolean sawText() {
        return sawText;
    }

    /** An identifier that had to be replaced as it is no 64-bit whole number, or null. */
    String firstReplaced() {
        return given.entrySet().stream().filter(e -> e.getValue() == FIRST_GIVEN).map(Map.Entry::getKey).findFirst()
                .orElse(null);
    }

    int replacedCount() {
        return given.size();
    }

    private long ofUnusual(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        try {
            return new BigDecimal(text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return given.computeIfAbsent(text, t -> FIRST_GIVEN + given.size());
        }
    }
}
