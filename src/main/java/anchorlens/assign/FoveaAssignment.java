package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.gtName;
import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of a {@link FoveaAssigner}: foveas of all ground truths on all levels, who keeps shared cells, and why. */
final class FoveaAssignment {
    private static final double LARGEST_TARGET = 16;
    private final FoveaAssigner rules;
    private final Priors priors;
    private final GroundTruth truth;
    private final Boxes boxes;
    private final CellWindow window;
    private final double[] size;
    private final double[] columnOffset;

    FoveaAssignment(FoveaAssigner rules, AssignmentInput input) {
        this.rules = rules;
        priors = input.priors();
        truth = input.groundTruth();
        boxes = truth.boxes();
        window = new CellWindow(CellWindow.offsetOf(priors, "FoveaBox"));
        size = new double[truth.count()];
        columnOffset = new double[priors.levels().stream().mapToInt(FeatureLevel::cols).max().orElse(0)];
        for (int g = 0; g < size.length; g++) {
            size[g] = Math.sqrt((boxes.x2(g) - boxes.x1(g)) * (boxes.y2(g) - boxes.y1(g)));
        }
    }

    AssignmentResult result(CancellationToken cancel) {
        int[] owner = owners(cancel);
        PriorState[] state = StateArrays.ofOwners(owner);
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < size.length; g++) {
            cancel.throwIfCancelled();
            bags.add(bag(g, owner));
        }
        return new AssignmentResult(owner, state, bags, null);
    }

    private int[] owners(CancellationToken cancel) {
        int[] owner = new int[priors.count()];
        Arrays.fill(owner, -1);
        Integer[] largestFirst = new Integer[size.length];
        Arrays.setAll(largestFirst, g -> g);
        Arrays.sort(largestFirst, (a, b) -> Double.compare(size[b], size[a]));
        for (FeatureLevel level : priors.levels()) {
            cancel.throwIfCancelled();
            for (int g : largestFirst) {
                Fovea f = fovea(g, level, rules.sigma());
                if (accepts(level, g) && !f.isEmpty()) {
                    for (int row = f.rowFrom; row <= f.rowTo; row++) {
                        int last = level.prior(row, f.colTo, level.priorsPerCell() - 1);
                        Arrays.fill(owner, level.prior(row, f.colFrom, 0), last + 1, g);
                    }
                }
            }
        }
        return owner;
    }

    private boolean accepts(FeatureLevel level, int g) {
        return size[g] >= FoveaAssigner.entry(rules.minSizes(), level.index())
                && size[g] <= FoveaAssigner.entry(rules.maxSizes(), level.index());
    }

    /** Cells of a fovea, ends inclusive. */
    private record Fovea(int rowFrom, int rowTo, int colFrom, int colTo) {
        boolean contains(int row, int col) {
            return row >= rowFrom && row <= rowTo && col >= colFrom && col <= colTo;
        }

        boolean containsRow(int row) {
            return row >= rowFrom && row <= rowTo;
        }

        boolean isEmpty() {
            return rowFrom > rowTo || colFrom > colTo;
        }
    }

    private Fovea fovea(int g, FeatureLevel level, double sigma) {
        int s = level.stride();
        double left = boxes.x1(g) / s;
        double top = boxes.y1(g) / s;
        double halfWidth = 0.5 * (boxes.x2(g) / s - left);
        double halfHeight = 0.5 * (boxes.y2(g) / s - top);
        return new Fovea(clamp(Math.ceil(top + (1 - sigma) * halfHeight - 0.5), level.rows()),
                clamp(Math.floor(top + (1 + sigma) * halfHeight - 0.5), level.rows()),
                clamp(Math.ceil(left + (1 - sigma) * halfWidth - 0.5), level.cols()),
                clamp(Math.floor(left + (1 + sigma) * halfWidth - 0.5), level.cols()));
    }

    private static int clamp(double cell, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, cell));
    }

    private CandidateBag bag(int g, int[] owner) {
        Rows rows = new Rows(count(g));
        for (FeatureLevel level : priors.levels()) {
            boolean accepted = accepts(level, g);
            Fovea f = fovea(g, level, rules.sigma());
            Fovea around = around(g, level, accepted && !f.isEmpty() ? f : null);
            int first = rows.size;
            for (int col = around.colFrom; col <= around.colTo; col++) {
                columnOffset[col] = offsetX(g, level, col);
            }
            for (int row = around.rowFrom; row <= around.rowTo; row++) {
                rows.addRow(level, row, around, offsetY(g, level, row));
                if (accepted && f.containsRow(row)) {
                    rows.keep(g, level, f, around, owner);
                }
            }
            if (!accepted) {
                StateArrays.fill(rows.verdict, first, rows.size, Verdict.OUT_OF_LEVEL_RANGE);
            }
        }
        return new CandidateBag(g, rows.prior, rows.verdict, rows.columns(g),
                Map.of("size", size[g], "threshold", rules.sigma()));
    }

    /**
     * The cells whose centre lies inside the box, and those of its fovea, as one rectangle; empty where there are none.
     */
    private Fovea around(int g, FeatureLevel level, Fovea fovea) {
        boolean inside = window.select(level, boxes.x1(g), boxes.y1(g), boxes.x2(g), boxes.y2(g), 0);
        Fovea cells = inside ? new Fovea(window.rowFrom, window.rowTo - 1, window.colFrom, window.colTo - 1)
                : new Fovea(0, -1, 0, -1);
        if (fovea == null || !inside) {
            return fovea == null ? cells : fovea;
        }
        return new Fovea(Math.min(cells.rowFrom, fovea.rowFrom), Math.max(cells.rowTo, fovea.rowTo),
                Math.min(cells.colFrom, fovea.colFrom), Math.max(cells.colTo, fovea.colTo));
    }

    private int count(int g) {
        int n = 0;
        for (FeatureLevel level : priors.levels()) {
            Fovea f = fovea(g, level, rules.sigma());
            Fovea c = around(g, level, accepts(level, g) && !f.isEmpty() ? f : null);
            n += (c.rowTo - c.rowFrom + 1) * (c.colTo - c.colFrom + 1) * level.priorsPerCell();
        }
        return n;
    }

    /** The bag of one ground truth while it is filled. */
    private final class Rows {
        private final int[] prior;
        private final Verdict[] verdict;
        private final double[] offset;
        private int size;

        Rows(int capacity) {
            prior = new int[capacity];
            verdict = StateArrays.filled(new Verdict[capacity], Verdict.CENTRE_OUTSIDE);
            offset = new double[capacity];
        }

        void addRow(FeatureLevel level, int row, Fovea around, double rowOffset) {
            int next = level.prior(row, around.colFrom, 0);
            for (int col = around.colFrom; col <= around.colTo; col++) {
                double cell = Math.max(columnOffset[col], rowOffset);
                for (int a = 0; a < level.priorsPerCell(); a++) {
                    prior[size] = next++;
                    offset[size++] = cell;
                }
            }
        }

        /** The part of the row added last that lies in the fovea. */
        void keep(int g, FeatureLevel level, Fovea f, Fovea around, int[] owner) {
            int perCell = level.priorsPerCell();
            int first = size - (around.colTo + 1 - f.colFrom) * perCell;
            int end = first + (f.colTo + 1 - f.colFrom) * perCell;
            for (int at = first; at < end; at++) {
                verdict[at] = owner[prior[at]] == g ? Verdict.KEPT : Verdict.LOST_TO_OTHER_GT;
            }
        }

        List<Column> columns(int g) {
            return List.of(new Column("offset", offset), new Column("target l", () -> targets(g, Edge.LEFT)),
                    new Column("target t", () -> targets(g, Edge.TOP)), new Column("target r", () -> targets(g, Edge.RIGHT)),
                    new Column("target b", () -> targets(g, Edge.BOTTOM)));
        }

        /** What kept priors learn of an edge, NaN of the others. */
        private double[] targets(int g, Edge edge) {
            double at = boxes.edge(g, edge);
            double[] out = new double[size];
            for (int r = 0; r < size; r++) {
                double from = edge.isHorizontalPosition() ? priors.centerX(prior[r]) : priors.centerY(prior[r]);
                double base = FoveaAssigner.entry(rules.baseEdges(),
                        priors.levels().get(priors.levelOf(prior[r])).index());
                out[r] = verdict[r] == Verdict.KEPT ? target(edge.direction() * (at - from), base) : Double.NaN;
            }
            return out;
        }
    }

    private static double target(double distance, double base) {
        return Math.log(Math.max(1 / LARGEST_TARGET, Math.min(LARGEST_TARGET, distance / base)));
    }

    /** How far the middle of a cell lies from the centre of a box: 0 there, 1 on the nearer pair of edges. */
    private double offsetInBox(int g, FeatureLevel level, int row, int col) {
        return Math.max(offsetX(g, level, col), offsetY(g, level, row));
    }

    private double offsetX(int g, FeatureLevel level, int col) {
        double x = (col + 0.5) * level.stride();
        return Math.abs(x - 0.5 * (boxes.x1(g) + boxes.x2(g))) / (0.5 * (boxes.x2(g) - boxes.x1(g)));
    }

    private double offsetY(int g, FeatureLevel level, int row) {
        double y = (row + 0.5) * level.stride();
        return Math.abs(y - 0.5 * (boxes.y1(g) + boxes.y2(g))) / (0.5 * (boxes.y2(g) - boxes.y1(g)));
    }

    Explanation explain(AssignmentResult result, int prior, int gt) {
        ExplanationBuilder out = new ExplanationBuilder(prior, gt);
        FeatureLevel level = priors.levels().get(priors.levelOf(prior));
        double from = FoveaAssigner.entry(rules.minSizes(), level.index());
        double to = FoveaAssigner.entry(rules.maxSizes(), level.index());
        out.gate("size", size[gt], "√(w · h) of the ground truth in px",
                text(from) + " … " + text(to) + " px on " + level.label(), accepts(level, gt), Verdict.OUT_OF_LEVEL_RANGE);
        fovea(out, level, prior, gt);
        int owner = result.gtIndex()[prior];
        int rival = owner == gt ? smallestOther(level, prior, gt) : owner;
        if (out.allPassed() && rival >= 0) {
            out.gate("size against " + gtName(rival), size[gt],
                    "the smallest of those whose fovea holds the cell keeps it, the last of equal ones",
                    (gt > rival ? "≤ " : "< ") + text(size[rival]), owner == gt, Verdict.LOST_TO_OTHER_GT);
        }
        return out.build();
    }

    /** The smallest other ground truth whose fovea holds a cell, −1 where none does. */
    private int smallestOther(FeatureLevel level, int prior, int gt) {
        int rival = -1;
        for (int g = 0; g < size.length; g++) {
            if (g != gt && accepts(level, g) && (rival < 0 || size[g] <= size[rival])
                    && fovea(g, level, rules.sigma()).contains(level.row(prior), level.col(prior))) {
                rival = g;
            }
        }
        return rival;
    }

    private void fovea(ExplanationBuilder out, FeatureLevel level, int prior, int gt) {
        int row = level.row(prior);
        int col = level.col(prior);
        boolean in = fovea(gt, level, rules.sigma()).contains(row, col);
        double offset = offsetInBox(gt, level, row, col);
        double flip = in ? FlipValues.below(offset) : FlipValues.above(offset);
        String formula = "distance of the cell's middle from the centre over half the side, the larger of x and y";
        String condition = in && offset > rules.sigma() ? "clamped to the border" : "≤ σ = " + text(rules.sigma());
        if (FlipValues.isAllowed(rules, "sigma", flip) && fovea(gt, level, flip).contains(row, col) != in) {
            out.gate("offset in the box", offset, formula, condition, in, Verdict.CENTRE_OUTSIDE, "sigma", flip);
        } else {
            out.gate("offset in the box", offset, formula, condition, in, Verdict.CENTRE_OUTSIDE);
        }
    }
}
