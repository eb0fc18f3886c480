package anchorlens.analysis.audit;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Explanation;
import anchorlens.assign.Explanation.Flip;
import anchorlens.assign.Verdict;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.task.CancellationToken;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why an object has no or few positives: explains the priors that came closest, its rejected candidates and the
 * nearest of each level, takes the one that passed the most gates, and has {@link Remedies} try out what would turn the first
 * failures over.
 */
final class Starvation {
    private static final int MOST_CANDIDATES = 40;

    private final Assigner assigner;
    private final AssignmentInput input;
    private final AssignmentResult result;
    private final int gt;
    private final Remedies remedies;
    private final CancellationToken cancel;

    Starvation(Assigner assigner, AssignmentInput input, AssignmentResult result, int gt, Remedies remedies, CancellationToken cancel) {
        this.assigner = assigner;
        this.input = input;
        this.result = result;
        this.gt = gt;
        this.remedies = remedies;
        this.cancel = cancel;
    }

    /** Why, in a clause without a full stop, and a change of a parameter that helps. */
    record Why(Cause cause, String sentence, Optional<Flip> remedy) {
    }

    Why explain() {
        Explanation closest = null;
        int most = -1;
        Set<Flip> flips = new LinkedHashSet<>();
        for (int prior : nearMisses()) {
            cancel.throwIfCancelled();
            Explanation e = assigner.explain(input, result, prior, gt);
            if (e.verdict() == Verdict.KEPT) {
                continue;
            }
            int passed = passedGates(e);
            if (passed > most) {
                most = passed;
                closest = e;
            }
            e.firstFailure().flatMap(s -> s.gate().orElseThrow().flip()).ifPresent(flips::add);
        }
        Optional<Flip> remedy = remedies.parameter(gt, flips);
        if (!hasCentreInside()) {
            return new Why(Cause.TOO_SMALL, "its " + size() + " px in the input hold no prior's centre, the finest stride being "
                    + finestStride() + " px", remedy);
        }
        if (closest == null) {
            return new Why(Cause.NO_MORE_PRIORS, "all priors near it are taken", remedy);
        }
        return new Why(Cause.of(closest.verdict()), "the closest other prior fails, " + closest.verdict().label()
                + closest.firstFailure().map(Starvation::clause).orElse(""), remedy);
    }

    private static String clause(Explanation.Step step) {
        String value = Double.isNaN(step.value()) ? "" : String.format(Locale.ROOT, " %.3g", step.value());
        return " (" + step.name() + value + ", needed " + step.gate().orElseThrow().condition() + ")";
    }

    private static int passedGates(Explanation e) {
        int passed = 0;
        for (Explanation.Step step : e.steps()) {
            if (step.gate().isPresent()) {
                if (!step.gate().get().passed()) {
                    return passed;
                }
                passed++;
            }
        }
        return passed;
    }

    private Set<Integer> nearMisses() {
        Set<Integer> priors = new LinkedHashSet<>();
        CandidateBag bag = result.bags().get(gt);
        for (int row = 0; row < bag.size() && priors.size() < MOST_CANDIDATES; row++) {
            if (bag.verdict(row) != Verdict.KEPT) {
                priors.add(bag.prior(row));
            }
        }
        Box box = input.groundTruth().boxes().get(gt);
        for (FeatureLevel level : input.priors().levels()) {
            int nearest = level.firstPrior();
            for (int i = level.firstPrior(); i < level.endPrior(); i++) {
                nearest = distance(i, box) < distance(nearest, box) ? i : nearest;
            }
            priors.add(nearest);
        }
        return priors;
    }

    private double distance(int prior, Box box) {
        return Math.hypot(input.priors().centerX(prior) - box.centerX(), input.priors().centerY(prior) - box.centerY());
    }

    private boolean hasCentreInside() {
        Box box = input.groundTruth().boxes().get(gt);
        Priors priors = input.priors();
        for (int i = 0; i < priors.count(); i++) {
            double x = priors.centerX(i);
            double y = priors.centerY(i);
            if (x > box.x1() && x < box.x2() && y > box.y1() && y < box.y2()) {
                return true;
            }
        }
        return false;
    }

    private String size() {
        Box box = input.groundTruth().boxes().get(gt);
        return String.format(Locale.ROOT, "%.1f × %.1f", box.width(), box.height());
    }

    private int finestStride() {
        return input.priors().levels().stream().mapToInt(FeatureLevel::stride).min().orElse(1);
    }
}
