package anchorlens.analysis.flags;

import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.EdgeMixture;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.geometry.Edge;

/** The scores that flags of edges have, 0…1. An edge without evidence has none: they are NaN then. */
public final class EdgeScores {
    private static final double FLOOR = 0.01;
    private static final double SCALE = 5.0 / 3;
    private static final double LENIENCE = 2.0 / 3;
    private static final double SPREAD_SCALE = 3;

    private EdgeScores() {
    }

    /**
     * {@code 1 − exp(−a · s^¼)} with the {@link EdgeEvidence#ambiguity} a, in bins, and the score s of the best prior inside
     * the box.
     */
    public static double ambiguous(ObjectEvidence object, Edge edge) {
        return 1 - Math.exp(-object.edge(edge).ambiguity() * Math.sqrt(Math.sqrt(object.seedScore())));
    }

    /**
     * {@code 1 − (1.01 − t)^(5/3 · m^¼ / n^⅔)}, 0 at least: how far the annotated edge lies from all support, with
     * <ul>
     * <li>the {@link EdgeEvidence#tail} t = 1 − 2 min(F, 1 − F) of the supporting evidence at the annotated edge;
     * <li>the {@link ObjectEvidence#supportMatch} m: priors that are unsure of the object, or whose boxes resemble the annotation
     *     little, may as well speak of a part of it, of a group or of a neighbour;
     * <li>the size n = √(w · h) of the box in bins: people place the edges of large objects less exactly than a model says.
     * </ul>
     */
    public static double mislocated(ObjectEvidence object, Edge edge) {
        EdgeEvidence e = object.edge(edge);
        return e.supporting().map(m -> Math.max(0, 1 - Math.pow(1 + FLOOR - e.tail(),
                SCALE * Math.sqrt(Math.sqrt(object.supportMatch())) / Math.pow(object.sizeInBins(m), LENIENCE))))
                .orElse(Double.NaN);
    }

    /** {@code 1 − exp(−3 (Q₃ − Q₁) / side)} of the grown evidence, Q its quartiles; counts where it has a single mode. */
    public static double spread(EdgeEvidence edge) {
        if (edge.grown().isEmpty()) {
            return Double.NaN;
        }
        EdgeMixture mixture = edge.grown().get();
        return 1 - Math.exp(-SPREAD_SCALE * (mixture.quantile(0.75) - mixture.quantile(0.25)) / edge.side());
    }
}
