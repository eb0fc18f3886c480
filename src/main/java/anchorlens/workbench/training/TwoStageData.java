package anchorlens.workbench.training;

import anchorlens.analysis.twostage.DynamicRcnn;
import anchorlens.analysis.twostage.DynamicRun;
import anchorlens.analysis.twostage.ProposalTally;
import anchorlens.analysis.twostage.ProposalTargets;
import java.util.ArrayList;
import java.util.List;

/**
 * The matched proposals of every checkpoint and image, kept so that another rule costs no inference.
 *
 * @param request what was asked
 * @param matched by checkpoint, then by image, in their order
 * @param skipped images that could not be read, or were left out, each one sentence
 */
public record TwoStageData(TwoStageRequest request, List<List<ProposalTargets>> matched, List<String> skipped) {

    /**
     * How Dynamic R-CNN goes through the training.
     *
     * @param images       images seen up to each iteration, over all checkpoints
     * @param steps        checkpoint of each iteration, as a number along the training: that of the checkpoint, plus how far its images
     *                     have been seen
     * @param iterations   what each trained with and noted
     * @param positives    positives an image at T of each checkpoint's iterations, averaged
     * @param lastBeta     β at the end of each checkpoint
     * @param lastThreshold T at the end of each checkpoint
     */
    public record Course(int[] images, double[] steps, List<DynamicRun.Iteration> iterations, double[] positives, double[] lastBeta,
                         double[] lastThreshold) {
    }

    /** Runs a rule over the checkpoints in their order, each seeing every image once. */
    public Course follow(DynamicRcnn rule) {
        DynamicRun run = new DynamicRun(rule);
        List<Integer> images = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        List<DynamicRun.Iteration> iterations = new ArrayList<>();
        double[] positives = new double[matched.size()];
        double[] betas = new double[matched.size()];
        double[] thresholds = new double[matched.size()];
        int seen = 0;
        for (int step = 0; step < matched.size(); step++) {
            List<ProposalTargets> all = matched.get(step);
            for (int i = 0; i < all.size(); i += rule.imagesPerIteration()) {
                List<ProposalTargets> batch = all.subList(i, Math.min(all.size(), i + rule.imagesPerIteration()));
                DynamicRun.Iteration now = run.see(batch);
                seen += batch.size();
                images.add(seen);
                steps.add(step + (i + batch.size()) / (double) all.size());
                iterations.add(now);
                positives[step] += batch.stream().mapToInt(b -> b.positives(now.threshold())).sum() / (double) all.size();
            }
            betas[step] = run.beta();
            thresholds[step] = run.threshold();
        }
        return new Course(images.stream().mapToInt(Integer::intValue).toArray(), steps.stream().mapToDouble(Double::doubleValue).toArray(),
                iterations, positives, betas, thresholds);
    }

    /** The proposals of each checkpoint against all thresholds, and the offsets of those from one on. */
    public List<ProposalTally.Sum> tally(double threshold) {
        return matched.stream().map(step -> {
            ProposalTally tally = new ProposalTally(threshold);
            step.forEach(tally::add);
            return tally.sum();
        }).toList();
    }

    /** The largest K-th largest IoU of any image at the last checkpoint: what the K of a rule can reach at most. */
    public double reach(int k) {
        return matched.isEmpty() ? 0 : matched.getLast().stream().mapToDouble(i -> {
            double[] sorted = i.iou().clone();
            java.util.Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[Math.max(0, sorted.length - k)];
        }).max().orElse(0);
    }
}
