package anchorlens.analysis.compare;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.FlagSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.RecordParameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that a parameter takes in turn.
 *
 * @param parameter   what is varied
 * @param values      ascending where it is a number, as its record holds them
 * @param logarithmic whether equal distances stand for equal ratios
 */
public record SweepAxis(MethodParameter parameter, List<Object> values, boolean logarithmic) {
    /** Values of an axis at most. */
    public static final int MOST = 400;
    private static final int DIGITS = 6;

    public SweepAxis {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST) {
            throw new IllegalArgumentException("a sweep takes 1 to " + MOST + " values, not " + values.size());
        }
    }

    /** Whether a parameter is a number, which is swept over a range; any other over all its values. */
    public static boolean isNumber(MethodParameter parameter) {
        return parameter.spec() instanceof IntSpec || parameter.spec() instanceof DoubleSpec;
    }

    /**
     * Evenly spaced values of a number, both ends included; whole numbers are rounded, each taken once.
     *
     * @param steps       how many, at least 2
     * @param logarithmic even in ratio instead of in difference
     * @throws IllegalArgumentException in one sentence, where the range leaves what the parameter allows, or has no extent
     */
    public static SweepAxis between(MethodParameter parameter, double from, double to, int steps, boolean logarithmic) {
        String name = parameter.spec().info().label();
        double min = parameter.spec() instanceof IntSpec i ? i.min() : ((DoubleSpec) parameter.spec()).min();
        double max = parameter.spec() instanceof IntSpec i ? i.max() : ((DoubleSpec) parameter.spec()).max();
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException("the range of " + name + " must begin below its end");
        } else if (logarithmic && from <= 0) {
            throw new IllegalArgumentException("a logarithmic range of " + name + " must begin above 0");
        } else if (from < min || to > max) {
            throw new IllegalArgumentException(name + " lies in " + RecordParameters.text(min) + " … " + RecordParameters.text(max));
        } else if (steps < 2) {
            throw new IllegalArgumentException("a range needs two values at least");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double t = (double) i / (steps - 1);
            double v = i == 0 ? from : i == steps - 1 ? to : tidy(logarithmic ? from * Math.pow(to / from, t) : from + t * (to - from));
            Object value = parameter.spec() instanceof IntSpec ? (Object) (int) Math.rint(v) : (Object) v;
            if (values.isEmpty() || !values.getLast().equals(value)) {
                values.add(value);
            }
        }
        return new SweepAxis(parameter, values, logarithmic);
    }

    /** 0.3 instead of 0.30000000000000004: as many digits as panels write. */
    private static double tidy(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    }

    /** All values of a choice or a flag. */
    public static SweepAxis all(MethodParameter parameter) {
        return switch (parameter.spec()) {
            case ChoiceSpec c -> new SweepAxis(parameter, List.copyOf(c.choices()), false);
            case FlagSpec f -> new SweepAxis(parameter, List.of(false, true), false);
            default -> throw new IllegalArgumentException(parameter.spec().info().label() + " has no list of values");
        };
    }

    /** Whether its values are numbers. */
    public boolean isNumber() {
        return isNumber(parameter);
    }

    /** Where a value stands on the axis: the number itself, or its place among the choices; NaN for one that is not among them. */
    public double place(Object value) {
        int index = values.indexOf(value);
        return isNumber() ? ((Number) value).doubleValue() : index < 0 ? Double.NaN : index;
    }

    /** Where the i-th value stands on the axis. */
    public double place(int i) {
        return isNumber() ? ((Number) values.get(i)).doubleValue() : i;
    }

    /** A value as people read it. */
    public static String words(Object value) {
        return value instanceof Enum<?> e ? Labelled.of(e) : RecordParameters.text(value);
    }
}
