package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anchorlens.detection.ClassScores;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Iou;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictedBoxesTest {
    private static final int BOXES = 3000;
    private static final double HAIR = 4.01 / 64;

    private static Boxes random(long seed, int count) {
        Random random = new Random(seed);
        float[] b = new float[4 * count];
        for (int i = 0; i < count; i++) {
            float size = (float) Math.exp(random.nextDouble() * 6);
            b[4 * i] = random.nextFloat() * 300 - 20;
            b[4 * i + 1] = random.nextFloat() * 300 - 20;
            b[4 * i + 2] = b[4 * i] + size * (random.nextFloat() + 0.2f);
            b[4 * i + 3] = b[4 * i + 1] + size * (random.nextFloat() + 0.2f);
        }
        return Boxes.ofArray(b);
    }

    private static PredictedBoxes index(Boxes boxes) {
        int n = boxes.count();
        return new PredictedBoxes(boxes, random(2, 40), new CheckedPredictions(
                new Predictions(boxes, ClassScores.ofLogits(n, 1, new float[n], null), Optional.empty())));
    }

    /** The IoU if the boxes met by a hair more, as the search takes them to. */
    private static double generousIou(Boxes a, int i, Boxes b, int g) {
        double w = Math.min(a.x2(i), b.x2(g)) - Math.max(a.x1(i), b.x1(g)) + HAIR;
        double h = Math.min(a.y2(i), b.y2(g)) - Math.max(a.y1(i), b.y1(g)) + HAIR;
        double areas = a.get(i).area() + b.get(g).area();
        return w * h < areas ? Math.min(1, w * h / (areas - w * h)) : 1;
    }

    private static double iou(Boxes a, int i, Boxes b, int g) {
        return Iou.iou(a.get(i), b.get(g));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-30, 1e-3, 0.05, 0.3, 0.5, 0.75, 0.95, 1})
    void findsEveryBoxThatReachesTheIouAndFewOthers(double minIou) {
        Boxes boxes = random(1, BOXES);
        boxes.array()[4] = boxes.array()[6] + 5;
        Boxes targets = random(2, 40);
        System.arraycopy(boxes.array(), 40, targets.array(), 0, 4);
        PredictedBoxes index = index(boxes);
        for (int g = 0; g < targets.count(); g++) {
            index.target(targets, g);
            index.find(minIou);
            TreeSet<Integer> missing = new TreeSet<>();
            for (int i = 0; i < BOXES; i++) {
                if (iou(boxes, i, targets, g) > 0 && iou(boxes, i, targets, g) >= minIou) {
                    missing.add(i);
                }
            }
            for (int k = 0; k < index.size(); k++) {
                double u = iou(boxes, index.found(k), targets, g);
                double most = generousIou(boxes, index.found(k), targets, g);
                assertThat(most).as("IoU of a found box, a hair larger").isGreaterThan(minIou * (1 - 1e-4));
                assertThat(index.maxIou(k)).as("bound").isGreaterThanOrEqualTo(u)
                        .isLessThan(minIou > 1e-20 ? most * 1.0001 : 1.1);
                missing.remove(index.found(k));
            }
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void aTargetWithoutAreaMeetsNothing() {
        PredictedBoxes index = index(random(3, 100));
        index.target(Boxes.ofArray(new float[] {50, 50, 50, 80}), 0);
        for (double minIou : new double[] {0, 0.5}) {
            index.find(minIou);
            assertThat(index.size()).isZero();
        }
    }

    @Test
    void namesABoxThatIsNotFinite() {
        Boxes boxes = random(4, 100);
        boxes.array()[4 * 37 + 2] = Float.NaN;
        assertThatIllegalArgumentException().isThrownBy(() -> index(boxes)).withMessageContaining("prior 37 is NaN");
    }
}
