package anchorlens.analysis.compare;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.LossWeights;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Iou;
import java.util.List;

/**
 * One prior against one ground truth as every scheme sees it.
 *
 * @param prior  its index
 * @param gt     the ground truth's index, −1 for none
 * @param s      probability of the ground truth's class, without objectness; NaN without predictions or ground truth
 * @param iou    IoU of the predicted box with the ground truth; NaN likewise
 * @param byScheme one entry a scheme
 */
public record PriorReading(int prior, int gt, double s, double iou, List<OfScheme> byScheme) {
    /** A quantity the weights came from. */
    public record Term(String name, String formula, double value) {
    }

    /**
     * What one scheme gives it.
     *
     * @param weighed whether the scheme weighs this prior for this ground truth
     * @param pos     w_pos; 0 for a prior that is background to the scheme, NaN where the scheme has no weights, or weighs the
     *                prior for other ground truths only
     * @param neg     w_neg, of the pair or as background; NaN likewise
     * @param terms   of a weighed pair
     */
    public record OfScheme(boolean weighed, double pos, double neg, List<Term> terms) {
        static final OfScheme NOTHING = new OfScheme(false, Double.NaN, Double.NaN, List.of());

        public OfScheme {
            terms = List.copyOf(terms);
        }
    }

    public PriorReading {
        byScheme = List.copyOf(byScheme);
    }

    /**
     * Reads a prior off every scheme; s and IoU come from the first one's predictions.
     *
     * @param schemes at least one; those whose grids differ from the first one's give nothing
     */
    public static PriorReading of(List<Scheme> schemes, int prior, int gt) {
        Scheme first = schemes.getFirst();
        AssignmentInput input = first.input();
        boolean known = input.predictions().isPresent() && gt >= 0;
        double s = Double.NaN;
        double iou = Double.NaN;
        if (known) {
            Predictions p = input.predictions().get();
            s = p.scores().probability(prior, input.groundTruth().label(gt));
            iou = Iou.iou(p.boxes().get(prior), input.groundTruth().boxes().get(gt));
        }
        return new PriorReading(prior, gt, s, iou, schemes.stream().map(scheme ->
                scheme.isComparableWith(first) ? of(scheme, prior, gt) : OfScheme.NOTHING).toList());
    }

    private static OfScheme of(Scheme scheme, int prior, int gt) {
        if (scheme.weights().isEmpty()) {
            return OfScheme.NOTHING;
        }
        LossWeights w = scheme.weights().get();
        int pair = w.pairOf(prior, gt);
        if (pair < 0) {
            return w.pairOf(prior) < 0 ? new OfScheme(false, 0, w.neg()[prior], List.of()) : OfScheme.NOTHING;
        }
        return new OfScheme(true, w.pairPos(pair), w.pairNeg(pair), w.terms().stream()
                .map(t -> new Term(t.name(), t.formula(), t.values()[pair])).toList());
    }
}
