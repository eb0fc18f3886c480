package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of {@link FcosAssigner}. */
final class FcosAssignment {
    private final FcosAssigner rules;
    private final List<FeatureLevel> levels;
    private final GroundTruth groundTruth;
    private final CancellationToken cancel;
    private final double[] areas;
    private final int[] gtIndex;
    /** The cells of a level inside the object, and those inside its sampled part. */
    private final CellWindow inside;
    private final CellWindow sampled;
    private final double[] columnReach;
    private final double[] columnCenterness;
    private double x1;
    private double y1;
    private double x2;
    private double y2;

    FcosAssignment(FcosAssigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        this.cancel = cancel;
        double offset = CellWindow.offsetOf(input.priors(), rules.displayName());
        inside = new CellWindow(offset);
        sampled = new CellWindow(offset);
        levels = input.priors().levels();
        groundTruth = input.groundTruth();
        areas = new double[groundTruth.count()];
        gtIndex = new int[input.priors().count()];
        int cols = levels.stream().mapToInt(FeatureLevel::cols).max().orElse(0);
        columnReach = new double[cols];
        columnCenterness = new double[cols];
    }

    /** The rows of a bag while it is filled. Claims are rows without verdict, which other objects may still contest. */
    private static final class Draft {
        private final int[] priors;
        private final Verdict[] verdicts;
        private final double[] reach;
        private final double[] centerness;
        private int size;
        private int[] claims = new int[16];
        private int claimCount;

        Draft(int size) {
            priors = new int[size];
            verdicts = StateArrays.filled(new Verdict[size], Verdict.CENTRE_OUTSIDE);
            reach = new double[size];
            centerness = new double[size];
        }

        void claim(int row) {
            if (claimCount == claims.length) {
                claims = Arrays.copyOf(claims, 2 * claimCount);
            }
            claims[claimCount++] = row;
        }
    }

    AssignmentResult result() {
        Arrays.fill(gtIndex, -1);
        List<Draft> drafts = new ArrayList<>(areas.length);
        for (int g = 0; g < areas.length; g++) {
            cancel.throwIfCancelled();
            drafts.add(draft(g));
        }
        List<CandidateBag> bags = new ArrayList<>(areas.length);
        for (int g = 0; g < areas.length; g++) {
            Draft d = drafts.get(g);
            for (int k = 0; k < d.claimCount; k++) {
                int row = d.claims[k];
                d.verdicts[row] = gtIndex[d.priors[row]] == g ? Verdict.KEPT : Verdict.LOST_TO_OTHER_GT;
            }
            bags.add(new CandidateBag(g, d.priors, d.verdicts, List.of(new Column("maxDistance", d.reach),
                    new Column("centerness", d.centerness)), Map.of("area", areas[g])));
        }
        PriorState[] state = StateArrays.ofOwners(gtIndex);
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    private Draft draft(int g) {
        Boxes boxes = groundTruth.boxes();
        x1 = boxes.x1(g);
        y1 = boxes.y1(g);
        x2 = boxes.x2(g);
        y2 = boxes.y2(g);
        areas[g] = (x2 - x1) * (y2 - y1);
        int size = 0;
        for (FeatureLevel level : levels) {
            if (inside.select(level, x1, y1, x2, y2, 0)) {
                size += (inside.rowTo - inside.rowFrom) * (inside.colTo - inside.colFrom) * level.priorsPerCell();
            }
        }
        Draft d = new Draft(size);
        for (FeatureLevel level : levels) {
            if (inside.select(level, x1, y1, x2, y2, 0)) {
                addLevel(level, d, g);
            }
        }
        return d;
    }

    private void addLevel(FeatureLevel level, Draft d, int g) {
        int s = level.stride();
        double reach = rules.centerSampling() ? rules.radius() * s : Double.POSITIVE_INFINITY;
        double cx = 0.5 * (x1 + x2);
        double cy = 0.5 * (y1 + y2);
        sampled.select(level, Math.max(x1, cx - reach), Math.max(y1, cy - reach), Math.min(x2, cx + reach),
                Math.min(y2, cy + reach), 0);
        for (int c = inside.colFrom; c < inside.colTo; c++) {
            double left = inside.center(c, s) - x1;
            double right = x2 - inside.center(c, s);
            columnReach[c] = Math.max(left, right);
            columnCenterness[c] = Math.sqrt(Math.min(left, right) / columnReach[c]);
        }
        for (int r = inside.rowFrom; r < inside.rowTo; r++) {
            int first = d.size;
            addRow(level, r, d);
            if (r >= sampled.rowFrom && r < sampled.rowTo) {
                int perCell = level.priorsPerCell();
                claimRow(level, first + (sampled.colFrom - inside.colFrom) * perCell,
                        first + (sampled.colTo - inside.colFrom) * perCell, d, g);
            }
        }
    }

    private void addRow(FeatureLevel level, int r, Draft d) {
        double top = inside.center(r, level.stride()) - y1;
        double bottom = y2 - inside.center(r, level.stride());
        double rowReach = Math.max(top, bottom);
        double rowCenterness = Math.sqrt(Math.min(top, bottom) / rowReach);
        int prior = level.prior(r, inside.colFrom, 0);
        int row = d.size;
        for (int c = inside.colFrom; c < inside.colTo; c++) {
            double reach = columnReach[c] > rowReach ? columnReach[c] : rowReach;
            double centerness = rowCenterness * columnCenterness[c];
            for (int a = 0; a < level.priorsPerCell(); a++) {
                d.priors[row] = prior++;
                d.reach[row] = reach;
                d.centerness[row++] = centerness;
            }
        }
        d.size = row;
    }

    /** Claims the sampled part of a row where the level may have it, unless a smaller object did. */
    private void claimRow(FeatureLevel level, int fromRow, int toRow, Draft d, int g) {
        double from = rules.lowerLimit(level.index());
        double to = rules.upperLimit(level.index(), levels.size());
        for (int row = fromRow; row < toRow; row++) {
            int i = d.priors[row];
            if (!(d.reach[row] >= from && d.reach[row] <= to)) {
                d.verdicts[row] = Verdict.OUT_OF_LEVEL_RANGE;
                continue;
            }
            d.claim(row);
            if (gtIndex[i] < 0 || areas[g] < areas[gtIndex[i]]) {
                gtIndex[i] = g;
            }
        }
    }
}
