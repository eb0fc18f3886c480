package anchorlens.ui.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the values 0 … max stand on an axis, and which of them are written beside it.
 *
 * <p>A logarithmic axis has no place for 0: it keeps a strip at its beginning for zeros and for whatever lies more than
 * {@value #MAX_DECADES} decades below the largest value.
 */
public final class AxisScale {
    /** A value written beside the axis, at {@code fraction} (0 … 1) of its length. */
    public record Tick(double fraction, String label) {
    }

    static final int MAX_DECADES = 9;
    private static final double STRIP = 0.06;
    private static final double FINEST = 16;

    private final double low;
    private final double high;
    private final boolean logarithmic;
    private final double strip;
    private final boolean cut;

    private AxisScale(double low, double high, boolean logarithmic, double strip, boolean cut) {
        this.low = low;
        this.high = high;
        this.logarithmic = logarithmic;
        this.strip = strip;
        this.cut = cut;
    }

    /** From 0 to the largest value with a little room above. */
    public static AxisScale linear(double max) {
        return new AxisScale(0, max > 0 && Double.isFinite(max) ? max * 1.04 : 1, false, 0, false);
    }

    /** From any value to any larger one, without room. */
    public static AxisScale between(double low, double high) {
        return new AxisScale(low, high, false, 0, false);
    }

    /** The decades from a value above 0 to a larger one, without room and without a strip. */
    public static AxisScale logarithmicBetween(double low, double high) {
        return new AxisScale(low, high, true, 0, false);
    }

    /** Over the decades from the smallest positive to the largest value. */
    public static AxisScale logarithmic(double[] values) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (double v : values) {
            if (v > 0 && Double.isFinite(v)) {
                smallest = Math.min(smallest, v);
                largest = Math.max(largest, v);
            }
        }
        if (largest == 0) {
            return new AxisScale(0.1, 1, true, STRIP, false);
        }
        double top = Math.pow(10, Math.ceil(Math.log10(largest * 1.0001)));
        double floor = Math.pow(10, Math.floor(Math.log10(smallest)));
        double lowest = top * Math.pow(10, -MAX_DECADES);
        return new AxisScale(Math.max(floor, lowest), top, true, STRIP, floor < lowest * 0.999);
    }

    /** 0 … 1; a value beyond the ends lies beyond 0 or 1 on a linear axis, and in the strip on a logarithmic one. */
    public double fraction(double value) {
        if (!logarithmic) {
            return (value - low) / (high - low);
        }
        if (strip == 0) {
            return Math.log(value / low) / Math.log(high / low);
        }
        return value < low ? strip / 2 : strip + (1 - strip) * Math.log(value / low) / Math.log(high / low);
    }

    /** The value at a fraction of the axis; of the strip of a logarithmic axis 0. */
    public double value(double fraction) {
        if (!logarithmic) {
            return low + fraction * (high - low);
        }
        return fraction < strip ? 0 : low * Math.pow(high / low, (fraction - strip) / (1 - strip));
    }

    /** Lower end. */
    public double low() {
        return low;
    }

    /** Upper end. */
    public double high() {
        return high;
    }

    /** Round values along the axis, about {@code count} of them. */
    public List<Tick> ticks(int count) {
        return logarithmic ? decades(count) : round(count);
    }

    /** At least two where there is room for a finer step, as one number alone tells no scale. */
    private List<Tick> round(int count) {
        double raw = (high - low) / Math.max(1, count);
        List<Tick> ticks = multiples(raw);
        for (double finer = raw / 2; ticks.size() < 2 && finer > raw / FINEST; finer /= 2) {
            ticks = multiples(finer);
        }
        return ticks;
    }

    /** The multiples of the next round step that is no smaller. */
    private List<Tick> multiples(double least) {
        double unit = Math.pow(10, Math.floor(Math.log10(least)));
        double m = least / unit;
        double step = unit * (m <= 1 ? 1 : m <= 2 ? 2 : m <= 5 ? 5 : 10);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-12); i++) {
            ticks.add(new Tick(fraction(i * step), label(i * step)));
        }
        return ticks;
    }

    private List<Tick> decades(int count) {
        List<Tick> ticks = new ArrayList<>();
        if (strip > 0) {
            ticks.add(new Tick(strip / 2, cut ? "<" + label(low) : "0"));
        }
        int from = (int) Math.ceil(Math.log10(low) - 1e-9);
        int to = (int) Math.floor(Math.log10(high) + 1e-9);
        if (to - from < 1) {
            return fewDecades(ticks, from);
        }
        int stride = Math.max(1, (int) Math.ceil((to - from) / (double) Math.max(1, count)));
        for (int e = to; e >= from; e -= stride) {
            double at = fraction(Math.pow(10, e));
            if (strip == 0 || at > 2 * strip) {
                ticks.add(new Tick(at, label(Math.pow(10, e))));
            }
        }
        return ticks;
    }

    /** 1, 2, 5 and 10 times a power of ten, where less than a decade is in sight. */
    private List<Tick> fewDecades(List<Tick> ticks, int around) {
        for (int e = around - 1; e <= around; e++) {
            for (int m : new int[] {1, 2, 5}) {
                double value = m * Math.pow(10, e);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    ticks.add(new Tick(fraction(value), label(value)));
                }
            }
        }
        return ticks;
    }

    /** A number as short as it can be written: "0.05", "20", "1e-5". */
    public static String label(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        if (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5) {
            return rounded.toPlainString().replace('-', '−');
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return (rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent).replace("-", "−");
    }
}
