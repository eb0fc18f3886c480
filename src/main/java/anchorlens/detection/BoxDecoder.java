package anchorlens.detection;

import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import java.util.Objects;

/** Turns distances to the four edges into boxes. */
public final class BoxDecoder {
    private BoxDecoder() {
    }

    /**
     * Decodes a head: its own boxes where it has them, else the expectation of its distributions.
     *
     * @throws IllegalArgumentException if the head has neither
     */
    public static Predictions decode(HeadOutput head) {
        Boxes boxes = head.boxes().orElseGet(() -> fromDistributions(head.priors(), head.distributions().orElseThrow(
                () -> new IllegalArgumentException("the head has neither boxes nor edge distributions"))));
        return new Predictions(boxes, head.scores(), head.distributions());
    }

    /** {@code origin ∓ expectation · unit} for every prior and edge. */
    public static Boxes fromDistributions(Priors priors, EdgeDistributions distributions) {
        float[] out = new float[4 * priors.count()];
        double[] p = new double[distributions.bins().count()];
        for (int i = 0; i < priors.count(); i++) {
            for (Edge edge : EDGES) {
                distributions.probabilities(i, edge, p);
                double distance = 0;
                for (int k = 0; k < p.length; k++) {
                    distance += p[k] * distributions.bins().position(k);
                }
                out[4 * i + edge.ordinal()] = (float) (distributions.origin(priors, i, edge)
                        + edge.direction() * distance * distributions.unit(priors, i, edge));
            }
        }
        return Boxes.ofArray(out);
    }

    /** Boxes {@code (x − l, y − t, x + r, y + b)} from distances {@code [P × 4]} in pixels. */
    public static Boxes fromDistances(Priors priors, float[] distances) {
        Objects.checkFromToIndex(0, 4 * priors.count(), distances.length);
        float[] out = new float[4 * priors.count()];
        for (int i = 0; i < priors.count(); i++) {
            double cx = priors.centerX(i);
            double cy = priors.centerY(i);
            out[4 * i] = (float) (cx - distances[4 * i]);
            out[4 * i + 1] = (float) (cy - distances[4 * i + 1]);
            out[4 * i + 2] = (float) (cx + distances[4 * i + 2]);
            out[4 * i + 3] = (float) (cy + distances[4 * i + 3]);
        }
        return Boxes.ofArray(out);
    }

    private static final Edge[] EDGES = Edge.values();
}
