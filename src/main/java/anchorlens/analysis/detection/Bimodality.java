package anchorlens.analysis.detection;

import anchorlens.analysis.EdgeDensities;
import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.Mode;
import anchorlens.analysis.ModeSettings;
import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.EvidenceSet;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.Arrays;
import java.util.List;

/**
 * Counts on how many edges with two legitimate positions a detector's distributions have two modes, and on how many
 * others.
 *
 * <p>An edge's density is the mixture over its grown evidence ({@link EvidenceSet}), unsmoothed; it has two modes where two hills hold
 * {@value #LEAST_MASS} of the probability each (tuned on scenes of seed 900000). Edges whose legitimate positions lie less than {@value #CLEAR} px apart are
 * unambiguous, at least {@value #AMBIGUOUS} px ambiguous; those between are left out. All in input pixels. An edge
 * without evidence has no modes. Not thread-safe.
 */
public final class Bimodality {
    private static final double CLEAR = 2;
    private static final double AMBIGUOUS = 8;
    private static final double LEAST_MASS = 0.04;
    private static final double NEAR = 4;
    private static final ModeSettings SETTINGS = new ModeSettings(1, 0, 0.01, 0);
    private static final EvidenceSettings EVIDENCE = new EvidenceSettings();
    private static final double[] FROM = {AMBIGUOUS, 16, 24, 32, 48};

    /**
     * Edges whose legitimate positions lie {@code from} to below {@code to} pixels apart.
     *
     * @param edges   how many there are
     * @param twoMode how many have two modes
     * @param right   how many have a mode near both positions: within 4 px, or half a bin if that is more
     */
    public record Row(double from, double to, int edges, int twoMode, int right) {
    }

    private final int[][] counts = new int[FROM.length][3];
    private int clear;
    private int clearTwoMode;

    /**
     * Adds one annotated object.
     *
     * @param cls        its class, one of the head's
     * @param legitimate {@code [4]} in the order of {@link Edge}: the positions each edge may have
     * @param head       with edge distributions
     * @param confident  its priors above the least score of {@link EvidenceSettings}
     */
    public void add(Box annotated, int cls, List<double[]> legitimate, HeadOutput head, ConfidentPriors confident) {
        EvidenceSet evidence = EvidenceSet.grown(confident, annotated, cls, EVIDENCE);
        int[] priors = Arrays.stream(evidence.members()).map(confident::prior).toArray();
        for (Edge edge : Edge.values()) {
            double[] positions = legitimate.get(edge.ordinal());
            double low = Arrays.stream(positions).min().orElse(annotated.edge(edge));
            double high = Arrays.stream(positions).max().orElse(annotated.edge(edge));
            if (high - low >= CLEAR && high - low < AMBIGUOUS) {
                continue;
            }
            List<Mode> modes = evidence.isEmpty() ? List.of() : modes(priors, evidence.weights(), edge, head);
            if (high - low < CLEAR) {
                clear++;
                clearTwoMode += modes.size() >= 2 ? 1 : 0;
                continue;
            }
            int[] row = counts[row(high - low)];
            row[0]++;
            row[1] += modes.size() >= 2 ? 1 : 0;
            double near = Math.max(NEAR, meanStride(priors, evidence.weights(), head) / 2);
            row[2] += modes.size() >= 2 && hasNear(modes, low, near) && hasNear(modes, high, near) ? 1 : 0;
        }
    }

    private static List<Mode> modes(int[] priors, double[] weights, Edge edge, HeadOutput head) {
        EdgeDensity density = EdgeDensities.mixture(head.priors(), head.distributions().orElseThrow(
                () -> new IllegalArgumentException("the model's head has no edge distributions, so it has no modes")),
                priors, weights, edge, SETTINGS);
        return density.modes().stream().filter(m -> m.mass() >= LEAST_MASS).toList();
    }

    private static double meanStride(int[] priors, double[] weights, HeadOutput head) {
        double sum = 0;
        for (int i = 0; i < priors.length; i++) {
            sum += weights[i] * head.priors().strideOf(priors[i]);
        }
        return sum;
    }

    private static boolean hasNear(List<Mode> modes, double position, double near) {
        return modes.stream().anyMatch(m -> Math.abs(m.position() - position) <= near);
    }

    private static int row(double separation) {
        int row = 0;
        while (row + 1 < FROM.length && separation >= FROM[row + 1]) {
            row++;
        }
        return row;
    }

    /** The ambiguous edges by how far apart their positions lie. */
    public List<Row> rows() {
        return java.util.stream.IntStream.range(0, FROM.length).mapToObj(i -> new Row(FROM[i],
                i + 1 < FROM.length ? FROM[i + 1] : Double.POSITIVE_INFINITY, counts[i][0], counts[i][1], counts[i][2]))
                .toList();
    }

    /** The ambiguous edges whose positions lie at least this far apart; a bound of {@link #rows}. */
    public Row from(double separation) {
        List<Row> wide = rows().stream().filter(r -> r.from() >= separation).toList();
        return new Row(separation, Double.POSITIVE_INFINITY, wide.stream().mapToInt(Row::edges).sum(),
                wide.stream().mapToInt(Row::twoMode).sum(), wide.stream().mapToInt(Row::right).sum());
    }

    /** The unambiguous edges; a second mode there is false. */
    public Row clear() {
        return new Row(0, CLEAR, clear, clearTwoMode, 0);
    }
}
