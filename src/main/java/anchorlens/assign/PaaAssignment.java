package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.assign.PaaAssigner.Variant;
import anchorlens.detection.FeatureLevel;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a {@link PaaAssigner}. */
final class PaaAssignment {
    private final PaaScores scores;
    private final CancellationToken cancel;
    private final int[] gtIndex;
    private final PriorState[] state;
    /** {@code [G]}: how many candidates each ground truth has, which they are, level by level, and their scores. */
    private final int[] size;
    private final int[][] prior;
    private final double[][] score;

    PaaAssignment(PaaScores scores, CancellationToken cancel) {
        this.scores = scores;
        this.cancel = cancel;
        int gts = scores.boxes.count();
        int most = scores.rules.topk() * scores.input.priors().levels().size();
        gtIndex = new int[scores.input.priors().count()];
        state = new PriorState[gtIndex.length];
        size = new int[gts];
        prior = new int[gts][most];
        score = new double[gts][most];
    }

    AssignmentResult result() {
        Arrays.fill(gtIndex, -1);
        Arrays.fill(state, PriorState.NEGATIVE);
        int[] starts = new int[size.length + 1];
        for (FeatureLevel level : scores.input.priors().levels()) {
            int[] anchors = scores.byGt(level, starts);
            for (int g = 0; g < size.length; g++) {
                cancel.throwIfCancelled();
                TopK lowest = scores.lowest(g, anchors, starts[g], starts[g + 1]);
                for (int r = 0; r < lowest.size(); r++) {
                    prior[g][size[g]] = lowest.prior(r);
                    score[g][size[g]++] = -lowest.value(r);
                }
            }
        }
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < size.length; g++) {
            cancel.throwIfCancelled();
            bags.add(bag(g));
        }
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    private CandidateBag bag(int g) {
        int n = size[g];
        int[] order = Order.ascending(score[g], n);
        int[] priors = new int[n];
        double[] q = new double[n];
        double[] box = new double[n];
        for (int r = 0; r < n; r++) {
            priors[r] = prior[g][order[r]];
            q[r] = score[g][order[r]];
            box[r] = scores.boxLoss(priors[r], g);
        }
        double[] component = new double[n];
        double[] logProbability = new double[n];
        Map<String, Double> facts = new LinkedHashMap<>();
        boolean[] positive = new boolean[n];
        if (n >= 2) {
            GaussianMixture mixture = new GaussianMixture(q);
            for (int r = 0; r < n; r++) {
                component[r] = mixture.component(q[r]);
                logProbability[r] = mixture.logProbability(q[r]);
            }
            separate(component, logProbability, positive);
            describe(mixture, facts);
        } else {
            Arrays.fill(logProbability, Double.NaN);
            Arrays.fill(component, Double.NaN);
            Arrays.fill(positive, scores.rules.variant() == Variant.ORIGINAL);
        }
        Verdict[] verdicts = new Verdict[n];
        for (int r = 0; r < n; r++) {
            verdicts[r] = positive[r] ? Verdict.KEPT : Verdict.BELOW_THRESHOLD;
            if (positive[r]) {
                gtIndex[priors[r]] = g;
                state[priors[r]] = PriorState.POSITIVE;
                facts.put("threshold", q[r]);
            }
        }
        return new CandidateBag(g, priors, verdicts, List.of(new Column("score", q), new Column("boxLoss", box),
                new Column("component", component), new Column("logProb", logProbability)), facts);
    }

    private void separate(double[] component, double[] logProbability, boolean[] positive) {
        int last = densest(component, logProbability);
        boolean original = scores.rules.variant() == Variant.ORIGINAL;
        for (int r = 0; r < positive.length; r++) {
            positive[r] = last < 0 ? original : r <= last && (original || component[r] == 0);
        }
    }

    /** The first row of the first component where the mixture is densest, −1 where that component is empty. */
    static int densest(double[] component, double[] logProbability) {
        int best = -1;
        for (int r = 0; r < component.length; r++) {
            if (component[r] == 0 && (best < 0 || logProbability[r] > logProbability[best])) {
                best = r;
            }
        }
        return best;
    }

    private static void describe(GaussianMixture mixture, Map<String, Double> facts) {
        for (int k = 0; k < 2; k++) {
            facts.put("weight" + k, mixture.weight[k]);
            facts.put("mean" + k, mixture.mean[k]);
            facts.put("variance" + k, 1 / mixture.precision[k]);
        }
        facts.put("iterations", (double) mixture.iterations());
        facts.put("converged", mixture.converged() ? 1.0 : 0.0);
        facts.put("lowerBound", mixture.lowerBound());
    }
}
