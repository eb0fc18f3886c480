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
    /** An IoU below which a prior is what it would be without any overlap. */
    private final double leastThatMatters;
    private final boolean[] ignored;
    private final int[] gtIndex;
    private final PriorState[] state;
    /** {@code [G]}: the priors that overlap each ground truth. */
    private final int[][] found;
    /** {@code [G]}: largest IoU with a prior outside ignore regions, 0 without overlap, −1 without such a prior. */
    private final double[] bestIou;
    /** {@code [G]}: the first prior of that IoU, −1 where there is none. */
    private final int[] bestPrior;
    /** {@code [G]}: the priors of that IoU, the first {@link #tied} of each. */
    private final int[][] bestPriors;
    private final int[] tied;

    MaxIouAssignment(MaxIouAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        this.cancel = cancel;
        priors = input.priors();
        groundTruth = input.groundTruth();
        ignored = rules.ignoreRegions(input).flags(PriorOverlaps.boxesOf(priors, rules.displayName()));
        leastThatMatters = rules.negIouFrom() > 0 ? 0 : Math.min(rules.negIouThr(), rules.posIouThr());
        gtIndex = new int[priors.count()];
        state = StateArrays.filled(new PriorState[priors.count()], stateFor(0));
        found = new int[groundTruth.count()][];
        bestPriors = new int[found.length][4];
        tied = new int[found.length];
        bestIou = new double[found.length];
        bestPrior = new int[found.length];
    }

    AssignmentResult result() {
        Arrays.fill(gtIndex, -1);
        if (found.length == 0) {
            return new AssignmentResult(gtIndex, StateArrays.negative(state.length), List.of(), null);
        }
        matchByThreshold();
        if (rules.matchLowQuality()) {
            for (int g = 0; g < found.length; g++) {
                matchLowQuality(g);
            }
        }
        boolean[] background = new boolean[state.length];
        for (int i = 0; i < background.length; i++) {
            background[i] = state[i] == PriorState.NEGATIVE;
        }
        List<CandidateBag> bags = new ArrayList<>(found.length);
        for (int g = 0; g < found.length; g++) {
            cancel.throwIfCancelled();
            bags.add(bag(g, background));
        }
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    private void matchByThreshold() {
        PriorOverlaps overlaps = new PriorOverlaps(priors);
        double[] best = new double[priors.count()];
        for (int g = 0; g < found.length; g++) {
            cancel.throwIfCancelled();
            found[g] = overlaps.with(groundTruth.boxes(), g, new Claim(g, best));
            if (tied[g] == 0) {
                bestPrior[g] = firstNotIgnored();
                bestIou[g] = bestPrior[g] >= 0 ? 0 : -1;
            }
        }
        for (int i = 0; i < state.length; i++) {
            if (ignored != null && ignored[i]) {
                state[i] = PriorState.IGNORED;
                gtIndex[i] = -1;
            } else if (best[i] > 0) {
                state[i] = stateFor(best[i]);
                gtIndex[i] = state[i] == PriorState.POSITIVE ? gtIndex[i] : -1;
            }
        }
    }

    private PriorState stateFor(double bestIou) {
        return bestIou >= rules.posIouThr() ? PriorState.POSITIVE
                : bestIou >= rules.negIouFrom() && bestIou < rules.negIouThr() ? PriorState.NEGATIVE : PriorState.IGNORED;
    }

    /**
     * Enters the IoUs of one ground truth into the best of every prior, and finds its own largest: coarse levels first,
     * because a large object has the same small IoU with many fine anchors.
     */
    private final class Claim implements PriorOverlaps.Reader {
        private final int g;
        private final double[] best;

        Claim(int g, double[] best) {
            this.g = g;
            this.best = best;
        }

        @Override
        public boolean wants(double most) {
            return most >= Math.min(leastThatMatters, bestIou[g]);
        }

        @Override
        public void read(int[] overlapping, int from, int to, double[] iou) {
            for (int row = from; row < to; row++) {
                double v = iou[row - from];
                int i = overlapping[row];
                if (v >= leastThatMatters && v > best[i]) {
                    best[i] = v;
                    gtIndex[i] = g;
                }
                if (v >= bestIou[g] && (ignored == null || !ignored[i])) {
                    addBest(g, v, i);
                }
            }
        }
    }

    /** Notes a prior whose IoU is the largest so far, or the same. */
    private void addBest(int g, double iou, int prior) {
        tied[g] = iou > bestIou[g] ? 0 : tied[g];
        bestPrior[g] = tied[g] == 0 ? prior : Math.min(prior, bestPrior[g]);
        bestIou[g] = iou;
        if (tied[g] == bestPriors[g].length) {
            bestPriors[g] = Arrays.copyOf(bestPriors[g], 4 * tied[g]);
        }
        bestPriors[g][tied[g]++] = prior;
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
            for (int k = 0; k < tied[g]; k++) {
                take(bestPriors[g][k], g);
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

    /** @param background {@code [P]}: whether a prior is negative; smaller, and so nearer, than the states */
    private CandidateBag bag(int g, boolean[] background) {
        int[] p = found[g];
        if (rules.matchLowQuality() && bestIou[g] == 0 && rules.minPosIou() == 0) {
            int[] unmet = IntStream.range(0, state.length).filter(i -> isLowQualityMatch(g, i, 0)).toArray();
            p = Arrays.copyOf(p, p.length + unmet.length);
            System.arraycopy(unmet, 0, p, found[g].length, unmet.length);
        }
        Verdict[] verdicts = StateArrays.filled(new Verdict[p.length], Verdict.BELOW_THRESHOLD);
        for (int row = 0; row < p.length; row++) {
            if (!background[p[row]]) {
                verdicts[row] = verdict(g, p[row]);
            }
        }
        int candidates = p.length;
        Column iou = new Column("iou", () -> Arrays.copyOf(new PriorOverlaps(priors).with(groundTruth.boxes(), g).iou(), candidates));
        Map<String, Double> facts = bestPrior[g] < 0 ? Map.of()
                : Map.of(BEST_IOU, bestIou[g], BEST_PRIOR, (double) bestPrior[g]);
        return new CandidateBag(g, p, verdicts, List.of(iou), facts);
    }

    /** The verdict of a candidate that is not background. */
    private Verdict verdict(int g, int prior) {
        if (gtIndex[prior] == g) {
            return Verdict.KEPT;
        } else if (ignored != null && ignored[prior]) {
            return Verdict.IGNORED;
        }
        double iou = PriorOverlaps.iou(groundTruth.boxes(), g, PriorOverlaps.boxesOf(priors, rules.displayName()), prior);
        if (iou >= rules.posIouThr() || isLowQualityMatch(g, prior, iou)) {
            return Verdict.LOST_TO_OTHER_GT;
        }
        return state[prior] == PriorState.IGNORED ? Verdict.IGNORED : Verdict.BELOW_THRESHOLD;
    }
}
