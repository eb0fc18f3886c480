package anchorlens.assign;

import java.util.List;
import java.util.Optional;

/**
 * Why a prior is, or is not, a positive of a ground truth: every quantity and gate in the order of the method.
 *
 * @param prior   the prior
 * @param gt      the ground truth
 * @param verdict what became of the pair: the first gate that failed, or KEPT
 * @param steps   quantities and gates in order
 */
public record Explanation(int prior, int gt, Verdict verdict, List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** The first gate that the pair failed. */
    public Optional<Step> firstFailure() {
        return steps.stream().filter(s -> s.gate().isPresent() && !s.gate().get().passed()).findFirst();
    }

    /**
     * One quantity.
     *
     * @param name    the field's name for it: "IoU with anchor", "centre distance", "cost"
     * @param value   its value; NaN where it does not apply
     * @param formula where it comes from, short: "s^α · u^β, α 1, β 6"
     * @param gate    the condition it has to meet, where it decides something
     */
    public record Step(String name, double value, String formula, Optional<Gate> gate) {
        public static Step of(String name, double value, String formula) {
            return new Step(name, value, formula, Optional.empty());
        }

        public static Step gate(String name, double value, String formula, String condition, boolean passed) {
            return new Step(name, value, formula, Optional.of(new Gate(condition, passed, Optional.empty())));
        }

        /** A gate that another value of one parameter would turn over. */
        public static Step gate(String name, double value, String formula, String condition, boolean passed,
                                String parameter, Object flipValue) {
            return new Step(name, value, formula,
                    Optional.of(new Gate(condition, passed, Optional.of(new Flip(parameter, flipValue)))));
        }
    }

    /**
     * A condition.
     *
     * @param condition in symbols, with numbers: "≥ mean + std = 0.457"
     * @param passed    whether the pair meets it
     * @param flip      the nearest change of one parameter with which it would turn out the other way, if there is one
     */
    public record Gate(String condition, boolean passed, Optional<Flip> flip) {
    }

    /** A parameter of the assigner by its key and the value (Integer, Double, Boolean or enum) that turns a gate over. */
    public record Flip(String parameter, Object value) {
    }
}
