package anchorlens.assign;

import anchorlens.detection.ClassScores;
import anchorlens.detection.Exponential;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Iou;

/**
 * Reads predictions for the kernels and names the first number that is not finite, of those that are looked at.
 */
final class CheckedPredictions {
    private final ClassScores source;
    private final float[] boxes;
    private final float[] scores;
    private final float[] objectness;
    private final int classes;
    private final boolean logits;

    CheckedPredictions(Predictions predictions) {
        ClassScores s = predictions.scores();
        source = s;
        boxes = predictions.boxes().array();
        scores = s.array();
        objectness = s.objectnessArray();
        classes = s.classes();
        logits = s.isLogits();
    }

    int classes() {
        return classes;
    }

    /** Class probability in 0…1, without objectness. */
    double probability(int prior, int cls) {
        float v = scores[prior * classes + cls];
        if (!Float.isFinite(v)) {
            throw notFinite("score", "of class " + cls, prior, v);
        }
        return logits ? ClassScores.sigmoid(v) : v;
    }

    /** A class score as given, logit or probability. */
    float score(int prior, int cls) {
        float v = scores[prior * classes + cls];
        if (!Float.isFinite(v)) {
            throw notFinite("score", "of class " + cls, prior, v);
        }
        return v;
    }

    /** The logit of a score as given. */
    double asLogit(double score) {
        return logits ? score : ClassScores.logit(score);
    }

    /** Raises {@code most[c]}, finite, to a prior's score of every class c, as given; NaN where that is not finite. */
    void raise(double[] most, int prior) {
        int k = prior * classes;
        for (int c = 0; c < most.length; c++) {
            double v = scores[k + c];
            most[c] = 0.5 * (v + most[c] + Math.abs(v - most[c]));
        }
    }

    /** The class logit; of a probability its inverse sigmoid, clamped as in {@link ClassScores#logit}. */
    double logit(int prior, int cls) {
        float v = scores[prior * classes + cls];
        if (!Float.isFinite(v)) {
            throw notFinite("score", "of class " + cls, prior, v);
        }
        return logits ? v : source.logit(prior, cls);
    }

    /** Probability of any object in 0…1; 1 where the head has no objectness. */
    double objectness(int prior) {
        if (objectness == null) {
            return 1;
        }
        float v = objectness[prior];
        if (!Float.isFinite(v)) {
            throw notFinite("objectness", "", prior, v);
        }
        return logits ? ClassScores.sigmoid(v) : v;
    }

    /** The largest class probability of a prior, without objectness. */
    double maxProbability(int prior) {
        double p = source.maxProbability(prior);
        if (Double.isNaN(p)) {
            requireFiniteScores(prior);
        }
        return p;
    }

    /** The class of the largest score, the lowest on ties. */
    int bestClass(int prior) {
        return source.bestClass(prior);
    }

    /** Class probability times objectness. */
    double joint(int prior, int cls) {
        double p = probability(prior, cls);
        return objectness == null ? p : p * objectness(prior);
    }

    /** The probabilities of one class at {@code priors[from … to − 1]}, into {@code out} from an index on. */
    void probabilities(int[] priors, int from, int to, int cls, double[] out, int at) {
        float sign = logits ? -1 : 1;
        float spoilt = 0;
        float widest = 0;
        for (int k = from; k < to; k++) {
            float v = scores[priors[k] * classes + cls];
            spoilt += v - v;
            widest = Math.max(widest, Math.abs(v));
            out[at - from + k] = sign * v;
        }
        if (spoilt != 0) {
            for (int k = from; k < to; k++) {
                probability(priors[k], cls);
            }
        }
        if (logits) {
            Exponential.sigmoidOfNegated(out, at, at + to - from, widest);
        }
    }

    /** Probability of any object at every prior; null where the head has no objectness. */
    double[] objectnessOfAll() {
        if (objectness == null) {
            return null;
        }
        for (int i = 0; i < objectness.length; i++) {
            if (!Float.isFinite(objectness[i])) {
                throw notFinite("objectness", "", i, objectness[i]);
            }
        }
        return source.objectnessProbabilities();
    }

    /** IoU of the predicted box with another one. */
    double iou(int prior, double x1, double y1, double x2, double y2) {
        int k = 4 * prior;
        requireFiniteBox(prior);
        return Iou.iou(boxes[k], boxes[k + 1], boxes[k + 2], boxes[k + 3], x1, y1, x2, y2);
    }

    /** GIoU of the predicted box with another one. */
    double giou(int prior, double x1, double y1, double x2, double y2) {
        int k = 4 * prior;
        requireFiniteBox(prior);
        return Iou.giou(boxes[k], boxes[k + 1], boxes[k + 2], boxes[k + 3], x1, y1, x2, y2);
    }

    /**
     * The predicted boxes of {@code priors[from … from + n − 1]}, a coordinate in each array, from index 0 on.
     *
     * @throws IllegalArgumentException naming the first box that is not finite
     */
    void boxes(int[] priors, int from, int n, double[] x1, double[] y1, double[] x2, double[] y2) {
        double spoilt = 0;
        for (int k = 0; k < n; k++) {
            int i = 4 * priors[from + k];
            double left = boxes[i];
            double top = boxes[i + 1];
            double right = boxes[i + 2];
            double bottom = boxes[i + 3];
            x1[k] = left;
            y1[k] = top;
            x2[k] = right;
            y2[k] = bottom;
            double sum = left + top + (right + bottom);
            spoilt += sum - sum;
        }
        for (int k = 0; k < n && spoilt != 0; k++) {
            requireFiniteBox(priors[from + k]);
        }
    }

    /** @throws IllegalArgumentException if a coordinate of the predicted box is not finite */
    void requireFiniteBox(int prior) {
        int k = 4 * prior;
        double sum = (double) boxes[k] + boxes[k + 1] + boxes[k + 2] + boxes[k + 3];
        if (sum - sum != 0) {
            throw notFinite("box", "", prior, sum);
        }
    }

    /** @throws IllegalArgumentException naming the first class score of a prior that is not finite, if there is one */
    void requireFiniteScores(int prior) {
        for (int c = 0; c < classes; c++) {
            probability(prior, c);
        }
        objectness(prior);
    }

    private static IllegalArgumentException notFinite(String what, String which, int prior, double value) {
        return new IllegalArgumentException("the model's " + what + (which.isEmpty() ? "" : " " + which)
                + " at prior " + prior
                + " is " + (Double.isNaN(value) ? "NaN" : "infinite")
                + "; check the model's export and the normalisation of its input");
    }
}
