package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Boxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Searches by index arithmetic find what looking at every prior finds. */
class GridSearchTest {
    private static final List<FeatureLevel> GRIDS = List.of(new FeatureLevel(0, 8, 13, 17, 1, 0),
            new FeatureLevel(1, 16, 7, 9, 1, 221), new FeatureLevel(2, 64, 1, 2, 1, 284));

    @Test
    void nearestPriorsAreThoseOfAFullScan() {
        Random random = new Random(3);
        for (int trial = 0; trial < 600; trial++) {
            double offset = trial % 2 * 0.5;
            AnchorPriors anchors = trial % 3 == 0 ? AnchorPriors.square(GRIDS, offset, 8)
                    : AnchorPriors.onGrids(GRIDS, offset, List.of(4.0, 8.0), List.of(0.5, 1.0));
            // every other point lies on a line of symmetry, where distances tie; some lie outside the grid
            double x = trial % 4 < 2 ? random.nextInt(-3, 20) * 8 + 4 : random.nextDouble(-60, 200);
            double y = trial % 4 < 2 ? random.nextInt(-3, 16) * 8 : random.nextDouble(-60, 160);
            int k = 1 + random.nextInt(40);
            NearestPriors fast = new NearestPriors(k, offset);
            NearestPriors full = new NearestPriors(k, offset);
            for (FeatureLevel level : anchors.levels()) {
                fast.search(level, x, y);
                full.search(level, x, y, new boolean[anchors.count()]);
                assertThat(found(fast)).as("k %d around (%s, %s) on %s", k, x, y, level).isEqualTo(found(full))
                        .hasSize(Math.min(k, level.count()));
            }
        }
    }

    private static List<Integer> found(NearestPriors search) {
        List<Integer> priors = new ArrayList<>();
        for (int place = 0; place < search.size(); place++) {
            priors.add(search.prior(place));
        }
        return priors;
    }

    @Test
    void farPriorsComeLastByIndex() {
        FeatureLevel level = GRIDS.get(2);
        NearestPriors search = new NearestPriors(2, 0.5);
        boolean[] far = new boolean[level.endPrior()];
        far[level.firstPrior()] = true;
        search.search(level, 30, 30, far);
        assertThat(found(search)).containsExactly(285, 284);
    }

    @Test
    void overlapsAreThoseOfAFullScanToTheLastBit() {
        Random random = new Random(5);
        for (int trial = 0; trial < 300; trial++) {
            AnchorPriors anchors = AnchorPriors.onGrids(GRIDS, trial % 2 * 0.5,
                    List.of(4.0, 4 * Math.cbrt(2), 0.4), List.of(0.5, 1.0, 2.0));
            float x = trial % 3 == 0 ? random.nextInt(-8, 20) * 8 : random.nextFloat(-80, 220);
            float y = random.nextFloat(-80, 220);
            float w = trial % 5 == 0 ? 0 : random.nextFloat(-2, 120);
            Boxes box = Boxes.ofArray(new float[] {x, y, x + w, y + random.nextFloat(-2, 120)});
            PriorOverlaps.Found found = new PriorOverlaps(anchors).with(box, 0);
            double[] byPrior = new double[anchors.count()];
            for (int row = 0; row < found.priors().length; row++) {
                byPrior[found.priors()[row]] = found.iou()[row];
            }
            for (int i = 0; i < anchors.count(); i++) {
                assertThat(byPrior[i]).as("prior %d with %s", i, box.get(0)).isEqualTo(
                        PriorOverlaps.iou(box, 0, anchors.boxes(), i));
            }
        }
    }
}
