package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.PriorState;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * Compares one case's values with the reference: decisions exactly, numbers to a relative error of {@value #TOLERANCE}
 * (or an absolute floor, where the reference is that small). Collects all deviations instead of stopping at the first.
 */
public final class GoldenCheck {
    static final double TOLERANCE = 1e-5;
    private static final double FLOOR = 1e-9;
    private final List<String> deviations = new ArrayList<>();
    private long comparisons;
    private double worst;

    List<String> deviations() {
        return deviations;
    }

    /** How many decisions and numbers were compared. */
    long comparisons() {
        return comparisons;
    }

    /** The largest relative error of a number so far. */
    double worst() {
        return worst;
    }

    void deviates(String what) {
        deviations.add(what);
    }

    /**
     * Compares {@code result.pos} and {@code result.ignored} with an assignment, prior by prior.
     *
     * @param excused priors that a documented tie leaves open
     */
    void assignment(AssignmentResult actual, GoldenCase expected, Set<Integer> excused) {
        int[] gt = expected.gtIndex(actual.priorCount());
        Set<Integer> ignored = expected.ignored();
        for (int i = 0; i < gt.length; i++) {
            if (excused.contains(i)) {
                continue;
            }
            comparisons++;
            PriorState state = gt[i] >= 0 ? PriorState.POSITIVE : ignored.contains(i) ? PriorState.IGNORED
                    : PriorState.NEGATIVE;
            if (actual.gtIndex()[i] != gt[i] || actual.state()[i] != state) {
                deviates("prior " + i + " is " + actual.state()[i] + " of gt " + actual.gtIndex()[i] + ", expected "
                        + state
                        + " of gt " + gt[i]);
            }
        }
    }

    void equal(String what, Object actual, Object expected) {
        comparisons++;
        if (!actual.equals(expected)) {
            deviates(what + " is " + actual + ", expected " + expected);
        }
    }

    void close(String what, double actual, JsonNode expected) {
        close(what, actual, expected, FLOOR);
    }

    /** @param expected a number, or null for "not finite" */
    void close(String what, double actual, JsonNode expected, double floor) {
        comparisons++;
        if (expected == null || expected.isMissingNode()) {
            deviates(what + " is missing in the reference");
        } else if (expected.isNull()) {
            if (Double.isFinite(actual)) {
                deviates(what + " is " + actual + ", expected a value that is not finite");
            }
        } else {
            double difference = Math.abs(actual - expected.asDouble());
            double relative = difference <= floor ? 0 : difference / Math.abs(expected.asDouble());
            worst = Math.max(worst, relative);
            if (!(relative <= TOLERANCE)) {
                deviates(what + " is " + actual + ", expected " + expected.asDouble());
            }
        }
    }

    /** Compares a list {@code [[prior, value], …]} of the reference. */
    void byPrior(String what, JsonNode pairs, IntToDoubleFunction actual, Set<Integer> excused, double floor) {
        for (JsonNode pair : pairs) {
            int prior = pair.get(0).asInt();
            if (!excused.contains(prior)) {
                close(what + " of prior " + prior, actual.applyAsDouble(prior), pair.get(1), floor);
            }
        }
    }

    void byPrior(String what, JsonNode pairs, IntToDoubleFunction actual) {
        byPrior(what, pairs, actual, Set.of(), FLOOR);
    }

    /**
     * Compares a table {@code {columns, rows}} of the reference row by row.
     *
     * @param rows what to do with each row, which is addressed by column name
     */
    void table(JsonNode table, java.util.function.Consumer<Row> rows) {
        List<String> names = new ArrayList<>();
        table.get("columns").forEach(c -> names.add(c.asText()));
        table.get("rows").forEach(r -> rows.accept(new Row(names, r)));
    }

    /** One row of a reference table. */
    record Row(List<String> names, JsonNode cells) {
        JsonNode get(String column) {
            int i = names.indexOf(column);
            if (i < 0) {
                throw new IllegalArgumentException("the reference has no column '" + column + "' among " + names);
            }
            return cells.get(i);
        }

        int integer(String column) {
            return get(column).asInt();
        }

        boolean flag(String column) {
            return get(column).asInt() != 0;
        }
    }
}
