package anchorlens.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.Explanation.Flip;
import anchorlens.assign.FcosAssigner;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final AuditSettings USUAL = new AuditSettings();

    private static List<Finding> audit(Assigner assigner, int side, List<Integer> strides, AuditSettings settings, Box... boxes) {
        return AssignmentAudit.of(assigner, input(side, strides, boxes), settings, CancellationToken.NONE);
    }

    private static AssignmentInput input(int side, List<Integer> strides, Box... boxes) {
        GroundTruth truth = new GroundTruth(Boxes.of(Arrays.asList(boxes)), new int[boxes.length], Boxes.NONE);
        return new AssignmentInput(PointPriors.covering(side, side, strides, 0.5), truth, Optional.empty(), side, side);
    }

    @Test
    void aBoxBetweenTheCentresIsTooSmallForTheStride() {
        assertThat(audit(new FcosAssigner(), 64, List.of(8), USUAL, new Box(5, 5, 11, 11))).singleElement().satisfies(f -> {
            assertThat(f.problem()).isEqualTo(Problem.NO_POSITIVES);
            assertThat(f.cause()).isEqualTo(Cause.TOO_SMALL);
            assertThat(f.measure()).isZero();
            assertThat(f.reason()).isEqualTo("No prior learns it: its 6.0 × 6.0 px in the input hold no prior's centre, the finest "
                    + "stride being 8 px.");
        });
    }

    @Test
    void anObjectBeyondTheLevelsRangeIsNamedSo() {
        Assigner low = RecordParameters.withText(new FcosAssigner(), Map.of("centerSampling", "true", "radius", "1.5",
                "rangeLimits", "16"));
        List<Finding> found = audit(low, 256, List.of(8, 128), USUAL, new Box(96, 96, 160, 160));
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.problem()).isEqualTo(Problem.NO_POSITIVES);
            assertThat(f.cause()).as("32 px away: beyond 16 on stride 8; on stride 128 no centre lies inside")
                    .isEqualTo(Cause.OUT_OF_LEVEL_RANGE);
        });
    }

    @Test
    void aParameterThatHelpsIsNamedAndReallyHelps() {
        Box box = new Box(100, 100, 148, 148);
        Assigner tight = RecordParameters.withText(new FcosAssigner(), Map.of("centerSampling", "true", "radius", "0.6"));
        AssignmentInput input = input(256, List.of(8), box);
        Finding f = AssignmentAudit.of(tight, input, new AuditSettings(9, 17, 0.9, 1), CancellationToken.NONE).getFirst();
        assertThat(f.problem()).isEqualTo(Problem.FEW_POSITIVES);
        assertThat(f.cause()).isEqualTo(Cause.CENTRE_OUTSIDE);
        Flip flip = f.remedy().orElseThrow();
        assertThat(flip.parameter()).isEqualTo("radius");
        assertThat(f.reason()).contains("With radius = ");
        Assigner wider = (Assigner) RecordParameters.with((Record) tight, Map.of(flip.parameter(), flip.value()));
        assertThat(wider.assign(input, CancellationToken.NONE).positiveCount(0)).isGreaterThan((int) f.measure());
    }

    @Test
    void aLargerInputIsNamedWhereNoParameterHelps() {
        Box small = new Box(5, 5, 11, 11);
        AssignmentInput larger = input(128, List.of(8), new Box(10, 10, 22, 22));
        List<Finding> found = AssignmentAudit.of(new FcosAssigner(), input(64, List.of(8), small), () -> Optional.of(larger), USUAL,
                CancellationToken.NONE);
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.remedy()).isEmpty();
            assertThat(f.input()).contains(new Finding.Input(128, 128));
            assertThat(f.reason()).endsWith(" With an input of 128 × 128 px it has more.");
        });
        assertThat(new FcosAssigner().assign(larger, CancellationToken.NONE).positiveCount(0)).isPositive();
        AssignmentInput same = input(64, List.of(8), small);
        assertThat(AssignmentAudit.of(new FcosAssigner(), same, () -> Optional.of(same), USUAL, CancellationToken.NONE)).singleElement()
                .satisfies(f -> assertThat(f.reason()).endsWith(" Neither another value of one parameter of FCOS nor an input of twice "
                        + "the size gave it more."));
    }

    @Test
    void anotherValueOfAParameterHelpsWhereNoGateNamesOne() {
        Box wide = new Box(20, 20, 72, 72);
        Assigner high = RecordParameters.withText(new FcosAssigner(), Map.of("rangeLimits", "16"));
        AssignmentInput input = input(128, List.of(8, 64), wide);
        Finding f = AssignmentAudit.of(high, input, new AuditSettings(100, 17, 0.9, 1), CancellationToken.NONE).getFirst();
        Flip flip = f.remedy().orElseThrow();
        Assigner changed = (Assigner) RecordParameters.with((Record) high, Map.of(flip.parameter(), flip.value()));
        assertThat(changed.assign(input, CancellationToken.NONE).positiveCount(0)).isGreaterThan((int) f.measure());
        assertThat(f.reason()).endsWith(" With " + flip.parameter() + " = " + RecordParameters.text(flip.value()) + " it has more.");
    }

    @Test
    void edgesBeyondTheReachOfAllPositivesAreUnreachable() {
        Box box = new Box(4, 100, 252, 130);
        AuditSettings fourBins = new AuditSettings(1, 9, 0.9, 1);
        Assigner sampled = RecordParameters.withText(new FcosAssigner(), Map.of("centerSampling", "true", "radius", "1.5"));
        List<Finding> found = audit(sampled, 256, List.of(8), fourBins, box);
        assertThat(found).extracting(Finding::problem).containsOnly(Problem.UNREACHABLE);
        assertThat(found).extracting(Finding::edge).containsExactly(Edge.LEFT, Edge.RIGHT);
        assertThat(found.getFirst().measure()).as("positives at 124 … 132: 120 px less 8 · 8").isEqualTo(56, within(8.0));
        assertThat(found.getFirst().reason()).as("120 px are 15 strides").endsWith("With 16 bins one could.");
        assertThat(audit(sampled, 256, List.of(8), new AuditSettings(1, 16, 0.9, 1), box)).isEmpty();
    }

    @Test
    void degenerateOffImageAndDuplicateBoxesAreFound() {
        List<Box> boxes = List.of(new Box(0, 0, 10, 10), new Box(5, 5, 5, 9), new Box(90, 90, 110, 100), new Box(0, 0, 10, 10.5),
                new Box(200, 0, 210, 10), new Box(99, 0, 100.9, 3));
        List<Finding> found = BoxChecks.check(boxes, new int[]{0, 0, 0, 0, 0, 0}, new int[]{0, 1, 2, 3, 4, 5}, 100, 100, USUAL);
        assertThat(found).extracting(Finding::problem, Finding::object).containsExactly(
                org.assertj.core.groups.Tuple.tuple(Problem.DEGENERATE, 1), org.assertj.core.groups.Tuple.tuple(Problem.OFF_IMAGE, 2),
                org.assertj.core.groups.Tuple.tuple(Problem.DUPLICATE, 3), org.assertj.core.groups.Tuple.tuple(Problem.OFF_IMAGE, 4));
        assertThat(found).extracting(Finding::reason).containsExactly("The box is 0 × 4 px: nothing can learn it.",
                "The box leaves the 100 × 100 image by 10 px; 50 % of it lies inside.",
                "Annotation 0 of the image has the same class and nearly the same box: IoU 0.95.",
                "The whole box lies outside the 100 × 100 image.");
        assertThat(BoxChecks.check(boxes, new int[]{0, 1, 2, 3, 4, 5}, new int[]{0, 1, 2, 3, 4, 5}, 0, 0, USUAL)).as("another class, size unknown")
                .extracting(Finding::problem).containsExactly(Problem.DEGENERATE);
    }
}
