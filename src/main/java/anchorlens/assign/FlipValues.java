package anchorlens.assign;

import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.RecordParameters;

/** Values of a threshold just beyond a measured one, rounded to four decimals so that they read well. */
final class FlipValues {
    private static final double STEP = 1e4;
    private static final double GUARD = 0.01;

    private FlipValues() {
    }

    /** Slightly larger than {@code value}, by 1e-6 at least. */
    static double above(double value) {
        return (Math.floor(value * STEP + GUARD) + 1) / STEP;
    }

    /** Slightly smaller than {@code value}, by 1e-6 at least. */
    static double below(double value) {
        return (Math.ceil(value * STEP - GUARD) - 1) / STEP;
    }

    /** Whether a number lies within the range of a parameter. */
    static boolean isAllowed(Record rules, String key, double value) {
        return RecordParameters.specs(rules.getClass()).stream().filter(s -> s.key().equals(key))
                .allMatch(s -> switch (s) {
            case IntSpec i -> value >= i.min() && value <= i.max();
            case DoubleSpec d -> value >= d.min() && value <= d.max();
            default -> throw new IllegalArgumentException(key + " is no number");
        });
    }
}
