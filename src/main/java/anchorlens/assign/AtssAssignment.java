package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.FeatureLevel;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of {@link AtssAssigner}. */
final class AtssAssignment {
    private static final int NOBODY = -1;
    private static final int DISPUTED = -2;
    private final AtssAssigner rules;
    private final AtssMeasure measure;
    private final CancellationToken cancel;
    private final int gtCount;
    private final boolean[] ignored;
    private final NearestPriors nearest;
    private final int[] gtIndex;
    /** {@code [P]}: overlap with the object that holds the prior. */
    private final double[] held;

    AtssAssignment(AtssAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        this.cancel = cancel;
        measure = new AtssMeasure(rules, input);
        gtCount = input.groundTruth().count();
        ignored = gtCount == 0 ? null : measure.ignoreRegions().flags(measure.anchors.boxes());
        int largest = measure.anchors.levels().stream().mapToInt(FeatureLevel::count).max().orElse(1);
        nearest = new NearestPriors(Math.min(rules.topk(), largest), measure.anchors.offset());
        gtIndex = new int[input.priors().count()];
        held = new double[gtIndex.length];
    }

    /** A bag before conflicts between objects are settled: a row without verdict is a claim. */
    private record Draft(int[] priors, double[] overlap, double[] distance, Verdict[] verdicts, double mean,
            double std) {
        boolean contains(int prior) {
            return Arrays.stream(priors).anyMatch(p -> p == prior);
        }

        /** This bag with one more row, which is no claim of its own. */
        Draft adopting(int prior, double itsOverlap, double itsDistance) {
            int n = priors.length;
            int[] p = Arrays.copyOf(priors, n + 1);
            double[] o = Arrays.copyOf(overlap, n + 1);
            double[] d = Arrays.copyOf(distance, n + 1);
            p[n] = prior;
            o[n] = itsOverlap;
            d[n] = itsDistance;
            return new Draft(p, o, d, Arrays.copyOf(verdicts, n + 1), mean, std);
        }
    }

    AssignmentResult result() {
        Arrays.fill(gtIndex, NOBODY);
        List<Draft> drafts = new ArrayList<>(gtCount);
        for (int g = 0; g < gtCount; g++) {
            cancel.throwIfCancelled();
            drafts.add(draft(g));
        }
        if (rules.variant() == AtssAssigner.Variant.MMYOLO) {
            settleAmongAll(drafts);
        }
        List<CandidateBag> bags = new ArrayList<>(gtCount);
        for (int g = 0; g < gtCount; g++) {
            bags.add(settle(g, drafts.get(g)));
        }
        PriorState[] state = new PriorState[gtIndex.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = gtIndex[i] >= 0 ? PriorState.POSITIVE
                    : ignored != null && ignored[i] ? PriorState.IGNORED : PriorState.NEGATIVE;
        }
        return new AssignmentResult(gtIndex, state, bags, measure.hasTarget() ? targets() : null);
    }

    private double[] targets() {
        double[] target = new double[gtIndex.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = gtIndex[i] >= 0 ? measure.predictedIou(i, gtIndex[i]) : Double.NaN;
        }
        return target;
    }

    private Draft draft(int g) {
        int size = 0;
        for (FeatureLevel level : measure.anchors.levels()) {
            size += Math.min(rules.topk(), level.count());
        }
        int[] priors = new int[size];
        double[] overlap = new double[size];
        double[] distance = new double[size];
        int n = 0;
        double sum = 0;
        for (FeatureLevel level : measure.anchors.levels()) {
            if (ignored == null) {
                nearest.search(level, measure.centerX(g), measure.centerY(g));
            } else {
                nearest.search(level, measure.centerX(g), measure.centerY(g), ignored);
            }
            for (int place = 0; place < nearest.size(); place++) {
                int prior = nearest.prior(place);
                priors[n] = prior;
                overlap[n] = measure.overlap(prior, g);
                distance[n] = Math.sqrt(measure.squaredDistance(prior, g));
                sum += overlap[n++];
            }
        }
        double mean = sum / size;
        double squares = 0;
        for (double o : overlap) {
            squares += (o - mean) * (o - mean);
        }
        Draft draft = new Draft(priors, overlap, distance, new Verdict[size], mean, Math.sqrt(squares / (size - 1)));
        claim(g, draft);
        return draft;
    }

    private void claim(int g, Draft d) {
        double threshold = d.mean + d.std;
        for (int row = 0; row < d.priors.length; row++) {
            int prior = d.priors[row];
            if (!rules.variant().reaches(d.overlap[row], threshold)) {
                d.verdicts[row] = Verdict.BELOW_THRESHOLD;
            } else if (!(measure.depth(prior, g) > rules.variant().margin())) {
                d.verdicts[row] = Verdict.CENTRE_OUTSIDE;
            } else if (rules.variant() == AtssAssigner.Variant.MMYOLO) {
                gtIndex[prior] = gtIndex[prior] == NOBODY ? g : DISPUTED;
            } else if (gtIndex[prior] == NOBODY || d.overlap[row] > held[prior]) {
                gtIndex[prior] = g;
                held[prior] = d.overlap[row];
            }
        }
    }

    /** mmyolo: an anchor claimed more than once goes to the largest IoU of all ground truths, the lowest on ties. */
    private void settleAmongAll(List<Draft> drafts) {
        for (int i = 0; i < gtIndex.length; i++) {
            if (gtIndex[i] == DISPUTED) {
                int winner = measure.largestOverlap(i);
                gtIndex[i] = winner;
                if (!drafts.get(winner).contains(i)) {
                    drafts.set(winner, drafts.get(winner).adopting(i, measure.overlap(i, winner),
                            Math.sqrt(measure.squaredDistance(i, winner))));
                }
            }
        }
    }

    private CandidateBag settle(int g, Draft d) {
        for (int row = 0; row < d.priors.length; row++) {
            if (gtIndex[d.priors[row]] == g) {
                d.verdicts[row] = Verdict.KEPT;
            } else if (d.verdicts[row] == null) {
                d.verdicts[row] = Verdict.LOST_TO_OTHER_GT;
            }
        }
        return new CandidateBag(g, d.priors, d.verdicts,
                List.of(new Column(measure.name(), d.overlap), new Column("distance", d.distance)),
                Map.of("mean", d.mean, "std", d.std, "threshold", d.mean + d.std));
    }
}
