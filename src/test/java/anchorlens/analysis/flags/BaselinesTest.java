package anchorlens.analysis.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.flags.Baselines.Seen;
import anchorlens.geometry.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final Box SQUARE = new Box(0, 0, 10, 10);
    /** IoU 0.8 with the square. */
    private static final Box SHORTER = new Box(0, 0, 8, 10);

    @Test
    void mistakennessOfLocationFollowsItsFormula() {
        double[] m = Baselines.mistakennessLoc(List.of(new InspectedObject(SQUARE, 0), new InspectedObject(new Box(50, 50, 60, 60), 0)),
                List.of(new Seen(SHORTER, 1, 0.9)));
        assertThat(m[0]).as("i = 0.4, (0.9 · (0.8 − 1) + 1) / 2").isEqualTo(0.41, within(1e-9));
        assertThat(m[1]).isNaN();
    }

    @Test
    void surerDetectionsChooseFirst() {
        double[] m = Baselines.mistakennessLoc(List.of(new InspectedObject(SQUARE, 0)),
                List.of(new Seen(SQUARE, 0, 0.5), new Seen(SHORTER, 0, 0.9)));
        assertThat(m[0]).isEqualTo(0.41, within(1e-9));
    }

    @Test
    void objectLabSeesBadLocationsSwappedClassesAndOverlookedObjects() {
        double similarity = 0.9 * 0.8 + 0.1 * Math.exp(-0.1);
        assertThat(Baselines.similarity(SQUARE, SHORTER)).isEqualTo(similarity, within(1e-9));
        InspectedObject square = new InspectedObject(SQUARE, 0);
        List<Seen> own = List.of(new Seen(SHORTER, 0, 0.6));
        assertThat(Baselines.badloc(square, own, 0.5)).isEqualTo(1 - similarity, within(1e-9));
        assertThat(Baselines.badloc(square, own, 0.7)).as("nothing to say").isZero();
        assertThat(Baselines.swapped(square, own, 0.5)).isZero();
        assertThat(Baselines.swapped(square, List.of(new Seen(SHORTER, 1, 0.6)), 0.5)).isEqualTo(similarity, within(1e-9));
        assertThat(Baselines.overlooked(own.getFirst(), List.of(square), own)).isEqualTo(1 - similarity, within(1e-9));
        Seen other = new Seen(SHORTER, 1, 0.6);
        assertThat(Baselines.overlooked(other, List.of(square), List.of(other))).isEqualTo(1 - similarity * 0.4, within(1e-9));
    }

    @Test
    void averagePrecisionTakesEqualScoresTogether() {
        Ranking r = Ranking.of(new double[]{0.9, 0.8, 0.7, 0.1}, new boolean[]{true, false, true, false});
        assertThat(r.averagePrecision()).as("½ · 1 + ½ · 2/3").isEqualTo(5 / 6.0, within(1e-12));
        assertThat(r.areaUnderCurve()).as("3 of 4 pairs").isEqualTo(0.75, within(1e-12));
        assertThat(r.halfRecall()).isEqualTo(0.9);
        Ranking tied = Ranking.of(new double[]{1, 1, 1, Double.NaN}, new boolean[]{true, false, false, true});
        assertThat(tied.averagePrecision()).as("½ · 1/3 + ½ · 2/4").isEqualTo(1 / 6.0 + 0.25, within(1e-12));
        assertThat(tied.areaUnderCurve()).as("2 halves of 4 pairs").isEqualTo(0.25, within(1e-12));
        assertThat(Ranking.of(new double[]{1}, new boolean[]{false}).averagePrecision()).isNaN();
    }
}
