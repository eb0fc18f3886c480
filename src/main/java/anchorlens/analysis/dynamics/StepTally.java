package anchorlens.analysis.dynamics;

import anchorlens.analysis.EdgeDensity;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Verdict;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Iou;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Adds up the assignments that one checkpoint makes, image by image, to {@link StepStatistics}. */
public final class StepTally {
    /** A second mode counts from this mass on, as in the picture. */
    private static final double SECOND_MODE = 0.1;
    private static final Edge[] EDGES = Edge.values();

    private final boolean soft;
    private final PairMoments quality = new PairMoments();
    private final Agreement agreement = new Agreement();
    private final double[] entropy = new double[EDGES.length];
    private final int[] bimodal = new int[EDGES.length];
    private double entropyWeight;
    private int mixtures;
    private int images;
    private int objects;
    private int starved;
    private double effective;
    private double sumPos;
    private double sumNeg;
    private boolean weighed;

    /** @param soft true where pairs count by their w_pos, as under DW and AutoAssign */
    public StepTally(boolean soft) {
        this.soft = soft;
    }

    /**
     * Adds one image.
     *
     * @param mixtureOf {@code [G]}: the densities of each ground truth's edges as its positives together see them; empty
     *                  where there are none
     * @param pairs     of this assignment
     * @param last      of the last checkpoint's assignment of the same image
     */
    public void add(AssignmentInput input, AssignmentResult assignment, Optional<LossWeights> weights,
                    List<List<EdgeDensity>> mixtureOf, AssignedPairs pairs, AssignedPairs last) {
        images++;
        agreement.add(pairs, last);
        for (CandidateBag bag : assignment.bags()) {
            addObject(input, bag, weights);
        }
        mixtureOf.forEach(this::addModes);
        weights.ifPresent(w -> {
            weighed = true;
            for (int k = 0; k < w.pairCount(); k++) {
                sumPos += w.pairPos(k);
                sumNeg += w.pairNeg(k);
            }
            for (int p = 0; p < w.neg().length; p++) {
                sumNeg += w.pairOf(p) < 0 ? w.neg()[p] : 0;
            }
        });
    }

    private void addObject(AssignmentInput input, CandidateBag bag, Optional<LossWeights> weights) {
        objects++;
        double sum = 0;
        double squares = 0;
        int kept = 0;
        double[] weightOf = soft && weights.isPresent() ? weightsOf(weights.get(), bag.gt(), input.priors().count()) : null;
        for (int row = 0; row < bag.size(); row++) {
            if (bag.verdict(row) != Verdict.KEPT) {
                continue;
            }
            kept++;
            double w = weightOf == null ? 1 : weightOf[bag.prior(row)];
            sum += w;
            squares += w * w;
            if (w > 0 && input.predictions().isPresent()) {
                addPair(input, bag.prior(row), bag.gt(), w);
            }
        }
        starved += kept == 0 ? 1 : 0;
        effective += squares > 0 ? sum * sum / squares : 0;
    }

    private static double[] weightsOf(LossWeights w, int gt, int priors) {
        double[] of = new double[priors];
        for (int k = 0; k < w.pairCount(); k++) {
            if (w.gt(k) == gt) {
                of[w.prior(k)] = w.pairPos(k);
            }
        }
        return of;
    }

    private void addPair(AssignmentInput input, int prior, int gt, double w) {
        Predictions predictions = input.predictions().get();
        Boxes p = predictions.boxes();
        Boxes g = input.groundTruth().boxes();
        double iou = Iou.iou(p.x1(prior), p.y1(prior), p.x2(prior), p.y2(prior), g.x1(gt), g.y1(gt), g.x2(gt), g.y2(gt));
        quality.add(w, iou, predictions.scores().joint(prior, input.groundTruth().label(gt)));
        if (predictions.distributions().isPresent()) {
            EdgeDistributions d = predictions.distributions().get();
            double[] probabilities = new double[d.bins().count()];
            for (Edge edge : EDGES) {
                d.probabilities(prior, edge, probabilities);
                entropy[edge.ordinal()] += w * entropy(probabilities);
            }
            entropyWeight += w;
        }
    }

    /** {@code −Σ p ln p} in nats. */
    static double entropy(double[] p) {
        double sum = 0;
        for (double v : p) {
            sum -= v > 0 ? v * Math.log(v) : 0;
        }
        return sum;
    }

    private void addModes(List<EdgeDensity> edges) {
        if (edges.isEmpty()) {
            return;
        }
        mixtures++;
        for (EdgeDensity d : edges) {
            boolean two = d.modes().size() > 1 && d.modes().get(1).mass() >= SECOND_MODE;
            bimodal[d.edge().ordinal()] += two ? 1 : 0;
        }
    }

    /** What has been added so far. */
    public StepStatistics statistics() {
        double[] meanEntropy = Arrays.stream(entropy).map(e -> entropyWeight > 0 ? e / entropyWeight : Double.NaN).toArray();
        double[] share = Arrays.stream(bimodal).mapToDouble(n -> mixtures > 0 ? n / (double) mixtures : Double.NaN).toArray();
        return new StepStatistics(images, objects, starved, objects > 0 ? effective / objects : Double.NaN, quality.meanX(),
                quality.deviationX(), quality.correlation(), weighed ? sumPos / images : Double.NaN,
                weighed ? sumNeg / images : Double.NaN, meanEntropy, share, agreement.ofPositives(), agreement.ofWeights());
    }
}
