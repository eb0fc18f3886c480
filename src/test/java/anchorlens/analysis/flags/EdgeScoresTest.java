package anchorlens.analysis.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.evidence.HandMadeHead;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeScoresTest {
    /** Prior (4, 4) at (36, 36) sees [20, 20, 52, 52]. */
    private final HandMadeHead head = new HandMadeHead(2).sees(4, 4, 0, 0.8, 2, 2, 2, 2);

    private ObjectEvidence evidence(Box annotated) {
        return ObjectEvidence.of(ConfidentPriors.of(head.head(), 0.05), annotated, 0, Letterbox.identity(128, 128),
                new EvidenceSettings());
    }

    @Test
    void mislocatedIsTheTailMeasuredByMatchAndSize() {
        ObjectEvidence off = evidence(new Box(20, 20, 48, 52));
        assertThat(EdgeScores.mislocated(off, Edge.RIGHT))
                .as("t = 0.75, m = 0.8 · (28/32)² = 0.6125, n = √(28 · 32) / 8 = 3.742: 1 − 0.26^(5/3 · 0.8847 / 2.410)")
                .isEqualTo(0.5614, within(1e-4));
        assertThat(EdgeScores.mislocated(off, Edge.LEFT)).as("t = 0").isZero();
        assertThat(EdgeScores.mislocated(evidence(new Box(90, 90, 120, 120)), Edge.LEFT)).as("nobody sees it").isNaN();
    }

    @Test
    void whoIsUnsureOfTheObjectSaysLessOfItsEdges() {
        double sure = EdgeScores.mislocated(evidence(new Box(20, 20, 70, 52)), Edge.RIGHT);
        head.score(4, 4, 0, 0.2);
        double unsure = EdgeScores.mislocated(evidence(new Box(20, 20, 70, 52)), Edge.RIGHT);
        assertThat(Math.log(1 - unsure) / Math.log(1 - sure)).as("¼ of the score").isEqualTo(Math.pow(0.25, 0.25), within(1e-6));
    }

    @Test
    void ambiguousGrowsWithTheScoreInsideTheBox() {
        head.edge(4, 4, Edge.BOTTOM, Map.of(2, 0.6, 7, 0.4));
        ObjectEvidence e = evidence(new Box(20, 20, 52, 52));
        assertThat(EdgeScores.ambiguous(e, Edge.BOTTOM)).as("1 − exp(−1.0 · (1 − 0.4⁸) · 0.8^¼)")
                .isEqualTo(1 - Math.exp(-(0.4 * 2 + 0.6 / 3) * (1 - Math.pow(0.4, 8)) * Math.pow(0.8, 0.25)), within(0.005));
    }
}
