package anchorlens.assign;

import anchorlens.assign.FreeAnchorWeighting.BoxProbability;
import anchorlens.assign.LossWeights.Term;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of a {@link FreeAnchorWeighting}. */
final class FreeAnchorWeights {
    private static final double EPSILON = 1e-12;
    private static final double BOX_WEIGHT = 0.75;
    private static final double BETA = 0.11;
    private static final double CENTER_STD = 0.1;
    private static final double SIZE_STD = 0.2;
    private static final double POINT_SIDE = 8;
    private final FreeAnchorWeighting rules;
    private final GroundTruth truth;
    private final CheckedPredictions predictions;
    private final Boxes predicted;
    private final Boxes anchors;
    private final CancellationToken cancel;
    private final int classes;
    private final Power focusing;
    /** B by prior · C + class. */
    private final Map<Long, Double> boxProbability = new TreeMap<>();

    FreeAnchorWeights(FreeAnchorWeighting rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        this.cancel = cancel;
        truth = input.groundTruth();
        predicted = input.requirePredictions("FreeAnchor weighting").boxes();
        predictions = new CheckedPredictions(input.requirePredictions("FreeAnchor weighting"));
        classes = predictions.classes();
        focusing = new Power(rules.gamma());
        anchors = switch (input.priors()) {
            case AnchorPriors a -> a.boxes();
            case BoxPriors b -> b.boxes();
            case PointPriors p -> AnchorPriors.square(p.levels(), p.offset(), POINT_SIDE).boxes();
        };
        PredictedBoxes boxes = input.searchPredictedBoxes();
        for (int g = 0; g < truth.count(); g++) {
            cancel.throwIfCancelled();
            boxes.target(truth.boxes(), g);
            boxes.find(rules.bboxThr());
            enter(g, boxes);
        }
    }

    private void enter(int g, PredictedBoxes boxes) {
        Boxes t = truth.boxes();
        double[] iou = new double[boxes.size()];
        double most = rules.bboxThr() + EPSILON;
        for (int n = 0; n < iou.length; n++) {
            iou[n] = predictions.iou(boxes.found(n), t.x1(g), t.y1(g), t.x2(g), t.y2(g));
            most = Math.max(most, iou[n]);
        }
        for (int n = 0; n < iou.length; n++) {
            double b = Math.min(1, (iou[n] - rules.bboxThr()) / (most - rules.bboxThr()));
            if (b > 0) {
                boxProbability.merge((long) boxes.found(n) * classes + truth.label(g), b, Math::max);
            }
        }
    }

    List<BoxProbability> boxProbabilities() {
        List<BoxProbability> out = new ArrayList<>();
        boxProbability.forEach((key, b) ->
                out.add(new BoxProbability((int) (key / classes), (int) (key % classes), b)));
        return out;
    }

    LossWeights weigh(AssignmentResult assignment) {
        PairTable pairs = PairTable.ofKept(assignment);
        int n = pairs.count();
        double[] s = pairs.scores(truth, predictions);
        double[] pLoc = new double[n];
        double[] p = new double[n];
        double[] b = new double[n];
        double[] pos = new double[n];
        double[] neg = new double[n];
        double[] bag = new double[n];
        for (int from = 0; from < n; ) {
            cancel.throwIfCancelled();
            int to = pairs.endOfGt(from);
            for (int k = from; k < to; k++) {
                pLoc[k] = Math.exp(-boxLoss(pairs.prior[k], pairs.gt[k]));
                p[k] = s[k] * pLoc[k];
                b[k] = boxProbability(pairs.prior[k], truth.label(pairs.gt[k]));
                neg[k] = focusing.of(s[k] * (1 - b[k]));
            }
            share(from, to, p, pos, bag);
            from = to;
        }
        List<Term> terms = List.of(new Term("s", "σ(class logit)", s),
                new Term("p_loc", "exp(−0.75 · smooth L1 of the box offsets)", pLoc), new Term("p", "s · p_loc", p),
                new Term("bag probability", "Σ w_pos · p over the bag", bag),
                new Term("B", "(IoU − t) / (largest IoU − t), 0 at least", b));
        return new LossWeights(pairs.prior, pairs.gt, pos, neg, terms, background(assignment, pairs));
    }

    /** Weights {@code 1 / (1 − p)} over their sum, and the mean of p that they make. */
    private static void share(int from, int to, double[] p, double[] pos, double[] bag) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            pos[k] = 1 / Math.max(1 - p[k], EPSILON);
            sum += pos[k];
        }
        double probability = 0;
        for (int k = from; k < to; k++) {
            pos[k] /= sum;
            probability += pos[k] * p[k];
        }
        Arrays.fill(bag, from, to, probability);
    }

    private double boxProbability(int prior, int cls) {
        return boxProbability.getOrDefault((long) prior * classes + cls, 0.0);
    }

    private double[] background(AssignmentResult assignment, PairTable pairs) {
        double[] out = new double[assignment.priorCount()];
        boolean[] paired = new boolean[out.length];
        for (int i : pairs.prior) {
            paired[i] = true;
        }
        for (int i = 0; i < out.length; i++) {
            if (!paired[i] && assignment.state()[i] != PriorState.IGNORED) {
                out[i] = focusing.of(surestBackground(i));
            }
        }
        return out;
    }

    /** The largest s · (1 − B) over the classes. */
    private double surestBackground(int prior) {
        int best = predictions.bestClass(prior);
        double q = predictions.probability(prior, best);
        if (boxProbability(prior, best) == 0) {
            return q;
        }
        q *= 1 - boxProbability(prior, best);
        for (int c = 0; c < classes; c++) {
            q = Math.max(q, predictions.probability(prior, c) * (1 - boxProbability(prior, c)));
        }
        return q;
    }

    private double boxLoss(int prior, int g) {
        double aw = anchors.x2(prior) - anchors.x1(prior);
        double ah = anchors.y2(prior) - anchors.y1(prior);
        double pw = predicted.x2(prior) - predicted.x1(prior);
        double ph = predicted.y2(prior) - predicted.y1(prior);
        Boxes t = truth.boxes();
        double tw = t.x2(g) - t.x1(g);
        double th = t.y2(g) - t.y1(g);
        if (!(pw > 0 && ph > 0 && tw > 0 && th > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double dx = 0.5 * (predicted.x1(prior) + predicted.x2(prior) - t.x1(g) - t.x2(g)) / aw;
        double dy = 0.5 * (predicted.y1(prior) + predicted.y2(prior) - t.y1(g) - t.y2(g)) / ah;
        return BOX_WEIGHT * (smoothL1(dx / CENTER_STD) + smoothL1(dy / CENTER_STD)
                + smoothL1(Math.log(pw / tw) / SIZE_STD) + smoothL1(Math.log(ph / th) / SIZE_STD));
    }

    private static double smoothL1(double d) {
        double a = Math.abs(d);
        return a < BETA ? a * a / (2 * BETA) : a - 0.5 * BETA;
    }
}
