package anchorlens.analysis.losses;

import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.PriorState;
import anchorlens.detection.ClassScores;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Iou;
import anchorlens.loss.DeltaCoder;
import anchorlens.loss.GhmClassification;
import anchorlens.loss.GhmRegression;
import anchorlens.loss.HarmonizedLoss;
import anchorlens.task.CancellationToken;
import java.util.Arrays;

/**
 * What the losses of an image are functions of: the class logits of all priors with their targets, and the errors of the
 * positives' edges. Arrays are not to be written to.
 *
 * @param scores  of the model, {@code [P × C]}
 * @param state   {@code [P]}
 * @param cls     {@code [P]} class of a positive's object, else the class with the highest score
 * @param logit   {@code [P]} class logit of that class
 * @param quality {@code [P]} IoU of a positive's predicted box with its object, 0 of any other prior
 * @param errors  {@code [P × 4]} predicted less annotated distance of each edge (l, t, r, b) from the prior, in strides of its
 *                level; NaN where the prior is no positive
 * @param targets sizes {@code (|dx| + |dy|) / 2} of the regression targets of the positives, their predicted boxes taken as
 *                proposals and encoded as two-stage heads do
 */
public record LossSamples(ClassScores scores, PriorState[] state, int[] cls, double[] logit, double[] quality, double[] errors,
                          double[] targets) {

    /** @throws IllegalArgumentException where the input has no predictions */
    public static LossSamples of(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
        Predictions predictions = input.requirePredictions("A loss");
        int n = assignment.priorCount();
        int[] cls = new int[n];
        double[] logit = new double[n];
        double[] quality = new double[n];
        double[] errors = new double[4 * n];
        double[] targets = new double[assignment.positiveCount()];
        Arrays.fill(errors, Double.NaN);
        int positives = 0;
        for (int i = 0; i < n; i++) {
            if ((i & 1023) == 0) {
                cancel.throwIfCancelled();
            }
            int gt = assignment.isPositive(i) ? assignment.gtIndex()[i] : -1;
            cls[i] = gt < 0 ? predictions.scores().bestClass(i) : input.groundTruth().label(gt);
            logit[i] = predictions.scores().logit(i, cls[i]);
            if (gt >= 0) {
                Box truth = input.groundTruth().boxes().get(gt);
                Box box = predictions.boxes().get(i);
                quality[i] = Iou.iou(box, truth);
                fillErrors(errors, i, box, truth, input.priors());
                targets[positives++] = targetSize(box, truth);
            }
        }
        targets = Arrays.stream(targets, 0, positives).filter(Double::isFinite).toArray();
        return new LossSamples(predictions.scores(), assignment.state(), cls, logit, quality, errors, targets);
    }

    private static void fillErrors(double[] errors, int prior, Box box, Box truth, Priors priors) {
        for (Edge edge : Edge.values()) {
            errors[4 * prior + edge.ordinal()] = edge.direction() * (box.edge(edge) - truth.edge(edge)) / priors.strideOf(prior);
        }
    }

    private static double targetSize(Box proposal, Box truth) {
        double[] d = DeltaCoder.ofProposals().encode(proposal, truth);
        return 0.5 * (Math.abs(d[0]) + Math.abs(d[1]));
    }

    /** P. */
    public int count() {
        return state.length;
    }

    /** How many priors are in a state. */
    public int count(PriorState wanted) {
        return (int) Arrays.stream(state).filter(s -> s == wanted).count();
    }

    /**
     * The counts of gradient norms over all priors and classes that take part, and the weights they lead to after many sets like
     * this one: the moving average of the counts equals the counts.
     */
    public HarmonizedLoss harmonized(GhmClassification ghm) {
        int classes = scores.classes();
        int n = count() * classes;
        double[] logits = new double[n];
        double[] wanted = new double[n];
        boolean[] valid = new boolean[n];
        for (int k = 0; k < n; k++) {
            int prior = k / classes;
            logits[k] = scores.logit(prior, k % classes);
            valid[k] = state[prior] != PriorState.IGNORED;
            wanted[k] = state[prior] == PriorState.POSITIVE && cls[prior] == k % classes ? 1 : 0;
        }
        return ghm.evaluate(logits, wanted, valid, counts(ghm.evaluate(logits, wanted, valid, ghm.start())));
    }

    /** The same for the errors of the positives' edges in strides. */
    public HarmonizedLoss harmonized(GhmRegression ghm) {
        double[] some = Arrays.stream(errors).filter(Double::isFinite).toArray();
        double[] zeros = new double[some.length];
        return ghm.evaluate(some, zeros, counts(ghm.evaluate(some, zeros, ghm.start())));
    }

    private static double[] counts(HarmonizedLoss first) {
        return Arrays.stream(first.counts()).asDoubleStream().toArray();
    }
}
