package anchorlens.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.detection.ClassScores;
import org.junit.jupiter.api.Test;

class ScoreRemarksTest {
    @Test
    void saysWhenAllScoresAreZeroOrSomeNoNumbers() {
        assertThat(ScoreRemarks.of(ClassScores.ofProbabilities(2, 2, new float[4], null))).singleElement().asString()
                .startsWith("All scores are exactly 0").contains("float32");
        assertThat(ScoreRemarks.of(ClassScores.ofProbabilities(2, 1, new float[] {0.5f, Float.NaN}, null))).singleElement().asString()
                .startsWith("1 of 2 priors have scores that are no numbers");
        assertThat(ScoreRemarks.of(ClassScores.ofProbabilities(1, 2, new float[] {0, 0.1f}, null))).isEmpty();
        assertThat(ScoreRemarks.of(ClassScores.ofProbabilities(1, 1, new float[] {0.9f}, new float[1]))).hasSize(1);
    }
}
