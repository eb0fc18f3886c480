package anchorlens.analysis.audit;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Verdict;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
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
     * Assigns and looks, without the same image in a larger input.
     *
     * @throws IllegalArgumentException where the assigner lacks what it needs, such as predictions
     */
    public static List<Finding> of(Assigner assigner, AssignmentInput input, AuditSettings settings, CancellationToken cancel) {
        return of(assigner, input, Optional::empty, settings, cancel);
    }

    /**
     * Assigns and looks.
     *
     * @param larger the same image in a larger input, to see whether that helps its objects; asked for only where some lack positives
     * @throws IllegalArgumentException where the assigner lacks what it needs, such as predictions
     */
    public static List<Finding> of(Assigner assigner, AssignmentInput input, Supplier<Optional<AssignmentInput>> larger,
                                   AuditSettings settings, CancellationToken cancel) {
        AssignmentResult result = assigner.assign(input, cancel);
        List<Finding> found = new ArrayList<>();
        Remedies remedies = null;
        for (CandidateBag bag : result.bags()) {
            cancel.throwIfCancelled();
            Box box = input.groundTruth().boxes().get(bag.gt());
            if (box.isDegenerate()) {
                continue;
            }
            int kept = bag.keptCount();
            if (kept < settings.fewPositives()) {
                remedies = remedies == null ? new Remedies(assigner, input, larger.get(), result, cancel) : remedies;
                found.add(starved(new Starvation(assigner, input, result, bag.gt(), remedies, cancel).explain(), assigner, bag.gt(), kept,
                        remedies));
            }
            if (kept > 0) {
                addUnreachable(input.priors(), bag, box, settings, found);
            }
        }
        return found;
    }

    private static Finding starved(Starvation.Why why, Assigner assigner, int gt, int kept, Remedies remedies) {
        String count = kept == 0 ? "No prior learns it" : kept == 1 ? "One prior alone learns it" : "Only " + kept
                + " priors learn it";
        Optional<Finding.Input> input = why.remedy().isPresent() ? Optional.empty() : remedies.input(gt);
        String remedy = why.remedy().map(f -> " With " + f.parameter() + " = " + value(f.value()) + " it has more.")
                .or(() -> input.map(i -> " With an input of " + i.width() + " × " + i.height() + " px it has more."))
                .orElse(remedies.hasLargerInput() ? " Neither another value of one parameter of " + assigner.displayName()
                        + " nor an input of twice the size gave it more." : "");
        return new Finding(kept == 0 ? Problem.NO_POSITIVES : Problem.FEW_POSITIVES, gt, null, why.cause(), kept,
                count + ": " + why.sentence() + "." + remedy, why.remedy(), input);
    }

    private static String value(Object value) {
        return value instanceof Enum<?> e ? e.name() : RecordParameters.text(value);
    }

    private static void addUnreachable(Priors priors, CandidateBag bag, Box box, AuditSettings settings, List<Finding> found) {
        int[] kept = IntStream.range(0, bag.size()).filter(row -> bag.verdict(row) == Verdict.KEPT).map(bag::prior).toArray();
        for (Edge edge : Edge.values()) {
            double least = Double.POSITIVE_INFINITY;
            int stride = 0;
            int bins = Integer.MAX_VALUE;
            for (int p : kept) {
                double centre = edge.isHorizontalPosition() ? priors.centerX(p) : priors.centerY(p);
                double distance = (box.edge(edge) - centre) * edge.direction();
                double beyond = distance - settings.reach() * priors.strideOf(p);
                bins = Math.min(bins, (int) Math.ceil(distance / priors.strideOf(p)) + 1);
                if (beyond < least) {
                    least = beyond;
                    stride = priors.strideOf(p);
                }
            }
            if (least > 0) {
                found.add(new Finding(Problem.UNREACHABLE, bag.gt(), edge, null, least, String.format(Locale.ROOT,
                        "The %s edge lies %.0f px of the input beyond what the nearest of its %d positives can express: %d strides "
                                + "of %d px. With %d bins one could.", edge.name().toLowerCase(Locale.ROOT), least, kept.length,
                        settings.reach(), stride, bins),
                        Optional.empty(), Optional.empty()));
            }
        }
    }
}
