package anchorlens.analysis.evidence;

import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.Optional;

/**
 * The priors of one image that see any class with more than the least score, with what they say decoded; all others are
 * left raw, which is what makes the evidence of an image cost less than its forward pass. N of them, in ascending order,
 * all in input pixels. Not thread-safe.
 */
public final class ConfidentPriors {
    private static final Edge[] EDGES = Edge.values();
    /** Bins with less of the probability do not show in a density. */
    private static final double NOTHING = 1e-5;

    private final HeadOutput head;
    private final double leastScore;
    private final int[] prior;
    private final double[] centerX;
    private final double[] centerY;
    private final double[] origin;
    private final double[] unit;
    private final double[] boxes;
    private final double[] masses;
    private final double[] mean;
    private final double[] variance;
    private final byte[] firstBin;
    private final byte[] lastBin;
    private final double[][] scoreOfClass;
    private final int[] bestClass;
    private final int[] runnerUp;

    private ConfidentPriors(HeadOutput head, double leastScore, int[] found) {
        this.head = head;
        this.leastScore = leastScore;
        this.prior = found;
        int n = prior.length;
        centerX = new double[n];
        centerY = new double[n];
        origin = new double[2 * n];
        unit = new double[2 * n];
        boxes = new double[4 * n];
        mean = new double[4 * n];
        variance = new double[4 * n];
        firstBin = new byte[4 * n];
        lastBin = new byte[4 * n];
        masses = head.distributions().map(d -> new double[4 * d.bins().count() * n]).orElse(null);
        scoreOfClass = new double[head.scores().classes()][];
        bestClass = new int[n];
        runnerUp = new int[n];
    }

    /**
     * Finds and decodes them.
     *
     * @param leastScore class probability times objectness has to be above it, 0…1
     * @throws IllegalArgumentException where the head has neither boxes nor distributions, or a number of it is not finite
     */
    public static ConfidentPriors of(HeadOutput head, double leastScore) {
        if (head.boxes().isEmpty() && head.distributions().isEmpty()) {
            throw new IllegalArgumentException("the head has neither boxes nor edge distributions");
        }
        ConfidentPriors found = new ConfidentPriors(head, leastScore, find(head.scores(), leastScore));
        found.place();
        found.decode();
        found.rankClasses();
        return found;
    }

    private static int[] find(ClassScores scores, double leastScore) {
        int classes = scores.classes();
        float[] values = scores.array();
        double bound = scores.isLogits() ? Math.log(leastScore / (1 - leastScore)) : leastScore;
        float low = (float) (bound - 1e-5 * Math.max(1, Math.abs(bound)));
        int[] found = new int[64];
        int n = 0;
        for (int i = 0; i < scores.count(); i++) {
            if (isLow(values, i * classes, (i + 1) * classes, low)) {
                continue;
            }
            for (int k = i * classes; k < (i + 1) * classes; k++) {
                if (Float.isNaN(values[k])) {
                    throw new IllegalArgumentException("a class score of prior " + i + " is not a number; the model's output is "
                            + "broken there");
                }
            }
            if (scores.joint(i, scores.bestClass(i)) > leastScore) {
                found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
                found[n++] = i;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** Whether all of some numbers are numbers, and none of them is above a bound. */
    private static boolean isLow(float[] values, int from, int to, float bound) {
        for (int k = from; k < to; k++) {
            if (!(values[k] <= bound)) {
                return false;
            }
        }
        return true;
    }

    private void place() {
        EdgeDistributions distributions = head.distributions().orElse(null);
        for (int i = 0; i < prior.length; i++) {
            centerX[i] = head.priors().centerX(prior[i]);
            centerY[i] = head.priors().centerY(prior[i]);
            for (int axis = 0; axis < 2 && distributions != null; axis++) {
                Edge edge = axis == 0 ? Edge.RIGHT : Edge.BOTTOM;
                origin[2 * i + axis] = distributions.origin(head.priors(), prior[i], edge);
                unit[2 * i + axis] = distributions.unit(head.priors(), prior[i], edge);
            }
        }
    }

    private void decode() {
        EdgeDistributions distributions = head.distributions().orElse(null);
        float[] own = head.offsets().map(o -> BoxDecoder.decode(head).boxes()).or(head::boxes).map(Boxes::array).orElse(null);
        int bins = distributions == null ? 0 : distributions.bins().count();
        double[] p = new double[bins];
        for (int i = 0; i < prior.length; i++) {
            for (Edge edge : EDGES) {
                int row = 4 * i + edge.ordinal();
                double distance = 0;
                if (distributions != null) {
                    distributions.probabilities(prior[i], edge, p);
                    for (int k = 0; k < bins; k++) {
                        distance += p[k] * distributions.bins().position(k);
                    }
                    System.arraycopy(p, 0, masses, row * bins, bins);
                    describe(row, p, distributions.bins(), distance);
                }
                boxes[row] = own != null ? own[4 * prior[i] + edge.ordinal()]
                        : origin(i, edge) + edge.direction() * distance * unit(i, edge);
                if (!Double.isFinite(boxes[row]) || !Double.isFinite(distance)) {
                    throw new IllegalArgumentException("what prior " + prior[i] + " predicts is not finite; the model's output "
                            + "is broken there");
                }
            }
        }
    }

    private void describe(int row, double[] p, BinGrid bins, double distance) {
        double square = 0;
        int first = p.length - 1;
        int last = 0;
        for (int k = 0; k < p.length; k++) {
            double off = bins.position(k) - distance;
            square += p[k] * off * off;
            if (p[k] >= NOTHING) {
                first = Math.min(first, k);
                last = k;
            }
        }
        mean[row] = distance;
        variance[row] = square;
        firstBin[row] = (byte) first;
        lastBin[row] = (byte) last;
    }

    private void rankClasses() {
        float[] values = head.scores().array();
        int classes = scoreOfClass.length;
        for (int i = 0; i < prior.length; i++) {
            int best = head.scores().bestClass(prior[i]);
            int second = -1;
            for (int c = 0; c < classes; c++) {
                if (c != best && (second < 0 || values[prior[i] * classes + c] > values[prior[i] * classes + second])) {
                    second = c;
                }
            }
            bestClass[i] = best;
            runnerUp[i] = second;
        }
    }

    /** N. */
    public int count() {
        return prior.length;
    }

    /** The score that all have more of, in one class at least. */
    public double leastScore() {
        return leastScore;
    }

    /** C. */
    public int classes() {
        return scoreOfClass.length;
    }

    /** Index of the i-th among all priors. */
    public int prior(int i) {
        return prior[i];
    }

    public double centerX(int i) {
        return centerX[i];
    }

    public double centerY(int i) {
        return centerY[i];
    }

    /** Where the bins of an edge are measured from. */
    double origin(int i, Edge edge) {
        return origin[2 * i + (edge.isHorizontalPosition() ? 0 : 1)];
    }

    /** Pixels a unit of the bins. */
    double unit(int i, Edge edge) {
        return unit[2 * i + (edge.isHorizontalPosition() ? 0 : 1)];
    }

    /** The predicted position of an edge, in input pixels. */
    public double edge(int i, Edge edge) {
        return boxes[4 * i + edge.ordinal()];
    }

    public Box box(int i) {
        return new Box(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]);
    }

    /** Class probability times objectness of every one of them, {@code [N]}, not to be written to. */
    public double[] scores(int cls) {
        double[] known = scoreOfClass[cls];
        if (known == null) {
            known = new double[prior.length];
            for (int i = 0; i < known.length; i++) {
                known[i] = head.scores().joint(prior[i], cls);
            }
            scoreOfClass[cls] = known;
        }
        return known;
    }

    /** The score of one of them. */
    public double score(int i, int cls) {
        return scoreOfClass[cls] != null ? scoreOfClass[cls][i] : head.scores().joint(prior[i], cls);
    }

    /** The class that the i-th is surest of. */
    public int bestClass(int i) {
        return bestClass[i];
    }

    /** The class other than this one that the i-th is surest of; −1 where there is no other. */
    public int bestClassBeside(int i, int cls) {
        return bestClass[i] == cls ? runnerUp[i] : bestClass[i];
    }

    /** The bins, where the head has edge distributions. */
    public Optional<BinGrid> bins() {
        return head.distributions().map(EdgeDistributions::bins);
    }

    /** The expected distance of an edge, in units of the bins. */
    double mean(int i, Edge edge) {
        return mean[4 * i + edge.ordinal()];
    }

    /** The variance of that distance, in squared units of the bins. */
    double variance(int i, Edge edge) {
        return variance[4 * i + edge.ordinal()];
    }

    /** The first bin that holds anything worth showing. */
    int firstBin(int i, Edge edge) {
        return firstBin[4 * i + edge.ordinal()];
    }

    /** The last bin that holds anything worth showing. */
    int lastBin(int i, Edge edge) {
        return lastBin[4 * i + edge.ordinal()];
    }

    /** The edge distributions after the softmax, {@code [N × 4 × B]}, not to be written to; null where there are none. */
    double[] masses() {
        return masses;
    }
}
