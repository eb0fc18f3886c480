package anchorlens.assign;

import anchorlens.assign.CandidateBag.Column;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of a {@link YoloV5Assigner}. */
final class YoloV5Assignment {
    private final YoloV5Assigner rules;
    private final AnchorPriors anchors;
    private final YoloListing listing;
    private final int gtCount;

    YoloV5Assignment(YoloV5Assigner rules, AssignmentInput input, CancellationToken cancel) {
        this.rules = rules;
        anchors = YoloListing.anchorsOf(input, "YOLOv5");
        listing = new YoloListing(anchors, input.groundTruth().boxes(), cancel);
        gtCount = input.groundTruth().count();
    }

    /** What the rule lists for one ground truth, each prior once. */
    private static final class Rows {
        private int size;
        private int[] priors = new int[32];
        private double[] times = new double[32];

        void add(int prior) {
            for (int r = 0; r < size; r++) {
                if (priors[r] == prior) {
                    times[r]++;
                    return;
                }
            }
            if (size == priors.length) {
                priors = Arrays.copyOf(priors, 2 * size);
                times = Arrays.copyOf(times, 2 * size);
            }
            priors[size] = prior;
            times[size++] = 1;
        }
    }

    AssignmentResult result() {
        int[] gtIndex = new int[anchors.count()];
        PriorState[] state = StateArrays.negative(gtIndex.length);
        Arrays.fill(gtIndex, -1);
        Rows[] rows = new Rows[gtCount];
        Arrays.setAll(rows, g -> new Rows());
        for (int k = 0; k < listing.size(); k++) {
            int prior = listing.prior(k);
            int g = listing.gt(k);
            rows[g].add(prior);
            if (listing.ratio(prior, g) < rules.anchorLimit()) {
                gtIndex[prior] = g;
                state[prior] = PriorState.POSITIVE;
            }
        }
        List<CandidateBag> bags = new ArrayList<>();
        for (int g = 0; g < gtCount; g++) {
            bags.add(bag(g, rows[g]));
        }
        return new AssignmentResult(gtIndex, state, bags, null);
    }

    private CandidateBag bag(int g, Rows rows) {
        int n = rows.size;
        Verdict[] verdicts = new Verdict[n];
        double[] ratio = new double[n];
        double[] dx = new double[n];
        double[] dy = new double[n];
        for (int r = 0; r < n; r++) {
            int prior = rows.priors[r];
            FeatureLevel level = anchors.levels().get(anchors.levelOf(prior));
            ratio[r] = listing.ratio(prior, g);
            dx[r] = listing.column(level, g) - level.col(prior);
            dy[r] = listing.row(level, g) - level.row(prior);
            verdicts[r] = ratio[r] < rules.anchorLimit() ? Verdict.KEPT : Verdict.OUT_OF_LEVEL_RANGE;
        }
        return new CandidateBag(g, Arrays.copyOf(rows.priors, n), verdicts,
                List.of(new Column("ratio", ratio), new Column("dx", dx), new Column("dy", dy),
                        new Column("listed", Arrays.copyOf(rows.times, n))), Map.of());
    }
}
