package anchorlens.assign;

import static anchorlens.assign.AutoAssignAssigner.ofClass;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Bags and centre priors of an {@link AutoAssignAssigner} on one input. */
final class AutoAssignBags {
    private final AutoAssignAssigner rules;
    private final Priors priors;
    private final GroundTruth truth;
    private final Boxes boxes;
    private final CellWindow window;
    private int[] member = new int[256];
    private double[] weight = new double[256];
    private double[] columnFactor = new double[64];
    private int size;

    AutoAssignBags(AutoAssignAssigner rules, AssignmentInput input) {
        this.rules = rules;
        priors = input.priors();
        truth = input.groundTruth();
        boxes = truth.boxes();
        window = new CellWindow(CellWindow.offsetOf(priors, "AutoAssign"));
    }

    AssignmentResult result(CancellationToken cancel) {
        int[] owner = new int[priors.count()];
        Arrays.fill(owner, -1);
        double[] claim = new double[owner.length];
        List<CandidateBag> bags = new ArrayList<>(truth.count());
        for (int g = 0; g < truth.count(); g++) {
            cancel.throwIfCancelled();
            size = 0;
            for (FeatureLevel level : priors.levels()) {
                if (window.select(level, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g), 0)) {
                    gather(level, g);
                }
            }
            int inside = size;
            if (size == 0 && rules.forceTopk()) {
                force(g);
            }
            for (int r = 0; r < size; r++) {
                if (owner[member[r]] < 0 || weight[r] > claim[member[r]]) {
                    owner[member[r]] = g;
                    claim[member[r]] = weight[r];
                }
            }
            Verdict[] verdicts = StateArrays.filled(new Verdict[size], Verdict.KEPT);
            bags.add(new CandidateBag(g, Arrays.copyOf(member, size), verdicts,
                    List.of(new Column(DwBags.CENTER_PRIOR, Arrays.copyOf(weight, size))), Map.of("inside",
                            (double) inside)));
        }
        PriorState[] state = StateArrays.ofOwners(owner);
        return new AssignmentResult(owner, state, bags, null);
    }

    /** The centre prior is a product of one factor a column and one a row. */
    private void gather(FeatureLevel level, int g) {
        int perCell = level.priorsPerCell();
        int more = (window.rowTo - window.rowFrom) * (window.colTo - window.colFrom) * perCell;
        if (size + more > member.length) {
            member = Arrays.copyOf(member, 2 * (size + more));
            weight = Arrays.copyOf(weight, 2 * (size + more));
        }
        if (columnFactor.length < window.colTo) {
            columnFactor = new double[2 * window.colTo];
        }
        int label = truth.label(g);
        double cx = 0.5 * (boxes.x1(g) + boxes.x2(g));
        double cy = 0.5 * (boxes.y1(g) + boxes.y2(g));
        for (int col = window.colFrom; col < window.colTo; col++) {
            columnFactor[col] = factor(window.center(col, level.stride()) - cx, level.stride(),
                    ofClass(rules.meanX(), label), ofClass(rules.sigmaX(), label));
        }
        for (int row = window.rowFrom; row < window.rowTo; row++) {
            double rowFactor = factor(window.center(row, level.stride()) - cy, level.stride(),
                    ofClass(rules.meanY(), label), ofClass(rules.sigmaY(), label));
            int i = level.prior(row, window.colFrom, 0);
            for (int col = window.colFrom; col < window.colTo; col++) {
                for (int a = 0; a < perCell; a++) {
                    member[size] = i++;
                    weight[size++] = columnFactor[col] * rowFactor;
                }
            }
        }
    }

    private static double factor(double pixels, int stride, double mean, double sigma) {
        double d = (pixels / stride - mean) / sigma;
        return Math.exp(-0.5 * d * d);
    }

    private void force(int g) {
        TopK nearest = new TopK(rules.topk());
        for (int i = 0; i < priors.count(); i++) {
            nearest.offer(centerPrior(i, g), i);
        }
        for (int r = 0; r < nearest.size(); r++) {
            member[size] = nearest.prior(r);
            weight[size++] = nearest.value(r);
        }
    }

    private double centerPrior(int prior, int g) {
        int label = truth.label(g);
        int stride = priors.strideOf(prior);
        double dx = priors.centerX(prior) - 0.5 * (boxes.x1(g) + boxes.x2(g));
        double dy = priors.centerY(prior) - 0.5 * (boxes.y1(g) + boxes.y2(g));
        double ofX = factor(dx, stride, ofClass(rules.meanX(), label), ofClass(rules.sigmaX(), label));
        return ofX * factor(dy, stride, ofClass(rules.meanY(), label), ofClass(rules.sigmaY(), label));
    }

    Explanation explain(AssignmentResult result, int prior, int gt) {
        ExplanationBuilder out = new ExplanationBuilder(prior, gt);
        double x = priors.centerX(prior);
        double y = priors.centerY(prior);
        double depth = Math.min(Math.min(x - boxes.x1(gt), boxes.x2(gt) - x),
                Math.min(y - boxes.y1(gt), boxes.y2(gt) - y));
        String formula = "distance in px of the centre from the nearest edge, negative outside";
        boolean none = result.bags().get(gt).facts().get("inside") == 0;
        if (rules.forceTopk() && none) {
            out.quantity("centre inside", depth, formula + "; no prior is inside this ground truth");
        } else {
            out.gate("centre inside", depth, formula, "> 0 px", depth > 0, Verdict.CENTRE_OUTSIDE);
        }
        int label = truth.label(gt);
        double centerPrior = centerPrior(prior, gt);
        out.quantity("centre prior", centerPrior, "Π exp(−(δ − μ)² / 2σ²) over x and y, δ in strides; μ "
                + text(ofClass(rules.meanX(), label)) + ", " + text(ofClass(rules.meanY(), label)) + ", σ "
                + text(ofClass(rules.sigmaX(), label)) + ", " + text(ofClass(rules.sigmaY(), label)));
        if (rules.forceTopk() && none) {
            rankGate(out, prior, gt, centerPrior);
        }
        if (out.allPassed()) {
            out.quantity("other bags", result.bags().stream().filter(b -> b.gt() != gt && b.rowOf(prior) >= 0).count(),
                    "ground truths that keep this prior as well");
        }
        return out.build();
    }

    private void rankGate(ExplanationBuilder out, int prior, int gt, double centerPrior) {
        int rank = 1;
        for (int i = 0; i < priors.count(); i++) {
            double other = i == prior ? centerPrior : centerPrior(i, gt);
            rank += other > centerPrior || other == centerPrior && i < prior ? 1 : 0;
        }
        out.gate("rank", rank, "place by centre prior among all priors, ties to the lowest index", "≤ k = "
                + rules.topk(),
                rank <= rules.topk(), Verdict.NOT_IN_TOP_K, "topk", ExplanationBuilder.rankFlip(rank, rules.topk(),
                        ExplanationBuilder.maxOf(AutoAssignAssigner.class, "topk")));
    }
}
