package anchorlens.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.compare.Differences.Change;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.assign.LossWeights.Term;
import anchorlens.assign.PriorState;
import anchorlens.assign.Verdict;
import anchorlens.detection.ClassScores;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Six priors in a row, stride 8, and two ground truths; every expected number is worked out beside its test. */
class CompareTest {
    private static final GroundTruth TRUTH = new GroundTruth(Boxes.of(List.of(new Box(0, 0, 24, 8), new Box(16, 0, 48, 8))),
            new int[]{0, 1}, Boxes.NONE);

    private static AssignmentInput input(int width) {
        PointPriors priors = PointPriors.covering(width, 8, List.of(8), 0.5);
        float[] probabilities = new float[2 * priors.count()];
        Arrays.fill(probabilities, 0.25f);
        probabilities[2] = 0.5f;
        float[] boxes = new float[4 * priors.count()];
        for (int p = 0; p < priors.count(); p++) {
            boxes[4 * p + 2] = 12;
            boxes[4 * p + 3] = 8;
        }
        return new AssignmentInput(priors, TRUTH, Optional.of(new Predictions(Boxes.ofArray(boxes),
                ClassScores.ofProbabilities(priors.count(), 2, probabilities, null), Optional.empty())), width, 8);
    }

    /** @param gtOf the ground truth of each prior, −1 for background; candidates are listed with it, kept or not */
    static Scheme scheme(String name, int[] gtOf, Verdict[] verdicts, LossWeights weights) {
        PriorState[] state = new PriorState[gtOf.length];
        int[] index = new int[gtOf.length];
        for (int p = 0; p < gtOf.length; p++) {
            boolean kept = gtOf[p] >= 0 && verdicts[p] == Verdict.KEPT;
            state[p] = kept ? PriorState.POSITIVE : PriorState.NEGATIVE;
            index[p] = kept ? gtOf[p] : -1;
        }
        List<CandidateBag> bags = List.of(bag(0, gtOf, verdicts), bag(1, gtOf, verdicts));
        return new Scheme(name, input(8 * gtOf.length), new AssignmentResult(index, state, bags, null), Optional.ofNullable(weights));
    }

    private static CandidateBag bag(int gt, int[] gtOf, Verdict[] verdicts) {
        int[] priors = java.util.stream.IntStream.range(0, gtOf.length).filter(p -> gtOf[p] == gt).toArray();
        return new CandidateBag(gt, priors, Arrays.stream(priors).mapToObj(p -> verdicts[p]).toArray(Verdict[]::new), List.of(), Map.of());
    }

    static Verdict[] kept(int... notKept) {
        Verdict[] out = new Verdict[6];
        Arrays.fill(out, Verdict.KEPT);
        for (int p : notKept) {
            out[p] = Verdict.BELOW_THRESHOLD;
        }
        return out;
    }

    private static LossWeights weights(int[] prior, int[] gt, double[] pos, double[] neg) {
        return new LossWeights(prior, gt, pos, neg, List.of(new Term("t", "formula", pos.clone())),
                new double[]{0.01, 0.01, 0.01, 0.01, 0.01, 0.01});
    }

    /** Priors 0–2 learn object 0 with 1, 2, 1; priors 3 and 4 object 1 with 4 and 0. */
    static Scheme first() {
        return scheme("first", new int[]{0, 0, 0, 1, 1, -1}, kept(), weights(new int[]{0, 1, 2, 3, 4}, new int[]{0, 0, 0, 1, 1},
                new double[]{1, 2, 1, 4, 0}, new double[]{3, 1, 2, 0, 5}));
    }

    /** Priors 1 and 2 learn object 0, prior 3 is none's, prior 4 and 5 learn object 1; prior 2 fails. */
    static Scheme second() {
        return scheme("second", new int[]{-1, 0, 0, -1, 1, 1}, kept(2), weights(new int[]{1, 4, 5}, new int[]{0, 1, 1},
                new double[]{0.5, 0.25, 0.25}, new double[]{0, 0, 0}));
    }

    /** (1 + 2 + 1)² / (1 + 4 + 1) = 16 / 6; (4)² / 16 = 1. ρ of (1, 2, 1) and (3, 1, 2): ranks (1.5, 3, 1.5), (3, 1, 2): −0.8660. */
    @Test
    void totalsAreSumsEffectiveNumberAndRankOfPosAgainstNeg() {
        List<WeightTotals> totals = WeightTotals.ofEach(first());
        assertThat(totals.get(0)).satisfies(t -> {
            assertThat(t.positives()).isEqualTo(3);
            assertThat(t.sumPos()).isEqualTo(4);
            assertThat(t.sumNeg()).isEqualTo(6);
            assertThat(t.effective()).isCloseTo(16.0 / 6, within(1e-12));
            assertThat(t.posNegRank()).isCloseTo(-Math.sqrt(3) / 2, within(1e-12));
        });
        assertThat(totals.get(1).effective()).isEqualTo(1);
        assertThat(totals.get(1).posNegRank()).isEqualTo(-1);
        WeightTotals all = WeightTotals.ofAll(first());
        assertThat(all.sumPos()).isEqualTo(8);
        assertThat(all.effective()).isCloseTo(64.0 / 22, within(1e-12));
        assertThat(all.positives()).isEqualTo(5);
    }

    @Test
    void withoutWeightsTotalsCountAndSumNothing() {
        WeightTotals t = WeightTotals.ofAll(scheme("bare", new int[]{0, 0, -1, -1, -1, -1}, kept(), null));
        assertThat(t.positives()).isEqualTo(2);
        assertThat(t.sumPos()).isNaN();
        assertThat(t.effective()).isNaN();
    }

    /** (1, 2, 3, 4) and (2, 1, 4, 3): 1 − 6 · 4 / (4 · 15) = 0.6; ties share the mean of their ranks. */
    @Test
    void spearmanIsThatOfTheBook() {
        assertThat(RankCorrelation.spearman(new double[]{1, 2, 3, 4}, new double[]{20, 10, 40, 30})).isCloseTo(0.6, within(1e-12));
        assertThat(RankCorrelation.spearman(new double[]{1, 2, 3}, new double[]{1, 10, 100})).isEqualTo(1);
        assertThat(RankCorrelation.ranks(new double[]{5, 1, 5, 0})).containsExactly(3.5, 2, 3.5, 1);
        assertThat(RankCorrelation.spearman(new double[]{1, 1}, new double[]{1, 2})).isNaN();
        assertThat(RankCorrelation.spearman(new double[0], new double[0])).isNaN();
        assertThatThrownBy(() -> RankCorrelation.spearman(new double[1], new double[2])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Object 1: priors 3, 4, 5 with (4, 0, 0) and (0, 0.25, 0.25): ranks (3, 1.5, 1.5), (1, 2.5, 2.5): −1. */
    @Test
    void rankCorrelationOfSchemesRunsOverWhatEitherWeighs() {
        assertThat(RankCorrelation.ofPosWeights(first(), second(), 1)).isEqualTo(-1);
        assertThat(RankCorrelation.ofPosWeights(first(), first(), 0)).isEqualTo(1);
        assertThat(RankCorrelation.ofPosWeights(first(), second(), 0)).isCloseTo(1, within(1e-12));
        assertThat(RankCorrelation.ofPosWeights(first(), scheme("wider", new int[]{0, -1, -1, -1, -1, -1, -1}, kept(),
                weights(new int[]{0}, new int[]{0}, new double[]{1}, new double[]{1})), 0)).isNaN();
    }

    /** Positives: first {0→0, 1→0, 2→0, 3→1, 4→1}, second {1→0, 4→1, 5→1}: 2 of 6. */
    @Test
    void jaccardCountsAPriorOnlyWithItsObject() {
        assertThat(Agreement.jaccard(first(), second())).isCloseTo(2.0 / 6, within(1e-12));
        Scheme swapped = scheme("swapped", new int[]{1, 1, 1, 0, 0, -1}, kept(), null);
        assertThat(Agreement.jaccard(first(), swapped)).isZero();
        Scheme none = scheme("none", new int[]{-1, -1, -1, -1, -1, -1}, kept(), null);
        assertThat(Agreement.jaccard(none, none)).isNaN();
        double[][] m = Agreement.matrix(List.of(first(), second(), none));
        assertThat(m[0]).containsExactly(1, 2.0 / 6, 0);
        assertThat(m[1][0]).isEqualTo(m[0][1]);
    }

    @Test
    void aReadingHasWeightsTermsAndBackground() {
        PriorReading read = PriorReading.of(List.of(first(), second()), 1, 0);
        assertThat(read.s()).isEqualTo(0.5);
        assertThat(read.iou()).isCloseTo(0.5, within(1e-6));
        assertThat(read.byScheme().get(0)).isEqualTo(new PriorReading.OfScheme(true, 2, 1,
                List.of(new PriorReading.Term("t", "formula", 2))));
        PriorReading background = PriorReading.of(List.of(first(), second()), 5, 0);
        assertThat(background.byScheme().get(0)).isEqualTo(new PriorReading.OfScheme(false, 0, 0.01, List.of()));
        assertThat(background.byScheme().get(1).pos()).isNaN();
    }

    /** Object 0 weighs 1, 2, 1: the second is first, the others share place 2. */
    @Test
    void ranksCountFromTheLargestWeight() {
        assertThat(PriorMaps.ranks(first(), -1)).containsExactly(2, 1, 2, 1, 2, Double.NaN);
        assertThat(PriorMaps.ranks(first(), 1)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 1, 2, Double.NaN);
    }

    @Test
    void mapsOfOneObjectLeaveTheOthersOut() {
        assertThat(PriorMaps.pos(first(), 1)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 4, 0, Double.NaN);
        assertThat(PriorMaps.neg(first(), -1)).containsExactly(3, 1, 2, 0, 5, 0.01);
        assertThat(PriorMaps.qualities(first(), 0)[1]).isCloseTo(0.5, within(1e-6));
        assertThat(PriorMaps.qualities(first(), 0)[3]).isNaN();
    }

    @Test
    void differencesAreThoseOfTheNumbersAndOfThePositives() {
        assertThat(Differences.of(PriorMaps.pos(second(), 1), PriorMaps.pos(first(), 1), 0))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, -4, 0.25, 0.25);
        assertThat(Differences.of(new double[]{1, Double.NaN}, new double[]{0.5, 1}, Double.NaN)).containsExactly(0.5, Double.NaN);
        assertThat(Differences.shares(new double[]{1, 4, Double.NaN})).containsExactly(0.25, 1, Double.NaN);
        assertThat(Differences.ofPositives(second(), first(), -1))
                .containsExactly(Change.LOST, Change.SAME, Change.LOST, Change.LOST, Change.SAME, Change.GAINED);
        Scheme moved = scheme("moved", new int[]{1, 0, 0, 1, 1, -1}, kept(), null);
        assertThat(Differences.ofPositives(moved, first(), -1)[0]).isEqualTo(Change.MOVED);
        assertThat(Differences.ofPositives(moved, first(), 0)[0]).isEqualTo(Change.LOST);
        Scheme failed = scheme("failed", new int[]{-1, 0, 0, -1, -1, -1}, kept(2), null);
        Scheme other = scheme("other", new int[]{-1, 0, -1, -1, -1, -1}, kept(), null);
        assertThat(Differences.ofVerdicts(failed, other, -1)).containsExactly(null, Change.SAME, Change.OTHER_REASON, null, null, null);
    }

    @Test
    void verdictsComeFromTheBagOfTheOwnObjectFirst() {
        assertThat(PriorMaps.verdicts(second(), -1)).containsExactly(null, Verdict.KEPT, Verdict.BELOW_THRESHOLD, null, Verdict.KEPT,
                Verdict.KEPT);
        assertThat(PriorMaps.verdicts(second(), 0)[4]).isNull();
    }
}
