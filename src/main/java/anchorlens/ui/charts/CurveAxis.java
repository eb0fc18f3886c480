package anchorlens.ui.charts;

import java.util.List;

/**
 * What an axis of a {@link CurveChart} counts.
 *
 * @param name        what stands at its end
 * @param logarithmic whether it counts in decades; what is not above 0 is then left out
 * @param low         its lower end, NaN to take it from the data
 * @param high        its upper end, NaN to take it from the data
 * @param names       what stands at 0, 1, 2 … in place of numbers; empty for numbers
 */
public record CurveAxis(String name, boolean logarithmic, double low, double high, List<String> names) {
    private static final double ROOM = 0.05;

    public CurveAxis {
        names = List.copyOf(names);
        if (logarithmic && low <= 0 || low >= high) {
            throw new IllegalArgumentException("an axis cannot reach from " + low + " to " + high);
        }
    }

    public CurveAxis(String name, boolean logarithmic, double low, double high) {
        this(name, logarithmic, low, high, List.of());
    }

    /** Names at 0, 1, 2 …, with room beside the first and the last. */
    public static CurveAxis named(String name, List<String> names) {
        return new CurveAxis(name, false, -0.4, names.size() - 0.6, names);
    }

    /** What stands at a value. */
    String label(double value) {
        return names.isEmpty() ? AxisScale.label(value) : names.get((int) Math.clamp(Math.rint(value), 0, names.size() - 1));
    }

    /** As wide as the data. */
    public static CurveAxis of(String name) {
        return new CurveAxis(name, false, Double.NaN, Double.NaN);
    }

    /** In decades, as wide as the data. */
    public static CurveAxis logarithmic(String name) {
        return new CurveAxis(name, true, Double.NaN, Double.NaN);
    }

    /** From one value to another. */
    public static CurveAxis between(String name, double low, double high) {
        return new CurveAxis(name, false, low, high);
    }

    public CurveAxis withLogarithmic(boolean on) {
        return new CurveAxis(name, on, on && low <= 0 ? Double.NaN : low, high);
    }

    /** The scale over data of the given range, with a little room where {@code room} asks for it. */
    AxisScale scale(double smallest, double largest, boolean room) {
        double from = Double.isNaN(low) ? smallest : low;
        double to = Double.isNaN(high) ? largest : high;
        if (!(from <= to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            from = logarithmic ? 0.1 : 0;
            to = 1;
        }
        if (logarithmic) {
            return AxisScale.logarithmicBetween(from == to ? from / 2 : from, from == to ? to * 2 : to);
        }
        double pad = from == to ? Math.max(1e-3, Math.abs(to)) / 2 : room ? ROOM * (to - from) : 0;
        boolean padLow = Double.isNaN(low) && !(from == 0 && to > 0);
        boolean padHigh = Double.isNaN(high) && !(to == 0 && from < 0);
        return AxisScale.between(padLow ? from - pad : from, padHigh ? to + pad : to);
    }
}
