package anchorlens.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DynamicBetaTest {
    @Test
    void notesTheKthSmallestTargetOfAllImagesOrTheLargestOfFewer() {
        DynamicBeta rule = new DynamicBeta(1, 2, 3);
        assertThat(rule.note(new double[] {0.5, 0.1, 0.4, 0.3, 0.2}, 2)).isEqualTo(0.4);
        assertThat(rule.note(new double[] {0.5, 0.1}, 2)).isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> rule.note(new double[0], 1))
                .withMessageContaining("positives");
    }

    @Test
    void followsTheMedianOfEachWindowButNeverBeyondItsFirstValue() {
        DynamicBeta rule = new DynamicBeta(1, 10, 2);
        assertThat(rule.run(new double[] {0.5, 0.25, 3, 5, 0.25, 0.25, 9}))
                .containsExactly(1, 1, 0.375, 0.375, 1, 1, 0.25);
    }

    @Test
    void staysWhereNothingOrOnlyZerosWereNoted() {
        DynamicBeta rule = new DynamicBeta();
        assertThat(rule.update(0.3, new double[0])).isEqualTo(0.3);
        assertThat(rule.update(0.3, new double[] {0, 0, 0.2})).isEqualTo(0.3);
        assertThat(rule.update(0.3, new double[] {0.1, 0.2, 0.7})).isEqualTo(0.2);
    }
}
