package anchorlens.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers as a file writes them: with as many decimals, and whole where all are whole. */
final class NumberStyle {
    private NumberStyle() {
    }

    /** Digits after the point of a number as written; 0 where it is no decimal number. */
    static int decimals(String token) {
        try {
            return Math.max(0, new BigDecimal(token.strip()).scale());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Decimals that a number keeps even where they are zeros: all of {@code 26.00}, one of {@code 107.25}, none of {@code 3}. */
    static int leastDecimals(String token) {
        if (token.indexOf('.') < 0) {
            return 0;
        }
        return token.strip().endsWith("0") ? decimals(token) : 1;
    }

    /** The value rounded to {@code most} decimals, trailing zeros dropped down to {@code least}. */
    static String write(double value, int least, int most) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(most, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.scale() < least ? rounded.setScale(least, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }

    /** The value on the grid of so many decimals. */
    static double round(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }
}
