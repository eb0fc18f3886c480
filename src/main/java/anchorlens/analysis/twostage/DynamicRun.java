package anchorlens.analysis.twostage;

import anchorlens.loss.DynamicBeta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** One training as Dynamic R-CNN follows it, iteration by iteration. Not thread-safe. */
public final class DynamicRun {
    /**
     * What one iteration trained with and noted.
     *
     * @param threshold T it trained with
     * @param beta      β it trained with
     * @param iou       the IoU it noted; NaN where it noted none
     * @param target    the target it noted; NaN where it noted none
     */
    public record Iteration(double threshold, double beta, double iou, double target) {
    }

    private final DynamicRcnn rule;
    private final DynamicBeta betas;
    private final List<Double> ious = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private long iterations;
    private double threshold;
    private double beta;

    public DynamicRun(DynamicRcnn rule) {
        this.rule = rule;
        this.betas = new DynamicBeta(rule.initialBeta(), rule.smallest(), rule.every());
        this.threshold = rule.initialThreshold();
        this.beta = rule.initialBeta();
    }

    /** T_now. */
    public double threshold() {
        return threshold;
    }

    /** β_now. */
    public double beta() {
        return beta;
    }

    /**
     * Sees the proposals of one iteration, ground truths among them, and updates T and β after every C-th.
     *
     * @param images at least one
     */
    public Iteration see(List<ProposalTargets> images) {
        boolean skipped = rule.rule() == DynamicRcnn.Rule.ORIGINAL && images.stream().anyMatch(i -> i.objects() == 0);
        iterations++;
        if (skipped) {
            return new Iteration(threshold, beta, Double.NaN, Double.NaN);
        }
        double iou = rule.rule() == DynamicRcnn.Rule.MMDETECTION ? meanOfImages(images) : ofJoined(images);
        double[] sizes = sizes(images);
        double target = sizes.length == 0 ? Double.NaN : betas.note(sizes, images.size());
        ious.add(iou);
        if (sizes.length > 0) {
            targets.add(target);
        }
        Iteration seen = new Iteration(threshold, beta, iou, target);
        if (iterations % rule.every() == 0) {
            update();
        }
        return seen;
    }

    private double meanOfImages(List<ProposalTargets> images) {
        return images.stream().mapToDouble(i -> largest(i.iou(), rule.largest())).average().orElseThrow();
    }

    private double ofJoined(List<ProposalTargets> images) {
        double[] joined = images.stream().flatMapToDouble(i -> DoubleStream.of(i.iou())).toArray();
        return largest(joined, (int) Math.min((long) rule.largest() * images.size(), Integer.MAX_VALUE));
    }

    /** The k-th largest, the smallest of fewer; 0 of none. */
    private static double largest(double[] values, int k) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, sorted.length - k)];
    }

    private double[] sizes(List<ProposalTargets> images) {
        boolean all = rule.rule() == DynamicRcnn.Rule.ORIGINAL;
        List<Double> found = new ArrayList<>();
        for (ProposalTargets image : images) {
            for (int i = 0; i < image.count(); i++) {
                if (all || image.isPositive(i, threshold)) {
                    found.add(image.size(i));
                }
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void update() {
        double sum = ious.stream().mapToDouble(Double::doubleValue).sum();
        double[] noted = targets.stream().mapToDouble(Double::doubleValue).toArray();
        if (rule.rule() == DynamicRcnn.Rule.MMDETECTION) {
            threshold = Math.max(rule.initialThreshold(), sum / ious.size());
            beta = betas.update(beta, noted);
        } else {
            threshold = Math.max(rule.initialThreshold(), sum / rule.every());
            Arrays.sort(noted);
            int upper = rule.every() / 2;
            beta = upper < noted.length ? Math.min(noted[upper], rule.initialBeta()) : beta;
        }
        ious.clear();
        targets.clear();
    }
}
