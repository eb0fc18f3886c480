package anchorlens.assign;

import anchorlens.parameters.Parameter;
import anchorlens.task.CancellationToken;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;

/**
 * FoveaBox: each ground truth takes the cells of its shrunken middle, its fovea, on every pyramid level that its size
 * suits.
 *
 * <ol>
 * <li>Size of a ground truth: {@code √(w · h)} px. Level l accepts it where {@code min_l ≤ size ≤ max_l}; the ranges of
 * neighbouring levels overlap on purpose, so that one ground truth may lie on two or three levels.
 * <li>Fovea on a level of stride S, in cells, with half the width {@code hw = w / 2S} and the centre c in cells:
 * columns {@code ⌈c − σ·hw − ½⌉ … ⌊c + σ·hw − ½⌋}, both inclusive and clamped to the map; rows likewise. The ½ is the
 * middle of a cell, whatever the offset of the priors. Where the first exceeds the last, the fovea is empty.
 * <li>A cell in the foveas of several belongs to the smallest, and to the last of equally large ones.
 * </ol>
 *
 * <p>A bag lists the cells whose centre lies inside the ground truth, and its fovea. A kept row also has the regression
 * target {@code ln clamp(d / base_l, 1/16, 16)} for the distance d from the prior's centre to each edge, in the columns
 * "target l", "target t", "target r", "target b".
 *
 * <p>Edge cases: a ground truth of no area has size 0 and is on no level. One that reaches over the border of the
 * image, or lies outside it, still takes cells at the border, because the fovea is clamped to the map. With more levels
 * than entries in the lists the last entries go on doubling; surplus entries are unused. Ignore regions are not used.
 *
 * <p><strong>Source:</strong> Kong et al. 2020, "FoveaBox: Beyound Anchor-Based Object Detection", section 3.2;
 * mmdetection 3.3 {@code FoveaHead._get_targets_single}, which differs from the paper in the target (base edge in place
 * of the projected coordinates) and clamps it. The defaults are those of its configurations, not of its class.
 */
@AutoService(Assigner.class)
public record FoveaAssigner(
        @Parameter(label = "Fovea", symbol = "σ", min = 0.01, max = 0.99,
                help = "Share of the object's width and height that is positive. More gives more positives, farther "
                        + "from the middle.", source = "FoveaBox, equation 4: 0.4")
        double sigma,
        @Parameter(label = "Smallest sizes", unit = "px", min = 0, max = 1e8, group = "Levels",
                help = "Size √(w·h) from which on each level takes an object, fine to coarse.",
                source = "mmdetection, fovea_r50_fpn: 1, 32, 64, 128, 256")
        List<Double> minSizes,
        @Parameter(label = "Largest sizes", unit = "px", min = 0, max = 1e8, group = "Levels",
                help = "Size √(w·h) up to which each level takes an object, fine to coarse.",
                source = "mmdetection, fovea_r50_fpn: 64, 128, 256, 512, 2048")
        List<Double> maxSizes,
        @Parameter(label = "Base edges", unit = "px", min = 1, max = 1e8, group = "Levels",
                help = "Length that the distances to the edges are divided by on each level, for the regression "
                        + "target.",
                source = "mmdetection, fovea_r50_fpn: 16, 32, 64, 128, 256")
        List<Double> baseEdges) implements Assigner {

    public FoveaAssigner() {
        this(0.4, List.of(1.0, 32.0, 64.0, 128.0, 256.0), List.of(64.0, 128.0, 256.0, 512.0, 2048.0),
                List.of(16.0, 32.0, 64.0, 128.0, 256.0));
    }

    public FoveaAssigner {
        minSizes = List.copyOf(minSizes);
        maxSizes = List.copyOf(maxSizes);
        baseEdges = List.copyOf(baseEdges);
        if (!(sigma > 0 && sigma < 1)) {
            throw new IllegalArgumentException("sigma must lie between 0 and 1, but is " + sigma);
        }
        if (minSizes.isEmpty() || maxSizes.size() != minSizes.size() || baseEdges.size() != minSizes.size()) {
            throw new IllegalArgumentException("minSizes, maxSizes and baseEdges need one entry a level each, but have "
                    + minSizes.size() + ", " + maxSizes.size() + " and " + baseEdges.size());
        }
        for (int l = 0; l < minSizes.size(); l++) {
            if (!(minSizes.get(l) <= maxSizes.get(l)) || !(baseEdges.get(l) > 0)) {
                throw new IllegalArgumentException("level " + (l + 1) + " takes sizes " + minSizes.get(l) + " … "
                        + maxSizes.get(l) + " with base edge " + baseEdges.get(l)
                        + ": give sizes in ascending order and an edge above 0");
            }
        }
    }

    @Override
    public String id() {
        return "fovea";
    }

    @Override
    public String displayName() {
        return "FoveaBox";
    }

    @Override
    public String summary() {
        return "Each object takes the cells of its shrunken middle on the pyramid levels that suit its size.";
    }

    @Override
    public String formula() {
        return "Size √(w · h) chooses the levels, cells within the box shrunk by σ = 0.4 about its centre "
                + "are positive; smaller objects are written last and win.";
    }

    @Override
    public String goodFor() {
        return "Anchor-free detection with clear margins between positives and background, and objects that "
                + "may live on several levels.";
    }

    @Override
    public String source() {
        return "Kong et al. 2020, FoveaBox: Beyound Anchor-Based Object Detection (TIP); mmdetection 3.3 FoveaHead";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public String usualWeighting() {
        return "focal";
    }

    /** An entry of one of the lists; beyond its end the last one goes on doubling. */
    static double entry(List<Double> ofLevels, int level) {
        int last = ofLevels.size() - 1;
        return level <= last ? ofLevels.get(level) : Math.scalb(ofLevels.get(last), level - last);
    }

    @Override
    public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
        return new FoveaAssignment(this, input).result(cancel);
    }

    @Override
    public List<CandidateChart> charts(AssignmentInput input, AssignmentResult result, int gt) {
        CandidateBag bag = result.bags().get(gt);
        double[] offset = bag.column("offset");
        return List.of(CandidateChartBuilder.of("fovea", "Fovea by level", bag)
                .x("offset in the box", "distance of the cell's middle from the centre over half the side, the larger of x and y")
                .y("stride (px)", "of the level; its size range admits the object or not")
                .decided("candidates", "cells inside the ground truth", offset, BagCharts.strides(bag, input.priors()))
                .upright(sigma, "σ = " + ExplanationBuilder.text(sigma), "cells up to there are the fovea")
                .note("size √(w · h) = " + ExplanationBuilder.text(bag.facts().get("size")) + " px; " + BagCharts.kept(bag))
                .build());
    }

    @Override
    public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
        return new FoveaAssignment(this, input).explain(result, prior, gt);
    }
}
