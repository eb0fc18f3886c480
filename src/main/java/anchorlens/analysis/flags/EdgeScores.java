package anchorlens.analysis.flags;

import anchorlens.analysis.Mode;
import anchorlens.analysis.evidence.Ambiguity;
import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.EdgeMixture;
import java.util.List;

/** The scores that flags of edges have, 0…1. An edge without evidence has none: they are NaN then. */
public final class EdgeScores {
    /** A shift of this share of the side is worth noticing. */
    private static final double NOTICEABLE = 0.06;
    private static final double SPREAD_SCALE = 3;

    private EdgeScores() {
    }

    /** {@code 1 − exp(−a)} with the {@link Ambiguity#score} a of the grown evidence. */
    public static double ambiguous(EdgeEvidence edge) {
        return 1 - Math.exp(-edge.ambiguity());
    }

    /**
     * {@code (1 − 2 min(F, 1 − F)) · (1 − exp(−d / (0.06 side)))}: all of the supporting evidence lies on one side of the
     * annotated edge, and its nearest mode lies noticeably far away.
     */
    public static double mislocated(EdgeEvidence edge) {
        return edge.nearestMode().map(mode -> edge.tail()
                * (1 - Math.exp(-Math.abs(mode.position() - edge.annotated()) / (NOTICEABLE * edge.side())))).orElse(Double.NaN);
    }

    /** {@code 1 − exp(−3 (Q₃ − Q₁) / side)} of the grown evidence where it has a single mode, else 0. */
    public static double undecided(EdgeEvidence edge) {
        if (edge.grown().isEmpty()) {
            return Double.NaN;
        }
        EdgeMixture mixture = edge.grown().get();
        List<Mode> positions = edge.positions();
        return positions.size() > 1 ? 0
                : 1 - Math.exp(-SPREAD_SCALE * (mixture.quantile(0.75) - mixture.quantile(0.25)) / edge.side());
    }
}
