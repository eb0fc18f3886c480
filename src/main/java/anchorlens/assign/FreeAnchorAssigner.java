package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.geometry.Boxes;
import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bags of FreeAnchor: every ground truth gathers the {@code topk} anchors of the largest IoU with it, whatever that
 * IoU is; its weighting lets the best of them match.
 *
 * <p>The assignment is soft. An anchor in several bags is KEPT in each; {@link AssignmentResult#gtIndex} names the
 * ground truth of the largest IoU, the lowest on ties. Anchors of equal IoU, such as all that contain a small object,
 * are taken from the lowest index on; so are anchors of IoU 0 where fewer than {@code topk} overlap. A bag lists its
 * anchors by falling IoU. Ignore regions are not used.
 *
 * <p><strong>Source:</strong> Zhang et al. 2019, "FreeAnchor: Learning to Match Anchors for Visual Object Detection",
 * section 3.3; mmdetection 3.3 {@code FreeAnchorRetinaHead}. It uses the nine anchors a cell of RetinaNet.
 */
@AutoService(Assigner.class)
public record FreeAnchorAssigner(
        @Parameter(label = "Bag size", symbol = "n", min = 1, max = 1000, sliderMax = 100,
                help = "How many anchors of the largest IoU each object may choose from.", source = "FreeAnchor, "
                        + "section 4.1: 50")
        int topk) implements Assigner {

    public FreeAnchorAssigner() {
        this(50);
    }

    public FreeAnchorAssigner {
        if (topk < 1) {
            throw new IllegalArgumentException("topk must be at least 1, but is " + topk);
        }
    }

    @Override
    public String id() {
        return "freeanchor";
    }

    @Override
    public String displayName() {
        return "FreeAnchor";
    }

    @Override
    public String summary() {
        return "Each object gathers the anchors it overlaps most in a bag; its weighting lets the best of them match.";
    }

    @Override
    public String formula() {
        return "The n = 50 anchors of largest IoU are an object's bag; with s · e^−L of each anchor the "
                + "weighting lets the best of them match.";
    }

    @Override
    public String goodFor() {
        return "Objects whose best anchor is not the one of largest IoU: slender, occluded or off-centre "
                + "ones.";
    }

    @Override
    public String source() {
        return "Zhang et al. 2019, FreeAnchor: Learning to Match Anchors for Visual Object Detection (NeurIPS); "
                + "mmdetection 3.3 FreeAnchorRetinaHead";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ANCHORS);
    }

    @Override
    public Family family() {
        return Family.SOFT;
    }

    @Override
    public String usualWeighting() {
        return "freeanchor";
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        Boxes anchors = PriorOverlaps.boxesOf(input.priors(), "FreeAnchor");
        PriorOverlaps overlaps = new PriorOverlaps(input.priors());
        int[] owner = new int[anchors.count()];
        Arrays.fill(owner, -1);
        double[] claim = new double[owner.length];
        TopK largest = new TopK(Math.min(topk, owner.length));
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < input.groundTruth().count(); g++) {
            cancel.throwIfCancelled();
            largest.clear();
            if (owner.length > 0) {
                gather(overlaps.with(input.groundTruth().boxes(), g), owner.length, largest);
            }
            int[] priors = new int[largest.size()];
            double[] iou = new double[priors.length];
            Verdict[] verdicts = StateArrays.filled(new Verdict[priors.length], Verdict.KEPT);
            for (int r = 0; r < priors.length; r++) {
                priors[r] = largest.prior(r);
                iou[r] = largest.value(r);
                if (owner[priors[r]] < 0 || iou[r] > claim[priors[r]]) {
                    owner[priors[r]] = g;
                    claim[priors[r]] = iou[r];
                }
            }
            bags.add(new CandidateBag(g, priors, verdicts, List.of(new Column("iou", iou)),
                    priors.length == 0 ? Map.of() : Map.of("threshold", largest.value(largest.size() - 1))));
        }
        PriorState[] state = StateArrays.ofOwners(owner);
        return new AssignmentResult(owner, state, bags, null);
    }

    private static void gather(PriorOverlaps.Found found, int priors, TopK largest) {
        for (int n = 0; n < found.priors().length; n++) {
            largest.offer(found.iou()[n], found.priors()[n]);
        }
        boolean[] overlapping = null;
        for (int i = 0; i < priors && !largest.isFull(); i++) {
            if (overlapping == null) {
                overlapping = new boolean[priors];
                for (int p : found.priors()) {
                    overlapping[p] = true;
                }
            }
            if (!overlapping[i]) {
                largest.offer(0, i);
            }
        }
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        Boxes anchors = PriorOverlaps.boxesOf(input.priors(), displayName());
        Boxes truth = input.groundTruth().boxes();
        CandidateChartBuilder chart = BagCharts.largest("iou", "IoU and bag", bag, anchors.count(),
                i -> PriorOverlaps.iou(truth, gt, anchors, i), topk + Math.max(2, topk / 2));
        double[] iou = java.util.Arrays.stream(chart.build().points().priors())
                .mapToDouble(i -> PriorOverlaps.iou(truth, gt, anchors, i)).toArray();
        String formula = "of the anchor with the ground truth";
        chart.x("place by IoU", "among all anchors, ties to the lowest index").y("IoU", formula)
                .decided("IoU", formula, CandidateChartBuilder.upTo(iou.length), iou)
                .upright(topk + 0.5, "n = " + topk, "as many anchors are in the bag");
        Double last = bag.facts().get("threshold");
        if (last != null) {
            chart.line(last, "last IoU " + ExplanationBuilder.text(last), "of the bag");
        }
        return List.of(chart.note(bag.size() + " anchors in the bag").build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        Boxes anchors = PriorOverlaps.boxesOf(input.priors(), "FreeAnchor");
        Boxes truth = input.groundTruth().boxes();
        double iou = PriorOverlaps.iou(truth, gt, anchors, prior);
        int rank = 1;
        for (int i = 0; i < anchors.count(); i++) {
            double other = i == prior ? iou : PriorOverlaps.iou(truth, gt, anchors, i);
            rank += other > iou || other == iou && i < prior ? 1 : 0;
        }
        ExplanationBuilder out = new ExplanationBuilder(prior, gt);
        out.quantity("IoU with anchor", iou, "of the anchor with the ground truth");
        out.gate("rank", rank, "place by IoU among all anchors, ties to the lowest index", "≤ bag size = " + topk,
                rank <= topk, Verdict.NOT_IN_TOP_K, "topk",
                ExplanationBuilder.rankFlip(rank, topk, ExplanationBuilder.maxOf(FreeAnchorAssigner.class, "topk")));
        if (out.allPassed()) {
            out.quantity("other bags", result.bags().stream().filter(b -> b.gt() != gt && b.rowOf(prior) >= 0).count(),
                    "ground truths that keep this prior as well");
        }
        return out.build();
    }
}
