package anchorlens.ui.inspect;

import anchorlens.assign.Explanation.Flip;
import anchorlens.assign.Explanation.Gate;
import anchorlens.assign.Explanation.Step;
import anchorlens.assign.Explanation;
import anchorlens.assign.LossWeights;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of the why table.
 *
 * @param term  the quantity
 * @param value its value as text
 * @param from  where it comes from, and the condition it has to meet
 * @param flip  the change of a parameter that turns the gate over
 * @param kind  how it is marked
 */
record WhyRow(String term, String value, String from, Optional<Flip> flip, Kind kind) {
    /** What a line is: a mere quantity, a gate and how it went, or one of the two weights. */
    enum Kind {
        QUANTITY, PASSED, FAILED, FIRST_FAILED, POS_WEIGHT, NEG_WEIGHT
    }

    /** The steps of the assignment in order, then the terms of the loss weights of the pair, where it is weighed. */
    static List<WhyRow> of(Explanation explanation, RunResult result, Strings strings) {
        List<WhyRow> rows = new ArrayList<>();
        Optional<Step> first = explanation.firstFailure();
        for (Step step : explanation.steps()) {
            rows.add(of(step, first.isPresent() && first.get() == step));
        }
        result.weights().ifPresent(w -> addWeights(rows, w, explanation.prior(), explanation.gt(), strings));
        return rows;
    }

    private static WhyRow of(Step step, boolean first) {
        String value = Words.number(step.value());
        if (step.gate().isEmpty()) {
            return new WhyRow(step.name(), value, step.formula(), Optional.empty(), Kind.QUANTITY);
        }
        Gate gate = step.gate().get();
        String mark = gate.passed() ? "✓ " : "✗ ";
        String from = mark + gate.condition() + (step.formula().isEmpty() ? "" : "  ·  " + step.formula());
        Kind kind = gate.passed() ? Kind.PASSED : first ? Kind.FIRST_FAILED : Kind.FAILED;
        return new WhyRow(step.name(), value, from, gate.flip(), kind);
    }

    private static void addWeights(List<WhyRow> rows, LossWeights weights, int prior, int gt, Strings strings) {
        int pair = weights.pairOf(prior, gt);
        if (pair < 0) {
            if (weights.pairOf(prior) < 0) {
                rows.add(new WhyRow("w_pos", Words.number(weights.pos()[prior]), strings.get("why.background"), Optional.empty(),
                        Kind.POS_WEIGHT));
                rows.add(new WhyRow("w_neg", Words.number(weights.neg()[prior]), strings.get("why.background"), Optional.empty(),
                        Kind.NEG_WEIGHT));
            }
            return;
        }
        for (LossWeights.Term term : weights.terms()) {
            rows.add(new WhyRow(term.name(), Words.number(term.values()[pair]), term.formula(), Optional.empty(), Kind.QUANTITY));
        }
        rows.add(new WhyRow("w_pos", Words.number(weights.pairPos(pair)), strings.get("why.pos"), Optional.empty(),
                Kind.POS_WEIGHT));
        rows.add(new WhyRow("w_neg", Words.number(weights.pairNeg(pair)), strings.get("why.neg"), Optional.empty(),
                Kind.NEG_WEIGHT));
    }
}
