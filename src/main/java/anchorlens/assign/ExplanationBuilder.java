package anchorlens.assign;

import anchorlens.assign.Explanation.Step;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.RecordParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Collects the steps of an {@link Explanation} and the verdict of the first gate that fails. */
final class ExplanationBuilder {
    private final int prior;
    private final int gt;
    private final List<Step> steps = new ArrayList<>();
    private Verdict failed;

    ExplanationBuilder(int prior, int gt) {
        this.prior = prior;
        this.gt = gt;
    }

    void quantity(String name, double value, String formula) {
        steps.add(Step.of(name, value, formula));
    }

    void gate(String name, double value, String formula, String condition, boolean passed, Verdict otherwise) {
        steps.add(Step.gate(name, value, formula, condition, passed));
        note(passed, otherwise);
    }

    /** A gate that {@code parameter = flip} turns over. */
    void gate(String name, double value, String formula, String condition, boolean passed, Verdict otherwise,
              String parameter, Object flip) {
        steps.add(Step.gate(name, value, formula, condition, passed, parameter, flip));
        note(passed, otherwise);
    }

    /** A gate that a whole number turns over where there is one. */
    void gate(String name, double value, String formula, String condition, boolean passed, Verdict otherwise,
              String parameter, OptionalInt flip) {
        if (flip.isPresent()) {
            gate(name, value, formula, condition, passed, otherwise, parameter, (Object) flip.getAsInt());
        } else {
            gate(name, value, formula, condition, passed, otherwise);
        }
    }

    /** A gate that a number turns over where it lies in the parameter's range. */
    void gateInRange(String name, double value, String formula, String condition, boolean passed, Verdict otherwise,
                     Class<? extends Record> type, String parameter, double flip) {
        if (flip >= minOf(type, parameter) && flip <= maxOf(type, parameter)) {
            gate(name, value, formula, condition, passed, otherwise, parameter, (Object) flip);
        } else {
            gate(name, value, formula, condition, passed, otherwise);
        }
    }

    private void note(boolean passed, Verdict otherwise) {
        if (!passed && failed == null) {
            failed = otherwise;
        }
    }

    boolean allPassed() {
        return failed == null;
    }

    Explanation build() {
        return new Explanation(prior, gt, failed == null ? Verdict.KEPT : failed, steps);
    }

    /** A rank gate's flip: the rank itself admits a pair, one less shuts it out; absent outside 1…max. */
    static OptionalInt rankFlip(int rank, int k, double max) {
        int flip = rank <= k ? rank - 1 : rank;
        return flip >= 1 && flip <= max ? OptionalInt.of(flip) : OptionalInt.empty();
    }

    /** The largest allowed value of a number parameter. */
    static double maxOf(Class<? extends Record> type, String key) {
        return switch (spec(type, key)) {
            case ParameterSpec.IntSpec s -> s.max();
            case ParameterSpec.DoubleSpec s -> s.max();
            default -> throw new IllegalArgumentException(key + " is not a number");
        };
    }

    /** The smallest allowed value of a number parameter. */
    static double minOf(Class<? extends Record> type, String key) {
        return switch (spec(type, key)) {
            case ParameterSpec.IntSpec s -> s.min();
            case ParameterSpec.DoubleSpec s -> s.min();
            default -> throw new IllegalArgumentException(key + " is not a number");
        };
    }

    private static ParameterSpec spec(Class<? extends Record> type, String key) {
        return RecordParameters.specs(type).stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
    }

    /** A number for a formula or condition: four significant digits at most. */
    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value).replaceFirst("(\\.\\d*?)0+($|e)", "$1$2")
                .replaceFirst("\\.($|e)", "$1");
    }

    /** The name people know a ground truth by: its number from 0, as pictures and tables show it. */
    static String gtName(int gt) {
        return "ground truth " + gt;
    }
}
