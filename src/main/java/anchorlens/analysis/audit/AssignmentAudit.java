package anchorlens.analysis.audit;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Verdict;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks at what an assigner made of one image: objects with no or few positives, each with its {@link Starvation cause}, and
 * edges that none of an object's positives can express, because they lie more than {@code (bins − 1) · stride} from its
 * centre. Degenerate boxes are left to {@link BoxChecks}. Objects are ground truths.
 */
public final class AssignmentAudit {
    private AssignmentAudit() {
    }

    /**
     * Assigns and looks.
     *
     * @throws IllegalArgumentException where the assigner lacks what it needs, such as predictions
     */
    public static List<Finding> of(Assigner assigner, AssignmentInput input, AuditSettings settings, CancellationToken cancel) {
        AssignmentResult result = assigner.assign(input, cancel);
        List<Finding> found = new ArrayList<>();
        for (CandidateBag bag : result.bags()) {
            cancel.throwIfCancelled();
            Box box = input.groundTruth().boxes().get(bag.gt());
            if (box.isDegenerate()) {
                continue;
            }
            int kept = bag.keptCount();
            if (kept < settings.fewPositives()) {
                found.add(starved(assigner, input, result, bag, kept, cancel));
            }
            if (kept > 0) {
                addUnreachable(input.priors(), bag, box, settings, found);
            }
        }
        return found;
    }

    private static Finding starved(Assigner assigner, AssignmentInput input, AssignmentResult result, CandidateBag bag, int kept,
                                   CancellationToken cancel) {
        Starvation.Why why = new Starvation(assigner, input, result, bag.gt(), cancel).explain();
        String count = kept == 0 ? "No prior learns it" : kept == 1 ? "One prior alone learns it" : "Only " + kept
                + " priors learn it";
        String remedy = why.remedy().map(f -> " With " + f.parameter() + " = " + value(f.value()) + " it has more.").orElse("");
        return new Finding(kept == 0 ? Problem.NO_POSITIVES : Problem.FEW_POSITIVES, bag.gt(), null, why.cause(), kept,
                count + ": " + why.sentence() + "." + remedy, why.remedy());
    }

    private static String value(Object value) {
        return value instanceof Double d ? String.format(Locale.ROOT, "%.4g", d).replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "") : String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    private static void addUnreachable(Priors priors, CandidateBag bag, Box box, AuditSettings settings, List<Finding> found) {
        int[] kept = IntStream.range(0, bag.size()).filter(row -> bag.verdict(row) == Verdict.KEPT).map(bag::prior).toArray();
        for (Edge edge : Edge.values()) {
            double least = Double.POSITIVE_INFINITY;
            int stride = 0;
            for (int p : kept) {
                double centre = edge.isHorizontalPosition() ? priors.centerX(p) : priors.centerY(p);
                double beyond = (box.edge(edge) - centre) * edge.direction() - settings.reach() * priors.strideOf(p);
                if (beyond < least) {
                    least = beyond;
                    stride = priors.strideOf(p);
                }
            }
            if (least > 0) {
                found.add(new Finding(Problem.UNREACHABLE, bag.gt(), edge, null, least, String.format(Locale.ROOT,
                        "The %s edge lies %.0f px of the input beyond what the nearest of its %d positives can express: %d strides "
                                + "of %d px.", edge.name().toLowerCase(Locale.ROOT), least, kept.length, settings.reach(), stride),
                        Optional.empty()));
            }
        }
    }
}
