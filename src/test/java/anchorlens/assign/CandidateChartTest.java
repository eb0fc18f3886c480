package anchorlens.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.assign.CandidateChart.Curve;
import anchorlens.assign.CandidateChart.Line;
import anchorlens.assign.CandidateChart.Series;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Charts of candidates say what the assignment did: their points, lines and curves follow from the bags. */
class CandidateChartTest {
    static Stream<Arguments> assignersAndScenes() {
        return AssignerContractTest.assignersAndScenes();
    }

    @ParameterizedTest
    @MethodSource("assignersAndScenes")
    void everyAssignerChartsEveryObject(Assigner assigner, AssignerScene scene) {
        AssignmentInput input = scene.input(assigner);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        for (int g = 0; g < scene.objects().count(); g++) {
            List<CandidateChart> charts = assigner.charts(input, result, g);
            assertThat(charts).isNotEmpty();
            assertThat(charts.stream().map(CandidateChart::id)).doesNotHaveDuplicates();
            for (CandidateChart chart : charts) {
                assertThat(chart.series()).isNotEmpty();
                assertThat(Stream.of(chart.title(), chart.note(), chart.x().name(), chart.x().formula(), chart.y().name(),
                        chart.y().formula())).noneMatch(String::isBlank);
                assertThat(chart.note()).doesNotContain("NaN");
                assertThat(chart.lines()).noneMatch(l -> l.label().isBlank() || l.formula().isBlank() || Double.isNaN(l.at()));
                chart.curves().forEach(c -> assertThat(c.x()).isSorted());
                verdictsAgree(result.bags().get(g), chart);
            }
            keptAreShown(result.bags().get(g), charts.getFirst());
        }
    }

    private static void verdictsAgree(CandidateBag bag, CandidateChart chart) {
        for (int i = 0; i < chart.points().count(); i++) {
            int row = bag.rowOf(chart.points().priors()[i]);
            Verdict says = chart.points().verdicts()[i];
            assertThat(says == Verdict.KEPT).as("prior %d in %s", chart.points().priors()[i], chart.id())
                    .isEqualTo(row >= 0 && bag.verdict(row) == Verdict.KEPT);
        }
    }

    private static void keptAreShown(CandidateBag bag, CandidateChart first) {
        for (int row = 0; row < bag.size(); row++) {
            int prior = bag.prior(row);
            assertThat(bag.verdict(row) == Verdict.KEPT && Arrays.stream(first.points().priors()).noneMatch(p -> p == prior))
                    .as("kept prior %d is missing in %s", prior, first.id()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("assignersAndScenes")
    void everyWeightingChartsEveryBag(Assigner assigner, AssignerScene scene) {
        AssignmentInput input = scene.input(scene.priors(assigner), Optional.of(scene.predictions()));
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        for (Weighting weighting : Weighting.catalog()) {
            LossWeights weights = weighting.weigh(input, result, CancellationToken.NONE);
            for (int g = 0; g < scene.objects().count(); g++) {
                List<CandidateChart> charts = weighting.charts(weights, result, g);
                assertThat(charts).as(weighting.id()).isNotEmpty();
                CandidateChart byCandidate = charts.stream().filter(c -> c.id().equals("weights")).findFirst().orElseThrow();
                double[] pos = series(byCandidate, "w_pos").y();
                for (int i = 0; i < pos.length; i++) {
                    int pair = weights.pairOf(byCandidate.points().priors()[i], g);
                    assertThat(pos[i]).isEqualTo(weights.pairPos(pair));
                    assertThat(series(byCandidate, "w_neg").y()[i]).isEqualTo(weights.pairNeg(pair));
                }
            }
        }
    }

    private static Series series(CandidateChart chart, String name) {
        return chart.series().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static CandidateChart chart(Assigner assigner, String id, int gt) {
        AssignmentInput input = AssignerScene.ORDINARY.input(assigner);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        return assigner.charts(input, result, gt).stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static double line(CandidateChart chart, String start) {
        return chart.lines().stream().filter(l -> l.label().startsWith(start)).mapToDouble(Line::at).findFirst().orElseThrow();
    }

    @Test
    void atssDrawsTheThresholdThatItsPositivesReach() {
        CandidateChart chart = chart(new AtssAssigner(), "iou", 0);
        double[] iou = chart.series().getFirst().y();
        double mean = Arrays.stream(iou).average().orElseThrow();
        double std = Math.sqrt(Arrays.stream(iou).map(v -> (v - mean) * (v - mean)).sum() / (iou.length - 1));
        assertThat(line(chart, "mean 0")).isCloseTo(mean, within(1e-12));
        assertThat(line(chart, "mean + std")).isCloseTo(mean + std, within(1e-12));
        for (int i = 0; i < iou.length; i++) {
            assertThat(chart.points().verdicts()[i] == Verdict.BELOW_THRESHOLD).isEqualTo(iou[i] < line(chart, "mean + std"));
        }
    }

    @Test
    void paaDrawsTheMixtureItFitted() {
        PaaAssigner paa = new PaaAssigner();
        AssignmentInput input = AssignerScene.ORDINARY.input(paa);
        AssignmentResult result = paa.assign(input, CancellationToken.NONE);
        CandidateBag bag = result.bags().getFirst();
        CandidateChart chart = paa.charts(input, result, 0).getFirst();
        double[] density = chart.series().getFirst().y();
        for (int i = 0; i < density.length; i++) {
            assertThat(density[i]).isCloseTo(Math.exp(bag.column("logProb")[i]), within(1e-9 * density[i]));
        }
        assertThat(area(curve(chart, "scores"))).isCloseTo(1, within(1e-9));
        assertThat(line(chart, "threshold")).isEqualTo(bag.facts().get("threshold"));
        Curve mixture = curve(chart, "mixture");
        for (int i = 0; i < mixture.x().length; i++) {
            assertThat(mixture.y()[i]).isCloseTo(curve(chart, "positive").y()[i] + curve(chart, "negative").y()[i], within(1e-12));
        }
    }

    private static Curve curve(CandidateChart chart, String name) {
        return chart.curves().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static double area(Curve c) {
        double area = 0;
        for (int i = 1; i < c.x().length; i++) {
            area += 0.5 * (c.y()[i] + c.y()[i - 1]) * (c.x()[i] - c.x()[i - 1]);
        }
        return area;
    }

    @ParameterizedTest
    @MethodSource("dynamicK")
    void barsAddUpToTheSumThatGivesK(Assigner assigner) {
        AssignmentInput input = assigner instanceof YoloV7Assigner ? yolo() : AssignerScene.ORDINARY.input(assigner);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        for (CandidateBag bag : result.bags()) {
            CandidateChart chart = assigner.charts(input, result, bag.gt()).stream().filter(c -> c.id().equals("dynamic-k"))
                    .findFirst().orElseThrow();
            double sum = bag.facts().get("iouSum");
            assertThat(chart.curves().stream().mapToDouble(CandidateChartTest::area).sum()).isCloseTo(sum, within(1e-9));
            assertThat(chart.note()).endsWith("k = " + bag.facts().get("dynamicK").intValue());
        }
    }

    private static AssignmentInput yolo() {
        return AssignerScene.ORDINARY.input(new YoloV7Assigner());
    }

    static Stream<Assigner> dynamicK() {
        return Stream.of(new SimOtaAssigner(), new SimOtaAssigner(SimOtaAssigner.Variant.YOLOX, 1.5, 10, 3, 1), new OtaAssigner(),
                new DynamicSoftLabelAssigner(),
                new DynamicSoftLabelAssigner(DynamicSoftLabelAssigner.Variant.RTMDET, 13, 3, 3), new YoloV7Assigner());
    }

    @ParameterizedTest
    @MethodSource("dynamicK")
    void theKthCostParts(Assigner assigner) {
        if (assigner instanceof OtaAssigner) {
            return;
        }
        AssignmentInput input = AssignerScene.ORDINARY.input(assigner);
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        for (CandidateBag bag : result.bags()) {
            CandidateChart chart = assigner.charts(input, result, bag.gt()).getFirst();
            double[] cost = chart.series().getFirst().y();
            int k = Math.min(bag.facts().get("dynamicK").intValue(), cost.length);
            if (k > 0) {
                double limit = line(chart, "k-th cost");
                assertThat(Arrays.stream(cost).filter(c -> c < limit).count()).isLessThan(k);
                assertThat(Arrays.stream(cost).filter(c -> c <= limit).count()).isGreaterThanOrEqualTo(k);
            }
        }
    }

    @Test
    void talSelectsWhatLiesAboveTheContour() {
        CandidateChart ranked = chart(new TalAssigner(), "metric", 0);
        double limit = line(ranked, "k-th metric");
        int k = new TalAssigner().topk();
        assertThat(Arrays.stream(ranked.series().getFirst().y()).filter(m -> m >= limit).count()).isEqualTo(k);
        CandidateChart plane = chart(new TalAssigner(), "alignment", 0);
        Curve contour = plane.curves().getFirst();
        for (int i = 0; i < contour.x().length; i++) {
            assertThat(contour.y()[i] * Math.pow(contour.x()[i], 6)).isCloseTo(limit, within(1e-9 * limit));
        }
    }

    @Test
    void freeAnchorsBagProbabilityLiesBetweenMeanAndBest() {
        FreeAnchorAssigner assigner = new FreeAnchorAssigner();
        AssignerScene scene = AssignerScene.ORDINARY;
        AssignmentInput input = scene.input(scene.priors(assigner), Optional.of(scene.predictions()));
        AssignmentResult result = assigner.assign(input, CancellationToken.NONE);
        FreeAnchorWeighting weighting = new FreeAnchorWeighting();
        CandidateChart chart = weighting.charts(weighting.weigh(input, result, CancellationToken.NONE), result, 0).getFirst();
        double[] p = series(chart, "p").y();
        double[] w = series(chart, "w_pos").y();
        double bag = 0;
        for (int i = 0; i < p.length; i++) {
            bag += w[i] * p[i];
        }
        assertThat(line(chart, "bag")).isCloseTo(bag, within(1e-12));
        assertThat(bag).isBetween(line(chart, "mean"), Arrays.stream(p).max().orElseThrow());
    }

    @Test
    void hungarianMarksTheMatchedQuery() {
        CandidateChart chart = chart(new HungarianAssigner(), "cost", 1);
        int kept = Arrays.asList(chart.points().verdicts()).indexOf(Verdict.KEPT);
        assertThat(chart.series().getFirst().y()[kept]).isEqualTo(line(chart, "matched"));
        assertThat(Arrays.stream(chart.points().verdicts()).filter(v -> v == Verdict.KEPT).count()).isEqualTo(1);
    }
}
