package anchorlens.loss;

import static anchorlens.loss.GoldenTable.close;
import static anchorlens.loss.GoldenTable.doubles;
import static anchorlens.loss.GoldenTable.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoxLossTest {
    /** Where terms of about 1 cancel, neither side has digits beyond this. */
    private static final double CANCELLED = 4e-16;

    static Stream<Arguments> losses() {
        return Stream.of(Arguments.of("iouLogLoss", new IouLoss(IouLoss.Form.LOG, 1e-6)),
                Arguments.of("iouLinearLoss", new IouLoss(IouLoss.Form.LINEAR, 1e-6)),
                Arguments.of("iouSquareLoss", new IouLoss(IouLoss.Form.SQUARE, 1e-6)),
                Arguments.of("giouLoss", new GiouLoss()), Arguments.of("diouLoss", new DiouLoss()),
                Arguments.of("ciouLoss", new CiouLoss()), Arguments.of("ciouUltralyticsLoss", CiouLoss.ultralytics()));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valueAndGradientAgreeWithTheReference(String name, BoxLoss loss) throws IOException {
        JsonNode cases = read("iouFamily").get("cases");
        assertThat(cases).hasSize(16);
        for (JsonNode c : cases) {
            Box predicted = box(c.get("pred"));
            Box truth = box(c.get("gt"));
            String what = name + " of " + c.get("name").asText();
            close(what, loss.value(predicted, truth), c.get(name).get("value").asDouble(), CANCELLED);
            double[] expected = doubles(c.get(name).get("grad"));
            double[] actual = loss.gradient(predicted, truth);
            for (int i = 0; i < 4; i++) {
                close(what + ", derivative " + i, actual[i], expected[i], CANCELLED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsTheSlopeOfTheValue(String name, BoxLoss loss) {
        boolean weightIsDetached = loss instanceof CiouLoss;
        Box truth = new Box(20, 10, 55, 60);
        double[] at = {12.5, 15.25, 48.75, 70.5};
        double[] gradient = loss.gradient(new Box(at[0], at[1], at[2], at[3]), truth);
        for (int i = 0; i < 4; i++) {
            double h = 1e-4;
            double slope = (moved(loss, at, i, h, truth) - moved(loss, at, i, -h, truth)) / (2 * h);
            assertThat(gradient[i]).as(name).isCloseTo(slope, within(weightIsDetached ? 1e-4 : 1e-8));
        }
    }

    @Test
    void overlapAloneDoesNotPullBoxesTogetherThatAreApart() {
        Box predicted = new Box(0, 0, 10, 12);
        Box truth = new Box(20, 30, 50, 45);
        assertThat(new IouLoss().gradient(predicted, truth)).containsOnly(0.0);
        assertThat(new GiouLoss().gradient(predicted, truth)[2]).isNegative();
        assertThat(new DiouLoss().gradient(predicted, truth)[2]).isNegative();
    }

    @Test
    void epsilonMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GiouLoss(0)).withMessageContaining("above 0");
    }

    private static double moved(BoxLoss loss, double[] at, int side, double by, Box truth) {
        double[] b = at.clone();
        b[side] += by;
        return loss.value(new Box(b[0], b[1], b[2], b[3]), truth);
    }

    private static Box box(JsonNode corners) {
        double[] b = doubles(corners);
        return new Box(b[0], b[1], b[2], b[3]);
    }
}
