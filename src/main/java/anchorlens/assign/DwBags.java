package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of a {@link DwAssigner}. */
final class DwBags {
    static final String CENTER_PRIOR = "centerPrior";
    private final DwAssigner rules;
    private final Priors priors;
    private final Boxes boxes;
    private final CancellationToken cancel;
    private final CellWindow window;
    private final TopK nearest;
    private final int[] owner;
    private final double[] claim;
    private int[] member;
    private double[] weight;
    private Verdict[] verdict;
    private double[] columnFactor = new double[64];
    private int size;

    DwBags(DwAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        this.priors = input.priors();
        this.boxes = input.groundTruth().boxes();
        this.cancel = cancel;
        window = new CellWindow(CellWindow.offsetOf(priors, "DW"));
        nearest = new TopK(rules.topk());
        owner = new int[priors.count()];
        Arrays.fill(owner, -1);
        claim = new double[priors.count()];
        Arrays.fill(claim, Double.NEGATIVE_INFINITY);
    }

    AssignmentResult result() {
        List<CandidateBag> bags = new ArrayList<>(boxes.count());
        for (int g = 0; g < boxes.count(); g++) {
            cancel.throwIfCancelled();
            reserve(g);
            for (FeatureLevel level : priors.levels()) {
                if (selectInside(level, g)) {
                    gather(level, g);
                }
            }
            bags.add(new CandidateBag(g, member, verdict, List.of(new Column(CENTER_PRIOR, weight)),
                    Map.of("inside", (double) size)));
        }
        PriorState[] state = StateArrays.ofOwners(owner);
        return new AssignmentResult(owner, state, bags, null);
    }

    /** Arrays of the size of the bag. */
    private void reserve(int g) {
        int inside = 0;
        for (FeatureLevel level : priors.levels()) {
            if (selectInside(level, g)) {
                inside += (window.rowTo - window.rowFrom) * (window.colTo - window.colFrom) * level.priorsPerCell();
            }
        }
        member = new int[inside];
        weight = new double[inside];
        verdict = new Verdict[inside];
        size = 0;
    }

    private boolean selectInside(FeatureLevel level, int g) {
        return window.select(level, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g), 0);
    }

    private void gather(FeatureLevel level, int g) {
        int from = size;
        int perCell = level.priorsPerCell();
        for (int row = window.rowFrom; row < window.rowTo; row++) {
            int i = level.prior(row, window.colFrom, 0);
            for (int col = window.colFrom; col < window.colTo; col++) {
                for (int a = 0; a < perCell; a++) {
                    member[size++] = i++;
                }
            }
        }
        switch (rules.bag()) {
            case SOFT_CENTER_PRIOR -> {
                weighByCenterPrior(level, g, from);
                keepAll(g, from);
            }
            case HARD_CENTER_PRIOR -> {
                weighByCenterPrior(level, g, from);
                keepAboveThreshold(g, from);
            }
            case DISTANCE -> keepWithinRadius(level, g, from);
            case TOP_K -> keepNearest(level, g, from);
        }
    }

    /** The centre prior is a product of one factor a column and one a row; every member counts as it is. */
    private void weighByCenterPrior(FeatureLevel level, int g, int from) {
        int perCell = level.priorsPerCell();
        if (columnFactor.length < window.colTo) {
            columnFactor = new double[2 * window.colTo];
        }
        for (int col = window.colFrom; col < window.colTo; col++) {
            columnFactor[col] = factor(window.center(col, level.stride()) - centerX(g), level);
        }
        int k = from;
        for (int row = window.rowFrom; row < window.rowTo; row++) {
            double rowFactor = factor(window.center(row, level.stride()) - centerY(g), level);
            for (int col = window.colFrom; col < window.colTo; col++) {
                for (int a = 0; a < perCell; a++) {
                    weight[k++] = rowFactor * columnFactor[col];
                }
            }
        }
    }

    private void keepAll(int g, int from) {
        StateArrays.fill(verdict, from, size, Verdict.KEPT);
        for (int k = from; k < size; k++) {
            claim(member[k], g, weight[k]);
        }
    }

    /** A centre prior above the threshold counts fully, any other not at all. */
    private void keepAboveThreshold(int g, int from) {
        for (int k = from; k < size; k++) {
            double prior = weight[k];
            boolean keep = prior > rules.threshold();
            weight[k] = keep ? 1 : 0;
            decide(k, g, prior, keep ? Verdict.KEPT : Verdict.BELOW_THRESHOLD);
        }
    }

    private double factor(double pixels, FeatureLevel level) {
        double d = pixels / level.stride() / rules.sigma();
        return Math.exp(-0.5 * d * d);
    }

    private void keepWithinRadius(FeatureLevel level, int g, int from) {
        for (int k = from; k < size; k++) {
            double d = distance(member[k], level, g);
            boolean keep = d <= rules.radius();
            weight[k] = keep ? 1 : 0;
            decide(k, g, -d, keep ? Verdict.KEPT : Verdict.BELOW_THRESHOLD);
        }
    }

    private void keepNearest(FeatureLevel level, int g, int from) {
        nearest.clear();
        for (int k = from; k < size; k++) {
            nearest.offer(-distance(member[k], level, g), member[k]);
        }
        for (int k = from; k < size; k++) {
            boolean keep = nearest.contains(member[k]);
            weight[k] = keep ? 1 : 0;
            decide(k, g, -distance(member[k], level, g), keep ? Verdict.KEPT : Verdict.NOT_IN_TOP_K);
        }
    }

    /** Distance of a prior from the centre of a ground truth in strides of its level. */
    private double distance(int prior, FeatureLevel level, int g) {
        return Math.hypot(window.center(level.col(prior), level.stride()) - centerX(g),
                window.center(level.row(prior), level.stride()) - centerY(g)) / level.stride();
    }

    private void decide(int k, int g, double strength, Verdict outcome) {
        verdict[k] = outcome;
        if (outcome == Verdict.KEPT) {
            claim(member[k], g, strength);
        }
    }

    private void claim(int prior, int g, double strength) {
        if (strength > claim[prior]) {
            owner[prior] = g;
            claim[prior] = strength;
        }
    }

    private double centerX(int g) {
        return 0.5 * (boxes.x1(g) + boxes.x2(g));
    }

    private double centerY(int g) {
        return 0.5 * (boxes.y1(g) + boxes.y2(g));
    }
}
