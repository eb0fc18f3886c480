package anchorlens.assign;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import anchorlens.parameters.Preset;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Probabilistic anchor assignment (PAA): for each ground truth a mixture of two Gaussians is fitted to the losses of
 * its candidates, and the one of lower loss are its positives.
 *
 * <ol>
 * <li>Every anchor of IoU {@code iouThr} or more belongs to the ground truth it overlaps most; so do all anchors that
 * tie for the best IoU of a ground truth, whatever it is (MaxIoU with low-quality matching).
 * <li>Score of an anchor: {@code q = Σ_c focal(z_c) + w (1 − GIoU)}, the loss of its prediction for its ground truth,
 * with α = 0.25 and γ = 2; the lower, the better.
 * <li>On every level the {@code topk} lowest scores of a ground truth are its candidates.
 * <li>A mixture of two Gaussians is fitted to all of them. A candidate belongs to the component it more likely comes
 * from, the first, of low loss, on ties.
 * <li>Positives are the candidates of the first component up to the one where the density of the mixture is largest.
 * Nothing is ignored.
 * </ol>
 *
 * <p>Variants: {@code MMDET} as above; a ground truth with a single candidate gets no positive. {@code ORIGINAL},
 * published with w = 1, keeps <em>all</em> candidates up to that one, whichever component they belong to; all of them
 * where the first component is empty, and a single candidate too. It adds 1e-7 to union and enclosing area where
 * mmdetection keeps them above 1e-6. Both used to be fed slightly different anchors and IoUs; here they share them.
 *
 * <p>A bag lists the candidates by ascending score; its facts are the mixture: weight, mean and variance of each
 * component, "iterations", "converged", "lowerBound", and the "threshold", the score of the last positive.
 *
 * <p>Edge cases: a ground truth of no area ties with all anchors at IoU 0 and takes them, as in the reference. Ignore
 * regions are not used.
 *
 * <p><strong>Source:</strong> Kim and Lee 2020, "Probabilistic Anchor Assignment with IoU Prediction for Object
 * Detection", section 3.2; mmdetection 3.3 {@code PAAHead.paa_reassign}; its authors' {@code compute_paa}.
 */
@AutoService(Assigner.class)
public record PaaAssigner(
        @Parameter(label = "Variant", help = "Whose rules decide which side of the mixture is positive, and about "
                + "objects with a single candidate. The authors' own code uses a box loss weight of 1.")
        Variant variant,
        @Parameter(label = "Top k of each level", symbol = "k", min = 1, max = 100, sliderMax = 30,
                help = "How many anchors of lowest loss are candidates on each pyramid level. More give the mixture "
                        + "more to tell apart.", source = "PAA, section 4.1: 9")
        int topk,
        @Parameter(label = "Box loss", symbol = "w", min = 0, max = 100, sliderMax = 5,
                help = "Weight of the box in the score. Larger prefers tight boxes to sure scores.",
                source = "mmdetection: 1.3; PAA: 1")
        double boxLossWeight,
        @Parameter(label = "Minimum IoU", min = 0.01, max = 1,
                help = "IoU of the anchor with the object from which it is looked at. Larger leaves fewer anchors to "
                        + "choose from.", source = "PAA, section 4.1: 0.1")
        double iouThr) implements Assigner {

    /** Whose rules are followed. */
    public enum Variant implements Labelled {
        MMDET("mmdetection"), ORIGINAL("original");

        private final String label;

        Variant(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public PaaAssigner() {
        this(Variant.MMDET, 9, 1.3, 0.1);
    }

    public PaaAssigner {
        Objects.requireNonNull(variant, "variant");
        if (topk < 1 || !(boxLossWeight >= 0 && iouThr > 0 && iouThr <= 1)) {
            throw new IllegalArgumentException("PAA needs topk of at least 1, boxLossWeight of 0 or more and iouThr "
                    + "in 0 … 1, not " + topk + ", " + boxLossWeight + " and " + iouThr);
        }
    }

    @Override
    public String id() {
        return "paa";
    }

    @Override
    public String displayName() {
        return "PAA";
    }

    @Override
    public String summary() {
        return "Each object tells good from bad anchors by a mixture of two Gaussians fitted to their losses.";
    }

    @Override
    public String formula() {
        return "q = Σ focal + w · (1 − GIoU) of candidates with IoU ≥ 0.1; two Gaussians are fitted to q, "
                + "and those of the lower one up to its densest candidate are positive.";
    }

    @Override
    public String goodFor() {
        return "Letting the model's own loss part good from bad anchors; shows how clearly it does for each "
                + "object.";
    }

    @Override
    public String source() {
        return "Kim and Lee 2020, Probabilistic Anchor Assignment with IoU Prediction for Object Detection (ECCV); "
                + "mmdetection 3.3 PAAHead, authors' compute_paa";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ANCHORS, Need.PREDICTIONS);
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("mmdetection", new PaaAssigner()),
                new Preset("original", new PaaAssigner(Variant.ORIGINAL, 9, 1, 0.1)));
    }

    @Override
    public String usualWeighting() {
        return "focal";
    }

    /** What gives every anchor to one ground truth at most before scores are looked at. */
    MaxIouAssigner anchorMatching() {
        return new MaxIouAssigner(iouThr, iouThr, 0, true, 0, true, 0, true);
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new PaaAssignment(new PaaScores(this, input, cancel), cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        return List.of(new PaaChart(result.bags().get(gt)).chart());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new PaaExplanation(new PaaScores(this, input, CancellationToken.NONE), result, prior, gt).explain();
    }
}
