package anchorlens.analysis.compare;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Verdict;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Iou;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Quantities of every prior, {@code [P]}, as maps over the image show them. NaN (or null) stands for "nothing here".
 *
 * <p>With a ground truth given, only what a prior is to that one counts; with −1 what it is to its own.
 */
public final class PriorMaps {
    private PriorMaps() {
    }

    /** w_pos; all NaN without weights. */
    public static double[] pos(Scheme scheme, int gt) {
        return gt < 0 ? scheme.weights().map(LossWeights::pos).orElseGet(() -> nothing(scheme)) : ofPairs(scheme, gt, true);
    }

    /** w_neg, that of background included where no ground truth is given; all NaN without weights. */
    public static double[] neg(Scheme scheme, int gt) {
        return gt < 0 ? scheme.weights().map(LossWeights::neg).orElseGet(() -> nothing(scheme)) : ofPairs(scheme, gt, false);
    }

    private static double[] ofPairs(Scheme scheme, int gt, boolean pos) {
        double[] out = nothing(scheme);
        scheme.weights().ifPresent(w -> {
            for (int k = 0; k < w.pairCount(); k++) {
                if (w.gt(k) == gt) {
                    out[w.prior(k)] = pos ? w.pairPos(k) : w.pairNeg(k);
                }
            }
        });
        return out;
    }

    private static double[] nothing(Scheme scheme) {
        double[] out = new double[scheme.priorCount()];
        Arrays.fill(out, Double.NaN);
        return out;
    }

    /** {@link #quality(Scheme, int)} of every prior, of the positives of one ground truth only where one is given. */
    public static double[] qualities(Scheme scheme, int gt) {
        double[] out = nothing(scheme);
        for (int p = 0; p < out.length; p++) {
            if (gt < 0 || scheme.assignment().gtIndex()[p] == gt) {
                out[p] = quality(scheme, p);
            }
        }
        return out;
    }

    /**
     * The quality of a positive: the soft target that the assigner itself defines, else the IoU of its predicted box with its
     * ground truth. NaN for any other prior and without predictions.
     */
    public static double quality(Scheme scheme, int prior) {
        AssignmentResult assignment = scheme.assignment();
        if (!assignment.isPositive(prior)) {
            return Double.NaN;
        }
        if (assignment.qualityTarget() != null) {
            return assignment.qualityTarget()[prior];
        }
        int gt = assignment.gtIndex()[prior];
        Optional<Predictions> predictions = scheme.input().predictions();
        if (predictions.isEmpty() || gt < 0) {
            return Double.NaN;
        }
        return Iou.iou(predictions.get().boxes().get(prior), scheme.input().groundTruth().boxes().get(gt));
    }

    /**
     * The place of a prior among those weighed for its ground truth, by w_pos: 1 for the largest; equal weights share the
     * better place. A prior of several ground truths has that of its strongest pair.
     */
    public static double[] ranks(Scheme scheme, int gt) {
        double[] out = nothing(scheme);
        scheme.weights().ifPresent(w -> {
            for (int from = 0; from < w.pairCount(); ) {
                int to = from;
                while (to < w.pairCount() && w.gt(to) == w.gt(from)) {
                    to++;
                }
                if (gt < 0 || w.gt(from) == gt) {
                    rank(w, from, to, gt >= 0, out);
                }
                from = to;
            }
        });
        return out;
    }

    private static void rank(LossWeights w, int from, int to, boolean every, double[] out) {
        double[] ascending = new double[to - from];
        for (int k = from; k < to; k++) {
            ascending[k - from] = w.pairPos(k);
        }
        Arrays.sort(ascending);
        for (int k = from; k < to; k++) {
            if (every || w.pairOf(w.prior(k)) == k) {
                out[w.prior(k)] = 1 + larger(ascending, w.pairPos(k));
            }
        }
    }

    private static int larger(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ascending.length - low;
    }

    /**
     * What became of every candidate: in the bag of the ground truth that is given, else in that of its own ground truth, else
     * in the first bag that has it. Null for a prior that was never a candidate.
     */
    public static Verdict[] verdicts(Scheme scheme, int gt) {
        AssignmentResult assignment = scheme.assignment();
        Verdict[] out = new Verdict[scheme.priorCount()];
        List<CandidateBag> bags = gt < 0 ? assignment.bags() : assignment.bags().subList(gt, gt + 1);
        for (CandidateBag bag : bags) {
            for (int row = 0; row < bag.size(); row++) {
                int p = bag.prior(row);
                if (out[p] == null || assignment.gtIndex()[p] == bag.gt()) {
                    out[p] = bag.verdict(row);
                }
            }
        }
        return out;
    }

    /** The largest value of a map; 0 where there is none above. */
    public static double largest(double[] values) {
        double max = 0;
        for (double v : values) {
            if (v > max) {
                max = v;
            }
        }
        return max;
    }
}
