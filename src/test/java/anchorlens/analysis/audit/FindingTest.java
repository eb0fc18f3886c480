package anchorlens.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void callsOtherObjectsByTheirNumbersInTheList() {
        Finding f = Finding.of(Problem.FEW_POSITIVES, 0, 1, "Lost to another ground truth (IoU 0.1, needed > 0.5 of ground truth 2). "
                + "With topk = 4 it has more.");
        Finding numbered = f.numbered(new int[]{0, 3, 7});
        assertThat(numbered.reason()).isEqualTo("Lost to another ground truth (IoU 0.1, needed > 0.5 of ground truth 7). "
                + "With topk = 4 it has more.");
        assertThat(numbered.object()).isZero();
        assertThat(numbered.problem()).isEqualTo(Problem.FEW_POSITIVES);
    }
}
