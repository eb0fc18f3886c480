package anchorlens.detection;

import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import java.util.Objects;

/** Turns what heads say into boxes: expectations of distributions, distances to the four edges, deltas to anchors. */
public final class BoxDecoder {
    private BoxDecoder() {
    }

    /**
     * Decodes a head: its own boxes where it has them, else the expectation of its distributions; refined where it has offsets.
     *
     * @throws IllegalArgumentException if the head has neither
     */
    public static Predictions decode(HeadOutput head) {
        Boxes coarse = coarse(head);
        Boxes boxes = head.offsets().map(o -> new BoxRefinement(head.priors(), coarse).all(o)).orElse(coarse);
        return new Predictions(boxes, head.scores(), head.distributions());
    }

    /**
     * The boxes of a head before any refinement.
     *
     * @throws IllegalArgumentException if the head has neither boxes nor distributions
     */
    public static Boxes coarse(HeadOutput head) {
        return head.boxes().orElseGet(() -> fromDistributions(head.priors(), head.distributions().orElseThrow(
                () -> new IllegalArgumentException("the head has neither boxes nor edge distributions"))));
    }

    /** {@code origin ∓ expectation · unit} for every prior and edge. */
    public static Boxes fromDistributions(Priors priors, EdgeDistributions distributions) {
        float[] out = new float[4 * priors.count()];
        double[] distance = new double[4 * Expectations.BLOCK];
        Expectations expectations = new Expectations(distributions);
        PriorWalk walk = new PriorWalk(priors);
        for (int first = 0; first < priors.count(); first += Expectations.BLOCK) {
            int count = Math.min(Expectations.BLOCK, priors.count() - first);
            expectations.of(first, count, distance);
            for (int n = 0; n < count; n++) {
                walk.next();
                if (distributions.isCentred()) {
                    aroundCentre(walk, first + n, distance, 4 * n, out);
                } else {
                    aroundReference(priors, distributions, first + n, distance, 4 * n, out);
                }
            }
        }
        return Boxes.ofArray(out);
    }

    private static void aroundCentre(PriorWalk walk, int i, double[] distance, int at, float[] out) {
        out[4 * i] = (float) (walk.x() - distance[at] * walk.stride());
        out[4 * i + 1] = (float) (walk.y() - distance[at + 1] * walk.stride());
        out[4 * i + 2] = (float) (walk.x() + distance[at + 2] * walk.stride());
        out[4 * i + 3] = (float) (walk.y() + distance[at + 3] * walk.stride());
    }

    private static void aroundReference(Priors priors, EdgeDistributions distributions, int i, double[] distance, int at,
                                        float[] out) {
        for (Edge edge : EDGES) {
            out[4 * i + edge.ordinal()] = (float) (distributions.origin(priors, i, edge)
                    + edge.direction() * distance[at + edge.ordinal()] * distributions.unit(priors, i, edge));
        }
    }

    /** Boxes {@code (x − l, y − t, x + r, y + b)} from distances {@code [P × 4]} in pixels. */
    public static Boxes fromDistances(Priors priors, float[] distances) {
        Objects.checkFromToIndex(0, 4 * priors.count(), distances.length);
        float[] out = new float[4 * priors.count()];
        PriorWalk walk = new PriorWalk(priors);
        for (int k = 0; k < out.length; k += 4) {
            walk.next();
            out[k] = (float) (walk.x() - distances[k]);
            out[k + 1] = (float) (walk.y() - distances[k + 1]);
            out[k + 2] = (float) (walk.x() + distances[k + 2]);
            out[k + 3] = (float) (walk.y() + distances[k + 3]);
        }
        return Boxes.ofArray(out);
    }

    /**
     * Boxes from deltas {@code [P × 4]} (dx, dy, dw, dh) relative to the priors' boxes: the centre moves by {@code dx · centre}
     * widths, the width grows by {@code e^(dw · size)}, held within 16/1000 and its inverse.
     *
     * @param centre what dx and dy are multiplied by: 1, or 0.1 where training divided by that deviation
     * @param size   what dw and dh are multiplied by: 1 or 0.2
     */
    public static Boxes fromDeltas(Boxes anchors, float[] deltas, double centre, double size) {
        Objects.checkFromToIndex(0, 4 * anchors.count(), deltas.length);
        float[] out = new float[4 * anchors.count()];
        for (int i = 0; i < anchors.count(); i++) {
            double w = anchors.x2(i) - anchors.x1(i);
            double h = anchors.y2(i) - anchors.y1(i);
            double cx = anchors.x1(i) + w * (0.5 + deltas[4 * i] * centre);
            double cy = anchors.y1(i) + h * (0.5 + deltas[4 * i + 1] * centre);
            double halfWidth = w / 2 * Math.exp(Math.clamp(deltas[4 * i + 2] * size, -LARGEST_LOG_RATIO, LARGEST_LOG_RATIO));
            double halfHeight = h / 2 * Math.exp(Math.clamp(deltas[4 * i + 3] * size, -LARGEST_LOG_RATIO, LARGEST_LOG_RATIO));
            out[4 * i] = (float) (cx - halfWidth);
            out[4 * i + 1] = (float) (cy - halfHeight);
            out[4 * i + 2] = (float) (cx + halfWidth);
            out[4 * i + 3] = (float) (cy + halfHeight);
        }
        return Boxes.ofArray(out);
    }

    private static final double LARGEST_LOG_RATIO = Math.log(1000.0 / 16);
    private static final Edge[] EDGES = Edge.values();
}
