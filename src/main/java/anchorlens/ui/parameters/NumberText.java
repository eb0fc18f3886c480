package anchorlens.ui.parameters;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as people type and paste them, and as panels write them. */
final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?|[+-]?\\d{1,3}(,\\d{3}){2,}");
    private static final int SHOWN_DIGITS = 6;

    private NumberText() {
    }

    /**
     * The number in plain notation: blanks of any kind are dropped, "−" is a minus, a single comma is a decimal comma
     * ("1,5"), commas before a point or several of them group thousands ("1,234.5"), and the unit may follow ("64 px").
     * A text that is no number even so is returned stripped but otherwise as it was, for the error message.
     */
    static String normalise(String typed, String unit) {
        String text = typed.strip();
        if (!unit.isEmpty() && text.endsWith(unit)) {
            text = text.substring(0, text.length() - unit.length());
        }
        text = text.replaceAll("[\\s\\u00A0\\u2007\\u2009\\u200A\\u202F]", "").replace('\u2212', '-').replace('\u2013', '-');
        boolean grouped = (text.indexOf('.') >= 0 || text.indexOf(',') != text.lastIndexOf(','))
                && GROUPED.matcher(text).matches();
        text = grouped ? text.replace(",", "") : text.replace(',', '.');
        return NUMBER.matcher(text).matches() ? text : typed.strip();
    }

    /** A number so that {@link #normalise} and parsing give it back exactly: "5.0", "0.35", "1e-7". */
    static String exact(double value) {
        return tidy(Double.toString(value));
    }

    /** A number for a narrow field: rounded to six digits. */
    static String shown(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return exact(value);
        }
        return exact(new BigDecimal(value).round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN)).doubleValue());
    }

    private static String tidy(String javaText) {
        String text = javaText.replace("E", "e");
        int e = text.indexOf("e");
        if (e < 0) {
            return text;
        }
        String mantissa = text.substring(0, e);
        int exponent = Integer.parseInt(text.substring(e + 1));
        if (exponent >= 0 && exponent < 10) {
            return new BigDecimal(javaText).toPlainString();
        }
        return (mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa) + "e" + exponent;
    }
}
