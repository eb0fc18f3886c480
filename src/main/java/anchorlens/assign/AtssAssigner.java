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
 * Adaptive training sample selection: of each level the k anchors with centres nearest to the object's are candidates;
 * those whose IoU reaches the mean plus the standard deviation of all candidates' IoUs, and whose centre lies more than
 * 0.01 px inside the object, are positives. An anchor of several objects learns the one of largest IoU.
 *
 * <p>The deviation is the unbiased one (÷ n − 1): an object with a single candidate has none and gets no positive. The
 * k nearest are anchors, not cells. With {@link Overlap#PREDICTION} the IoU of anchors gives way to {@code s^(1 − α) ·
 * u^α} of predictions, as in DDOD (α 0.8 for classification, 0.5 for regression).
 *
 * <p>The default variant is {@link Variant#MMDET}, which follows the paper. {@link Variant#MMYOLO} differs: an IoU must lie
 * <em>above</em> the threshold; the centre may come within 1e-9 px of the edge; an anchor that several objects claim
 * learns the one of largest IoU among <em>all</em> objects, and so perhaps one that did not claim it; the classification
 * target is the IoU of the predicted box, where there are predictions. It knows neither ignore regions nor DDOD's
 * overlap, and draws its anchors 5 strides wide around the middle of the cell (priors: offset 0.5, scale 5). The released
 * code fails where k exceeds the anchors of a level; here such a level gives all it has.
 *
 * <p>"On anchors" and "on points" of the paper differ only in where the anchors sit: offset 0 or 0.5.
 *
 * <p>Anchors in ignore regions count as infinitely far, so that they become candidates only where a level has fewer
 * than k others, and take no part in the loss unless they become positives.
 *
 * <p>A bag lists the candidates level by level, nearest first.
 *
 * <p><strong>Source:</strong> Zhang et al. 2020, "Bridging the Gap Between Anchor-based and Anchor-free Detection via
 * Adaptive Training Sample Selection", algorithm 1; Chen et al. 2021, "Disentangle Your Dense Object Detector";
 * mmdetection 3.3 {@code ATSSAssigner}; mmyolo 0.6 {@code BatchATSSAssigner} (YOLOv6).
 */
@AutoService(Assigner.class)
public record AtssAssigner(
        @Parameter(label = "Variant", help = "Whose rules decide about an IoU at the threshold, about centres at the edge and "
                + "about anchors that several objects claim.",
                source = "mmdetection ATSSAssigner; mmyolo BatchATSSAssigner")
        Variant variant,
        @Parameter(label = "Top k", symbol = "k", min = 1, max = 1000, sliderMax = 50,
                help = "How many nearest anchors of each level are candidates. More make the threshold lower, as "
                        + "farther candidates overlap less.",
                source = "ATSS, section 3.2: 9")
        int topk,
        @Parameter(label = "Overlap", activeWhen = "variant=MMDET", help = "What candidates are compared by: the IoU of their anchors, or score "
                + "and IoU of their predictions as in DDOD, which needs a model.",
                source = "DDOD; mmdetection: alpha is not None")
        Overlap overlap,
        @Parameter(label = "IoU exponent", symbol = "α", min = 0, max = 1, activeWhen = "overlap=PREDICTION",
                help = "Share of the predicted box in the comparison; the class score has 1 − α.",
                source = "DDOD: 0.8 for classification, 0.5 for regression")
        double alpha,
        @Parameter(label = "Ignore threshold", min = 0, max = 1, activeWhen = "variant=MMDET",
                help = "IoF with an ignore region above which an anchor takes no part. 0 switches ignore regions off.",
                source = "mmdetection: ignore_iof_thr")
        double ignoreIofThr) implements Assigner {

    /** Whose rules are followed. */
    public enum Variant implements Labelled {
        MMDET("mmdetection / paper", 0.01), MMYOLO("mmyolo / YOLOv6", 1e-9);

        private final String label;
        private final double margin;

        Variant(String label, double margin) {
            this.label = label;
            this.margin = margin;
        }

        @Override
        public String label() {
            return label;
        }

        /** How far inside the object an anchor's centre must lie, in pixels. */
        double margin() {
            return margin;
        }

        /** Whether a candidate's overlap suffices; never where the threshold is NaN. */
        boolean reaches(double overlap, double threshold) {
            return this == MMDET ? overlap >= threshold : overlap > threshold;
        }
    }

    /** What candidates are compared by. */
    public enum Overlap implements Labelled {
        ANCHOR("IoU of anchors"),
        PREDICTION("score and IoU of predictions");

        private final String label;

        Overlap(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public AtssAssigner() {
        this(Variant.MMDET, 9, Overlap.ANCHOR, 0.8, 0);
    }

    public AtssAssigner {
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(overlap, "overlap");
        if (topk < 1) {
            throw new IllegalArgumentException("topk must be at least 1, but is " + topk);
        }
        if (!(alpha >= 0 && alpha <= 1 && ignoreIofThr >= 0 && ignoreIofThr <= 1)) {
            throw new IllegalArgumentException("alpha and ignoreIofThr must lie in 0 … 1, but are " + alpha + " and "
                    + ignoreIofThr);
        }
    }

    @Override
    public String id() {
        return "atss";
    }

    @Override
    public String displayName() {
        return "ATSS";
    }

    @Override
    public String summary() {
        return "Of the anchors nearest to an object, those whose IoU stands out become its positives.";
    }

    @Override
    public String formula() {
        return "The k = 9 nearest anchors of each level are candidates; those with IoU ≥ mean + std of all "
                + "candidates' IoUs and their centre inside are positive.";
    }

    @Override
    public String goodFor() {
        return "A strong static baseline with one insensitive parameter; adapts the threshold to every "
                + "object without a model.";
    }

    @Override
    public String source() {
        return "Zhang et al. 2020, Bridging the Gap Between Anchor-based and Anchor-free Detection via Adaptive "
                + "Training Sample Selection (CVPR); mmdetection 3.3 ATSSAssigner, mmyolo 0.6 BatchATSSAssigner";
    }

    @Override
    public Set<Need> needs() {
        return comparesPredictions() ? Set.of(Need.ANCHORS, Need.PREDICTIONS) : Set.of(Need.ANCHORS);
    }

    /** Whether candidates are compared by their predictions. */
    boolean comparesPredictions() {
        return variant == Variant.MMDET && overlap == Overlap.PREDICTION;
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("ATSS", new AtssAssigner()),
                new Preset("DDOD classification", new AtssAssigner(Variant.MMDET, 9, Overlap.PREDICTION, 0.8, 0)),
                new Preset("DDOD regression", new AtssAssigner(Variant.MMDET, 9, Overlap.PREDICTION, 0.5, 0)),
                new Preset("YOLOv6 (mmyolo)", new AtssAssigner(Variant.MMYOLO, 9, Overlap.ANCHOR, 0.8, 0)));
    }

    @Override
    public String usualWeighting() {
        return "focal";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new AtssAssignment(this, input, cancel).result();
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        String name = comparesPredictions() ? "s^(1 − α) · IoU^α" : "IoU";
        String formula = comparesPredictions() ? "of score and predicted box, α " + ExplanationBuilder.text(alpha)
                : "of the anchor with the ground truth";
        double mean = bag.facts().get("mean");
        double std = bag.facts().get("std");
        String sum = ExplanationBuilder.text(mean) + " + " + ExplanationBuilder.text(std) + " = "
                + ExplanationBuilder.text(mean + std);
        CandidateChartBuilder chart = CandidateChartBuilder.of("iou", "IoU and threshold", bag)
                .x("distance (px)", "between the centres of anchor and ground truth").y(name, formula)
                .decided(name, formula, bag.column("distance"), bag.columns().getFirst().values())
                .note("threshold = mean + std = " + sum + "; " + BagCharts.kept(bag));
        if (mean == mean) {
            chart.line(mean, "mean " + ExplanationBuilder.text(mean), "of all candidates of the ground truth");
        }
        if (std == std) {
            chart.line(mean + std, "mean + std " + ExplanationBuilder.text(mean + std),
                    sum + "; std with n − 1, over all candidates");
        }
        return List.of(chart.build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new AtssExplanation(this, input, result, prior, gt).explain();
    }
}
