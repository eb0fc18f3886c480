package anchorlens.analysis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.Mode;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectEvidenceTest {
    private static final Letterbox SAME = Letterbox.identity(128, 128);
    private static final EvidenceSettings USUAL = new EvidenceSettings();

    /** Prior (4, 4) at (36, 36) sees [20, 20, 52, 52]. */
    private final HandMadeHead head = new HandMadeHead(2).sees(4, 4, 0, 0.8, 2, 2, 2, 2);

    private ObjectEvidence evidence(Box annotated) {
        return ObjectEvidence.of(ConfidentPriors.of(head.head(), 0.05), annotated, 0, SAME, USUAL);
    }

    @Test
    void oneBinIsATriangleAroundItsPosition() {
        EdgeMixture d = evidence(new Box(20, 20, 52, 52)).edge(Edge.RIGHT).grown().orElseThrow();
        assertThat(d.at(52)).isEqualTo(1 / 8.0, within(1e-12));
        assertThat(d.at(56)).isEqualTo(1 / 16.0, within(1e-12));
        assertThat(d.at(44)).isEqualTo(0, within(1e-12));
        assertThat(d.at(60)).isEqualTo(0, within(1e-12));
        assertThat(d.mean()).isEqualTo(52, within(1e-9));
        assertThat(d.std()).isEqualTo(8 / Math.sqrt(6), within(0.04));
        assertThat(d.below(52)).isEqualTo(0.5, within(1e-9));
        assertThat(d.below(48)).isEqualTo(0.125, within(1e-9));
        assertThat(d.quantile(0.125)).isEqualTo(48, within(1e-9));
        assertThat(d.binWidth()).isEqualTo(8);
        assertThat(d.modes()).hasSize(1);
        assertThat(Ambiguity.entropy(d)).as("½ for a triangle").isEqualTo(0.5, within(0.02));
        assertThat(Ambiguity.bimodalityCoefficient(d)).as("kurtosis 12/5").isEqualTo(5 / 12.0, within(0.01));
        assertThat(Ambiguity.interquartile(d)).as("2 · (1 − 1/√2)").isEqualTo(2 * (1 - Math.sqrt(0.5)), within(0.01));
    }

    @Test
    void twoBinsOfOnePriorAreTwoModes() {
        head.edge(4, 4, Edge.BOTTOM, Map.of(2, 0.6, 7, 0.4));
        EdgeEvidence edge = evidence(new Box(20, 20, 52, 52)).edge(Edge.BOTTOM);
        assertThat(edge.positions()).extracting(Mode::position).satisfiesExactly(
                p -> assertThat(p).isEqualTo(52, within(1e-9)), p -> assertThat(p).isEqualTo(92, within(1e-9)));
        assertThat(edge.positions()).extracting(Mode::mass).satisfiesExactly(
                m -> assertThat(m).isEqualTo(0.6, within(1e-6)), m -> assertThat(m).isEqualTo(0.4, within(1e-6)));
        assertThat(edge.separation()).isEqualTo(40, within(1e-9));
        assertThat(edge.relativeSeparation()).isEqualTo(40 / 32.0, within(1e-9));
        EdgeMixture d = edge.grown().orElseThrow();
        assertThat(Ambiguity.twoModes(d)).as("0.4 · 5 bins").isEqualTo(2, within(1e-6));
        assertThat(d.withinStd()).as("√(0.6 · 0.4) · 40").isEqualTo(Math.sqrt(0.24) * 40, within(1e-5));
        assertThat(d.betweenStd()).isEqualTo(0, within(1e-5));
        assertThat(Ambiguity.shape(d)).isEqualTo(2 + 0.2 * d.std() / 8, within(1e-6));
        assertThat(edge.tail()).as("0.3 below, 0.3 and 0.4 above").isEqualTo(0.4, within(1e-6));
        assertThat(edge.ambiguity())
                .as("0.4 · 5 bins, which count as 2, and 0.6 of a triangle's mean distance of a third of a bin")
                .isEqualTo((0.4 * 2 + 0.6 / 3) * (1 - Math.pow(0.4, 8)), within(0.01));
        assertThat(edge.priorShapes().twoModes()).isEqualTo(2, within(1e-6));
        assertThat(edge.priorShapes().topShare(1)).isEqualTo(0.6, within(1e-6));
        assertThat(edge.priorShapes().topShare(4)).isEqualTo(1, within(1e-6));
        assertThat(edge.priorShapes().entropy()).isEqualTo(-0.6 * Math.log(0.6) - 0.4 * Math.log(0.4), within(1e-6));
    }

    @Test
    void disagreementBetweenPriorsIsKeptApartFromBimodalityWithinThem() {
        head.sees(4, 5, 0, 0.8, 3, 2, 1, 7);
        EdgeEvidence edge = evidence(new Box(20, 20, 52, 52)).edge(Edge.BOTTOM);
        EdgeMixture d = edge.grown().orElseThrow();
        assertThat(edge.separation()).isEqualTo(40, within(1e-6));
        assertThat(d.betweenStd()).isEqualTo(20, within(1e-6));
        assertThat(d.withinStd()).isEqualTo(0, within(1e-5));
        assertThat(edge.priorShapes().twoModes()).isEqualTo(0, within(1e-9));
    }

    @Test
    void grownEvidenceFindsTheOtherConventionSupportDoesNot() {
        head.sees(4, 5, 0, 0.5, 3, 2, 1, 7);
        ObjectEvidence e = evidence(new Box(20, 20, 52, 52));
        assertThat(e.grown().size()).isEqualTo(2);
        assertThat(e.seedScore()).isEqualTo(0.8, within(1e-6));
        assertThat(e.grown().weights()[0]).isEqualTo(0.8 / 1.3, within(1e-6));
        assertThat(e.supporting().size()).as("[20, 20, 52, 92] has IoU 32/72 = 0.44 with the annotation").isEqualTo(2);
        double far = 0.5 * Math.pow(32 / 72.0, 6);
        assertThat(e.supporting().weights()[1]).isEqualTo(far / (0.8 + far), within(1e-6));
        assertThat(e.supportMatch()).as("0.8 · 1², more than 0.5 · (32/72)²").isEqualTo(0.8, within(1e-6));
    }

    @Test
    void anEdgeIsAmbiguousIfItMovesOnceOnlySupportersAreAsked() {
        head.sees(4, 5, 0, 0.5, 3, 2, 1, 7);
        EdgeEvidence bottom = evidence(new Box(20, 20, 52, 52)).edge(Edge.BOTTOM);
        double other = 0.5 / 1.3;
        double otherSupport = 0.5 * Math.pow(32 / 72.0, 6) / (0.8 + 0.5 * Math.pow(32 / 72.0, 6));
        assertThat(bottom.grown().orElseThrow().mean()).isEqualTo(52 + 40 * other, within(1e-6));
        assertThat(bottom.supporting().orElseThrow().mean()).isEqualTo(52 + 40 * otherSupport, within(1e-6));
        assertThat(bottom.tail()).as("nothing of the other position lies below").isEqualTo(otherSupport, within(1e-6));
        assertThat(bottom.ambiguity()).as("two bins of the other one, a third of this; half of the 5 bins that it moves by")
                .isEqualTo(2 * other + (1 - other) / 3 + 0.5 * 5 * (other - otherSupport), within(0.01));
        assertThat(evidence(new Box(20, 20, 52, 52)).edge(Edge.LEFT).ambiguity()).as("seen alike by both")
                .isEqualTo(1 / 3.0, within(0.01));
    }

    @Test
    void theMatchOfSupportersCountsBothHowSureAndHowNearTheyAre() {
        assertThat(evidence(new Box(20, 20, 48, 52)).supportMatch()).as("0.8 · (28/32)²").isEqualTo(0.6125, within(1e-6));
        assertThat(evidence(new Box(90, 90, 120, 120)).supportMatch()).isZero();
    }

    @Test
    void onlySeedsInsideTheAnnotationCount() {
        assertThat(evidence(new Box(37, 20, 90, 52)).grown().isEmpty()).as("the prior's centre lies at 36").isTrue();
        assertThat(evidence(new Box(36, 20, 90, 52)).grown().isEmpty()).as("strictly inside").isTrue();
        assertThat(evidence(new Box(35, 20, 90, 52)).grown().size()).isEqualTo(1);
    }

    @Test
    void tellsHowFarTheAnnotatedEdgeLiesFromSupport() {
        EdgeEvidence right = evidence(new Box(20, 20, 52, 52)).edge(Edge.RIGHT);
        assertThat(right.tail()).isEqualTo(0, within(1e-9));
        assertThat(right.modeDistance()).isEqualTo(0, within(1e-9));
        assertThat(right.highestDensityShare()).isEqualTo(0, within(1e-9));
        EdgeEvidence off = evidence(new Box(20, 20, 48, 52)).edge(Edge.RIGHT);
        assertThat(off.tail()).as("1 − 2 · 0.125").isEqualTo(0.75, within(1e-9));
        assertThat(off.modeDistance()).isEqualTo(4 / (8 / Math.sqrt(6) + 1), within(0.02));
        assertThat(off.highestDensityShare()).as("all but two tails of 0.125").isEqualTo(0.75, within(0.07));
        assertThat(off.surprise()).as("half the peak").isEqualTo(Math.log(2), within(1e-9));
        assertThat(off.expectationDistance()).isEqualTo(4, within(1e-9));
        EdgeEvidence lost = evidence(new Box(20, 20, 65, 52)).edge(Edge.RIGHT);
        assertThat(lost.tail()).isEqualTo(1, within(1e-12));
        assertThat(lost.surprise()).isEqualTo(27.63, within(0.01));
    }

    @Test
    void rankedProbabilityIsTheSquaredDistanceOfTheDistributionFunctions() {
        EdgeMixture d = evidence(new Box(20, 20, 52, 52)).edge(Edge.RIGHT).grown().orElseThrow();
        assertThat(Location.rankedProbability(d, 152)).as("100 px less half the mean difference, 7/30 · 8 px")
                .isEqualTo(100 - 8 * 7 / 30.0, within(0.1));
    }

    @Test
    void aPriorWithItsMassInTheLastBinIsOutOfRange() {
        head.edge(4, 4, Edge.LEFT, Map.of(16, 0.7, 15, 0.3));
        EdgeEvidence left = evidence(new Box(-90, 20, 52, 52)).edge(Edge.LEFT);
        assertThat(left.sightGrown()).isEqualTo(EdgeEvidence.Sight.OUT_OF_RANGE);
        assertThat(left.ambiguity()).isNaN();
    }

    @Test
    void aPriorWhoseBinsEndBeforeTheAnnotatedEdgeDoesNotSpeakAgainstIt() {
        HandMadeHead wide = new HandMadeHead(2).sees(0, 0, 0, 0.8, 0, 0, 15, 15);
        Letterbox fit = Letterbox.identity(256, 256);
        EdgeEvidence right = ObjectEvidence.of(ConfidentPriors.of(wide.head(), 0.05), new Box(2, 2, 140, 124), 0, fit, USUAL)
                .edge(Edge.RIGHT);
        assertThat(right.sightSupporting()).as("140 − 4 = 17 bins, of 16").isEqualTo(EdgeEvidence.Sight.OUT_OF_RANGE);
        assertThat(right.tail()).isNaN();
        assertThat(right.sightGrown()).isEqualTo(EdgeEvidence.Sight.SEEN);
    }

    @Test
    void nobodySpeaksOfAnotherClass() {
        ObjectEvidence e = ObjectEvidence.of(ConfidentPriors.of(head.head(), 0.05), new Box(20, 20, 52, 52), 1, SAME, USUAL);
        assertThat(e.edge(Edge.TOP).sightGrown()).isEqualTo(EdgeEvidence.Sight.NOBODY);
        assertThat(e.edge(Edge.TOP).sightSupporting()).isEqualTo(EdgeEvidence.Sight.NOBODY);
        assertThat(e.seedScore()).isZero();
    }

    @Test
    void positionsAreImagePixels() {
        Letterbox fit = Letterbox.fit(Letterbox.Fit.CENTER, 256, 128, 128, 128);
        Box annotated = fit.toImage(new Box(20, 20, 52, 52));
        EdgeEvidence bottom = ObjectEvidence.of(ConfidentPriors.of(head.head(), 0.05), annotated, 0, fit, USUAL)
                .edge(Edge.BOTTOM);
        EdgeMixture d = bottom.grown().orElseThrow();
        assertThat(d.mean()).as("(52 − 32) / 0.5").isEqualTo(40, within(1e-9));
        assertThat(d.binWidth()).isEqualTo(16);
        assertThat(d.step()).isEqualTo(2);
        assertThat(d.at(40)).isEqualTo(1 / 16.0, within(1e-12));
        assertThat(bottom.tail()).isEqualTo(0, within(1e-9));
    }

    @Test
    void brokenNumbersAreNamed() {
        head.score(3, 3, 1, Double.NaN);
        assertThatThrownBy(() -> ConfidentPriors.of(head.head(), 0.05)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prior 51");
    }
}
