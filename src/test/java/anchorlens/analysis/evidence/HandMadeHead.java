package anchorlens.analysis.evidence;

import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A head on a 128 × 128 input: 16 × 16 priors of stride 8, in row r and column c at (8c + 4, 8r + 4), with 17 bins. */
public final class HandMadeHead {
    private static final int BINS = 17;
    private static final int COLUMNS = 16;

    private final PointPriors points = PointPriors.covering(128, 128, List.of(8), 0.5);
    private final int classes;
    private final float[] probabilities;
    private final float[] logits;

    public HandMadeHead(int classes) {
        this.classes = classes;
        probabilities = new float[points.count() * classes];
        logits = new float[points.count() * 4 * BINS];
    }

    /** A prior that sees a class, its four edges so many bins away. */
    public HandMadeHead sees(int row, int col, int cls, double score, int left, int top, int right, int bottom) {
        int prior = row * COLUMNS + col;
        probabilities[prior * classes + cls] = (float) score;
        int[] bins = {left, top, right, bottom};
        for (Edge e : Edge.values()) {
            edge(row, col, e, Map.of(bins[e.ordinal()], 1.0));
        }
        return this;
    }

    /** Masses of some bins of one edge; the others have none. */
    public HandMadeHead edge(int row, int col, Edge edge, Map<Integer, Double> masses) {
        int at = ((row * COLUMNS + col) * 4 + edge.ordinal()) * BINS;
        Arrays.fill(logits, at, at + BINS, Float.NEGATIVE_INFINITY);
        masses.forEach((bin, mass) -> logits[at + bin] = (float) Math.log(mass));
        return this;
    }

    public HandMadeHead score(int row, int col, int cls, double score) {
        probabilities[(row * COLUMNS + col) * classes + cls] = (float) score;
        return this;
    }

    public HeadOutput head() {
        return new HeadOutput(128, 128, points.levels(), 0.5,
                ClassScores.ofProbabilities(points.count(), classes, probabilities, null),
                Optional.of(new EdgeDistributions(points.count(), BinGrid.integers(BINS), logits)), Optional.empty());
    }
}
