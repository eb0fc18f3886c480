package anchorlens.ui.parameters;

import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How far along its slider a number stands, and which round number a place on the slider stands for.
 *
 * @param low         value at the left end
 * @param high        value at the right end
 * @param step        what slider values are rounded to; ignored on a logarithmic scale, which keeps two digits
 * @param logarithmic equal distances stand for equal ratios; a low end of 0 or less is then put six decades below the high
 */
record SliderScale(double low, double high, double step, boolean logarithmic) {
    private static final double DECADES_FROM_ZERO = 1e-6;
    private static final double OPEN = 1e9;

    static SliderScale of(IntSpec spec) {
        return new SliderScale(spec.sliderMin(), spec.sliderMax(), 1, false);
    }

    static SliderScale of(DoubleSpec spec) {
        double range = spec.sliderMax() - spec.sliderMin();
        return new SliderScale(spec.sliderMin(), spec.sliderMax(), roundStep(range / 100), spec.logarithmic());
    }

    /** False where an end is open, so that only the field makes sense. */
    boolean isBounded() {
        double range = high - low;
        return range > 0 && range < OPEN && (!logarithmic || high > 0);
    }

    /** 0 … 1, clamped. */
    double fraction(double value) {
        double at = logarithmic
                ? Math.log(Math.max(value, bottom()) / bottom()) / Math.log(high / bottom())
                : (value - low) / (high - low);
        return Math.min(Math.max(at, 0), 1);
    }

    /** The round value at a place; the ends exactly. */
    double value(double fraction) {
        if (fraction <= 0) {
            return low;
        } else if (fraction >= 1) {
            return high;
        }
        if (logarithmic) {
            return round(bottom() * Math.pow(high / bottom(), fraction), 2);
        }
        double steps = Math.rint((fraction * (high - low) + low) / step);
        return Math.min(Math.max(round(steps * step, 12), low), high);
    }

    /** How far one press of an arrow key moves the slider. */
    double keyFraction() {
        return logarithmic ? 0.01 : step / (high - low);
    }

    /** The value some steps up or down, as the arrow keys in a number field go; on a logarithmic scale one in the second digit. */
    double stepped(double value, int steps) {
        double size = step;
        if (logarithmic) {
            size = value == 0 ? bottom() : Math.pow(10, Math.floor(Math.log10(Math.abs(value)) - (steps < 0 ? 1e-9 : 0)) - 1);
        }
        return round(value + steps * size, 12);
    }

    private double bottom() {
        return low > 0 ? low : high * DECADES_FROM_ZERO;
    }

    /** The next round number (1, 2, 5 · 10ⁿ) at or below. */
    private static double roundStep(double raw) {
        if (!(raw > 0) || Double.isInfinite(raw)) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(raw) + 1e-9));
        double m = raw / unit + 1e-9;
        return round(unit * (m >= 5 ? 5 : m >= 2 ? 2 : 1), 12);
    }

    private static double round(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
    }
}
