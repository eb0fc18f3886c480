package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of a {@link TalAssigner}: selections of all ground truths, who keeps shared priors, soft targets. */
final class TalAssignment {
    private static final int NOBODY = -1;
    private static final int DISPUTED = -2;
    private final TalMetric m;
    private final CancellationToken cancel;
    private final Selection[] selections;
    private final int[] owner;

    /** What one ground truth selected, best first; adopted priors follow. */
    private static final class Selection {
        private int size;
        private int[] priors;
        private double[] scores;
        private double[] overlaps;
        private double[] metrics;
        private boolean[] inside;
        private boolean[] cut;

        Selection(int capacity) {
            priors = new int[capacity];
            scores = new double[capacity];
            overlaps = new double[capacity];
            metrics = new double[capacity];
            inside = new boolean[capacity];
            cut = new boolean[capacity];
        }

        void add(int prior, double score, double overlap, double metric, boolean isInside) {
            if (size == priors.length) {
                int more = 2 * size + 1;
                priors = Arrays.copyOf(priors, more);
                scores = Arrays.copyOf(scores, more);
                overlaps = Arrays.copyOf(overlaps, more);
                metrics = Arrays.copyOf(metrics, more);
                inside = Arrays.copyOf(inside, more);
                cut = Arrays.copyOf(cut, more);
            }
            priors[size] = prior;
            scores[size] = score;
            overlaps[size] = overlap;
            metrics[size] = metric;
            inside[size++] = isInside;
        }

        boolean contains(int prior) {
            for (int r = 0; r < size; r++) {
                if (priors[r] == prior) {
                    return true;
                }
            }
            return false;
        }
    }

    TalAssignment(TalMetric metric, CancellationToken cancel) {
        m = metric;
        this.cancel = cancel;
        selections = new Selection[metric.gtCount()];
        owner = new int[metric.priors.count()];
        Arrays.fill(owner, NOBODY);
    }

    AssignmentResult result() {
        select();
        if (m.isInsideOnly()) {
            settleByOverlapWithAll();
        } else {
            settleAmongClaimants();
        }
        if (m.rules.kept() < Integer.MAX_VALUE) {
            for (int g = 0; g < selections.length; g++) {
                cutToFinal(g);
            }
        }
        PriorState[] state = StateArrays.negative(owner.length);
        double[] target = new double[owner.length];
        Arrays.fill(target, Double.NaN);
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < selections.length; g++) {
            bags.add(bag(g, state, target));
        }
        return new AssignmentResult(owner, state, bags, target);
    }

    private void select() {
        TalSelection selection = new TalSelection(m);
        TopK top = new TopK(m.rules.topk());
        for (int g = 0; g < selections.length; g++) {
            cancel.throwIfCancelled();
            selection.select(g, top);
            selections[g] = new Selection(top.size());
            for (int r = 0; r < top.size(); r++) {
                int prior = top.prior(r);
                boolean inside = m.inside(prior, g);
                if (inside || !m.isInsideOnly()) {
                    selections[g].add(prior, m.score(prior, g), m.overlap(prior, g), top.value(r), inside);
                }
            }
        }
    }

    /** mmdetection: the largest IoU among those that selected the prior, the lowest ground truth on ties. */
    private void settleAmongClaimants() {
        double[] best = new double[owner.length];
        for (int g = 0; g < selections.length; g++) {
            Selection s = selections[g];
            for (int r = 0; r < s.size; r++) {
                int prior = s.priors[r];
                if (s.inside[r] && (owner[prior] == NOBODY || s.overlaps[r] > best[prior])) {
                    owner[prior] = g;
                    best[prior] = s.overlaps[r];
                }
            }
        }
    }

    /**
     * Ultralytics and mmyolo: a prior selected more than once goes to the largest overlap with all ground truths, lowest
     * first on ties.
     */
    private void settleByOverlapWithAll() {
        for (int g = 0; g < selections.length; g++) {
            for (int r = 0; r < selections[g].size; r++) {
                int prior = selections[g].priors[r];
                owner[prior] = owner[prior] == NOBODY ? g : DISPUTED;
            }
        }
        for (int g = 0; g < selections.length; g++) {
            for (int r = 0; r < selections[g].size; r++) {
                int prior = selections[g].priors[r];
                if (owner[prior] == DISPUTED) {
                    settle(prior);
                }
            }
        }
    }

    private void settle(int prior) {
        int winner = 0;
        double best = -1;
        for (int g = 0; g < selections.length; g++) {
            double u = m.disputedOverlap(prior, g);
            if (u > best) {
                best = u;
                winner = g;
            }
        }
        owner[prior] = winner;
        if (!selections[winner].contains(prior)) {
            selections[winner].add(prior, m.score(prior, winner), m.overlap(prior, winner), m.heldMetric(prior, winner),
                    m.inside(prior, winner));
        }
    }

    /** The second top k, among what the ground truth holds; priors it does not hold count as 0, lowest index first. */
    private void cutToFinal(int g) {
        Selection s = selections[g];
        boolean[] held = new boolean[s.size];
        for (int r = 0; r < s.size; r++) {
            held[r] = owner[s.priors[r]] == g;
        }
        for (int r = 0; r < s.size; r++) {
            if (held[r] && finalRank(s.priors, s.metrics, held, r) > m.rules.kept()) {
                s.cut[r] = true;
                owner[s.priors[r]] = NOBODY;
            }
        }
    }

    /** The place, from 1, of a held prior by metric among all priors, those not held having 0. */
    static int finalRank(int[] priors, double[] metrics, boolean[] held, int row) {
        int before = metrics[row] > 0 ? 0 : priors[row];
        for (int r = 0; r < held.length; r++) {
            if (!held[r]) {
                continue;
            }
            if (metrics[row] > 0) {
                before += metrics[r] > metrics[row] || metrics[r] == metrics[row] && priors[r] < priors[row] ? 1 : 0;
            } else {
                before += metrics[r] > 0 && priors[r] > priors[row] ? 1 : 0;
            }
        }
        return before + 1;
    }

    private CandidateBag bag(int g, PriorState[] state, double[] target) {
        Selection s = selections[g];
        Verdict[] verdicts = new Verdict[s.size];
        double maxMetric = 0;
        double maxOverlap = 0;
        for (int r = 0; r < s.size; r++) {
            if (owner[s.priors[r]] == g) {
                verdicts[r] = Verdict.KEPT;
                maxMetric = Math.max(maxMetric, s.metrics[r]);
                maxOverlap = Math.max(maxOverlap, s.overlaps[r]);
            } else {
                verdicts[r] = !s.inside[r] ? Verdict.CENTRE_OUTSIDE
                        : s.cut[r] ? Verdict.NOT_IN_TOP_K : Verdict.LOST_TO_OTHER_GT;
            }
        }
        double scale = maxOverlap / (maxMetric + m.rules.divisorEpsilon());
        double[] targets = new double[s.size];
        for (int r = 0; r < s.size; r++) {
            targets[r] = verdicts[r] == Verdict.KEPT ? s.metrics[r] * scale : Double.NaN;
            if (verdicts[r] == Verdict.KEPT) {
                state[s.priors[r]] = PriorState.POSITIVE;
                target[s.priors[r]] = targets[r];
            }
        }
        return new CandidateBag(g, Arrays.copyOf(s.priors, s.size), verdicts,
                List.of(new Column("score", Arrays.copyOf(s.scores, s.size)),
                        new Column(m.usesCiou() ? "ciou" : "iou", Arrays.copyOf(s.overlaps, s.size)),
                        new Column("metric", Arrays.copyOf(s.metrics, s.size)), new Column("target", targets)),
                Map.of("maxMetric", maxMetric, "maxOverlap", maxOverlap));
    }
}
