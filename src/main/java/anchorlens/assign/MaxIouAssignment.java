package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Priors;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One run of {@link MaxIouAssigner}. */
final class MaxIouAssignment {
    /** Names of the bags' facts. */
    static final String BEST_IOU = "bestIou";
    static final String BEST_PRIOR = "bestPrior";

    private final MaxIouAssigner rules;
    private final Priors priors;
    private final GroundTruth groundTruth;
    private final CancellationToken cancel;
    private final boolean[] ignored;
    private final int[] gtIndex;
    private final PriorState[] state;
    private final PriorOverlaps.Found[] found;
    /** {@code [G]}: largest IoU with a prior outside ignore regions, 0 without overlap, −1 without such a prior. */
    private final double[] bestIou;
    /** {@code [G]}: the first prior of that IoU, −1 where there is none. */
    private final int[] bestPrior;

    MaxIouAssignment(MaxIouAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        this.cancel = cancel;
        priors = input.priors();
        groundTruth = input.groundTruth();
        ignored = rules.ignoreRegions(input).flags(PriorOverlaps.boxesOf(priors, rules.displayName()));
        gtIndex = new int[priors.count()];
        state = new PriorState[priors.count()];
        found = new PriorOverlaps.Found[groundTruth.count()];
        bestIou = new double[found.length];
        bestPrior = new int[found.length];
    }

    AssignmentResult result() {
        Arrays.fill(gtIndex, -1);
        if (found.length == 0) {
            Arrays.fill(state, PriorState.NEGATIVE);
            return new AssignmentResult(gtIndex, state, List.of(), null);
        }
        matchByThreshold();
        if (rules.matchLowQuality()) {
            for (int g = 0; g < found.length; g++) {
                matchLowQuality(g);
            }
        }
        List<CandidateBag> bags = new ArrayList<>(found.length);
        for (int g = 0; g < found.length; g++) {
            cancel.throwIfCancelled();
            bags.add(bag(g));
        }
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    private void matchByThreshold() {
        PriorOverlaps overlaps = new PriorOverlaps(priors);
        double[] best = new double[priors.count()];
        for (int g = 0; g < found.length; g++) {
            cancel.throwIfCancelled();
            found[g] = overlaps.with(groundTruth.boxes(), g);
            claim(g, best);
        }
        for (int i = 0; i < state.length; i++) {
            if (ignored != null && ignored[i]) {
                state[i] = PriorState.IGNORED;
                gtIndex[i] = -1;
            } else if (best[i] >= rules.posIouThr()) {
                state[i] = PriorState.POSITIVE;
            } else {
                boolean background = best[i] >= rules.negIouFrom() && best[i] < rules.negIouThr();
                state[i] = background ? PriorState.NEGATIVE : PriorState.IGNORED;
                gtIndex[i] = -1;
            }
        }
    }

    /** Enters the IoUs of one ground truth into the best of every prior and finds its own best. */
    private void claim(int g, double[] best) {
        int[] p = found[g].priors();
        double[] iou = found[g].iou();
        double own = 0;
        int first = -1;
        for (int row = 0; row < p.length; row++) {
            int i = p[row];
            double v = iou[row];
            if (v > best[i]) {
                best[i] = v;
                gtIndex[i] = g;
            }
            if (v >= own && (ignored == null || !ignored[i]) && (v > own || first < 0 || i < first)) {
                own = v;
                first = i;
            }
        }
        bestPrior[g] = first >= 0 ? first : firstNotIgnored();
        bestIou[g] = first >= 0 ? own : bestPrior[g] >= 0 ? 0 : -1;
    }

    private int firstNotIgnored() {
        for (int i = 0; i < state.length; i++) {
            if (ignored == null || !ignored[i]) {
                return i;
            }
        }
        return -1;
    }

    private void matchLowQuality(int g) {
        if (!(bestIou[g] >= rules.minPosIou())) {
            return;
        }
        if (!rules.gtMaxAssignAll()) {
            take(bestPrior[g], g);
        } else if (bestIou[g] > 0) {
            for (int row = 0; row < found[g].priors().length; row++) {
                if (found[g].iou()[row] == bestIou[g]) {
                    take(found[g].priors()[row], g);
                }
            }
        } else {
            for (int i = 0; i < state.length; i++) {
                take(i, g);
            }
        }
    }

    private void take(int prior, int g) {
        if (ignored == null || !ignored[prior]) {
            gtIndex[prior] = g;
            state[prior] = PriorState.POSITIVE;
        }
    }

    /** Whether low-quality matching offers a prior to a ground truth, even if a later one then took it. */
    private boolean isLowQualityMatch(int g, int prior, double iou) {
        return rules.matchLowQuality() && bestIou[g] >= rules.minPosIou() && (ignored == null || !ignored[prior])
                && (rules.gtMaxAssignAll() ? iou == bestIou[g] : prior == bestPrior[g]);
    }

    private CandidateBag bag(int g) {
        int[] p = found[g].priors();
        double[] iou = found[g].iou();
        if (rules.matchLowQuality() && bestIou[g] == 0 && rules.minPosIou() == 0) {
            int overlapping = p.length;
            int[] unmet = IntStream.range(0, state.length).filter(i -> isLowQualityMatch(g, i, 0)).toArray();
            p = Arrays.copyOf(p, overlapping + unmet.length);
            System.arraycopy(unmet, 0, p, overlapping, unmet.length);
            iou = Arrays.copyOf(iou, p.length);
        }
        Verdict[] verdicts = new Verdict[p.length];
        Arrays.fill(verdicts, Verdict.BELOW_THRESHOLD);
        for (int row = 0; row < p.length; row++) {
            if (state[p[row]] != PriorState.NEGATIVE) {
                verdicts[row] = verdict(g, p[row], iou[row]);
            }
        }
        Map<String, Double> facts = bestPrior[g] < 0 ? Map.of()
                : Map.of(BEST_IOU, bestIou[g], BEST_PRIOR, (double) bestPrior[g]);
        return new CandidateBag(g, p, verdicts, List.of(new Column("iou", iou)), facts);
    }

    /** The verdict of a candidate that is not background. */
    private Verdict verdict(int g, int prior, double iou) {
        if (gtIndex[prior] == g) {
            return Verdict.KEPT;
        } else if (ignored != null && ignored[prior]) {
            return Verdict.IGNORED;
        } else if (iou >= rules.posIouThr() || isLowQualityMatch(g, prior, iou)) {
            return Verdict.LOST_TO_OTHER_GT;
        }
        return state[prior] == PriorState.IGNORED ? Verdict.IGNORED : Verdict.BELOW_THRESHOLD;
    }
}
