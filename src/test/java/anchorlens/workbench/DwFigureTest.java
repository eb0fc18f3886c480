package anchorlens.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.compare.PriorReading;
import anchorlens.analysis.compare.Scheme;
import anchorlens.assign.DwAssigner;
import anchorlens.assign.DwMisplacement;
import anchorlens.assign.DwWeighting;
import anchorlens.assign.GflWeighting;
import anchorlens.assign.VflWeighting;
import anchorlens.assign.Weighting;
import anchorlens.task.CancellationToken;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The weights of the four priors of {@link DwFigure} against values worked out by hand from the formulas of table 1 of the DW
 * paper. With s and u (the IoU): A (0.90, 0.90), B (0.85, 0.55), C (0.55, 0.55), D (0.30, 0.60).
 */
class DwFigureTest {
    private static DwFigure figure;

    @BeforeAll
    static void draw() {
        figure = DwFigure.draw();
    }

    private static PriorReading.OfScheme reading(Weighting weighting, int point) {
        RunRequest request = new RunRequest(figure.image(), java.util.Optional.of(figure.pass()),
                ClassMapping.byName(figure.categories(), figure.categories()), new PriorSetup(), new DwAssigner(), weighting);
        Scheme scheme = new Workbench().run(request, CancellationToken.NONE).scheme(weighting.displayName());
        PriorReading read = PriorReading.of(List.of(scheme), figure.points().get(point).prior(), 0);
        assertThat(read.s()).isCloseTo(figure.points().get(point).s(), within(1e-6));
        assertThat(read.iou()).isCloseTo(figure.points().get(point).iou(), within(1e-6));
        return read.byScheme().getFirst();
    }

    private static void hasWeights(Weighting weighting, int point, double pos, double neg) {
        PriorReading.OfScheme read = reading(weighting, point);
        assertThat(read.weighed()).isTrue();
        assertThat(read.pos()).as("w_pos of " + figure.points().get(point).name()).isCloseTo(pos, within(1e-5 * pos + 1e-9));
        assertThat(read.neg()).as("w_neg of " + figure.points().get(point).name()).isCloseTo(neg, within(2e-5 * neg + 1e-9));
    }

    /** w_pos = |s − u|² · u, w_neg = |s − u|² · (1 − u): 0.3² · 0.55 = 0.0495, 0.3² · 0.45 = 0.0405, 0.3² · 0.6 = 0.054 … */
    @Test
    void gflDoesNotTellBFromDAndGivesAAndCNothing() {
        GflWeighting gfl = new GflWeighting();
        hasWeights(gfl, 0, 0, 0);
        hasWeights(gfl, 1, 0.0495, 0.0405);
        hasWeights(gfl, 2, 0, 0);
        hasWeights(gfl, 3, 0.0540, 0.0360);
    }

    /** w_pos = u · u, w_neg = u · (1 − u): 0.9² = 0.81, 0.9 · 0.1 = 0.09; 0.55² = 0.3025, 0.55 · 0.45 = 0.2475; 0.36, 0.24. */
    @Test
    void vflDoesNotTellCFromD() {
        VflWeighting vfl = new VflWeighting();
        hasWeights(vfl, 0, 0.81, 0.09);
        hasWeights(vfl, 1, 0.3025, 0.2475);
        hasWeights(vfl, 2, 0.3025, 0.2475);
        hasWeights(vfl, 3, 0.36, 0.24);
    }

    /**
     * t = s · u⁵: A 0.9 · 0.59049 = 0.531441, B 0.85 · 0.0503284375 = 0.04277917, C 0.55 · 0.0503284375 = 0.02768064,
     * D 0.3 · 0.07776 = 0.023328; w_pos = e^{5t} · t: A e^2.657205 · 0.531441 = 7.576428, B e^0.2138959 · 0.04277917 = 0.05298173,
     * C e^0.1384032 · 0.02768064 = 0.03178951, D e^0.11664 · 0.023328 = 0.02621402.
     *
     * <p>k = 1 / (0.95² − 0.5²) = 1 / 0.6525 = 1.53256705, b = k · 0.9025 = 1.38314176; P_neg = b − k · u²: A 0.14176245,
     * B and C 0.91954023, D 0.83141762; w_neg = P_neg · s².
     */
    @Test
    void dwTellsAllFourApart() {
        DwWeighting dw = paper();
        hasWeights(dw, 0, 7.576428, 0.14176245 * 0.81);
        hasWeights(dw, 1, 0.05298173, 0.91954023 * 0.7225);
        hasWeights(dw, 2, 0.03178951, 0.91954023 * 0.3025);
        hasWeights(dw, 3, 0.02621402, 0.83141762 * 0.09);
    }

    private static DwWeighting paper() {
        DwWeighting usual = new DwWeighting();
        return new DwWeighting(DwWeighting.Variant.PAPER, usual.beta(), usual.tau(), usual.mu(), usual.nu(), usual.gamma1(),
                usual.gamma2());
    }

    /** How far two pairs (w_pos, w_neg) lie apart against how large they are: GFL's B and D 0.10, VFL's C and D 0.14. */
    @Test
    void theSchemesSeparateTheFourAsThePaperSays() {
        assertThat(distance(new GflWeighting(), 1, 3)).isLessThan(0.15);
        assertThat(distance(new VflWeighting(), 2, 3)).isLessThan(0.15);
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                assertThat(distance(paper(), i, j)).as(i + " and " + j).isGreaterThan(0.8);
            }
        }
    }

    private static double distance(Weighting weighting, int i, int j) {
        PriorReading.OfScheme a = reading(weighting, i);
        PriorReading.OfScheme b = reading(weighting, j);
        return Math.hypot(a.pos() - b.pos(), a.neg() - b.neg())
                / ((Math.hypot(a.pos(), a.neg()) + Math.hypot(b.pos(), b.neg())) / 2);
    }

    /** At u = 0.7: γ₁ = 1: (0.95 − 0.7) / 0.45 = 0.5555556; γ₁ = 2: (0.9025 − 0.49) / 0.6525 = 0.6321839. */
    @Test
    void pNegFallsFromOneToNothingTheLaterTheLargerGamma() {
        assertThat(new DwMisplacement(1).of(0.7)).isCloseTo(0.5555556, within(1e-6));
        assertThat(new DwMisplacement(2).of(0.7)).isCloseTo(0.6321839, within(1e-6));
        assertThat(new DwMisplacement(5).of(0.7)).isGreaterThan(new DwMisplacement(2).of(0.7));
        for (double gamma : new double[]{0.5, 1, 2, 5}) {
            DwMisplacement p = new DwMisplacement(gamma);
            assertThat(p.of(0.49)).isEqualTo(1);
            assertThat(p.of(0.5)).isCloseTo(1, within(1e-12));
            assertThat(p.of(0.95)).isCloseTo(0, within(1e-12));
            assertThat(p.of(0.96)).isZero();
        }
    }
}
