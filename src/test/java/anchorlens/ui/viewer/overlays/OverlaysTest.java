package anchorlens.ui.viewer.overlays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.compare.PriorMaps;
import anchorlens.assign.Verdict;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.FramePainter;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.OverlayLabel;
import anchorlens.ui.viewer.Picked;
import anchorlens.ui.viewer.PictureFixture;
import anchorlens.ui.viewer.Targets;
import anchorlens.ui.viewer.Viewport;
import anchorlens.workbench.Refinement;
import anchorlens.workbench.RefinementSetup;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlaysTest {
    private static final int W = 1000;
    private static final int H = 700;
    private static final int UMBRELLA = 0;
    private static final Box UMBRELLA_BOX = PictureFixture.UMBRELLA;
    private static final int TINY = 2;

    private final OpenedImage image = PictureFixture.image();
    private final RunResult result = PictureFixture.result(image);
    private final DisplayOptions options = new DisplayOptions();
    private final List<OverlayLabel> labels = new ArrayList<>();
    private Viewport viewport = Viewport.fit(640, 480, W, H);
    private Picked picked = Picked.NOTHING;

    private void showOnly(Layer... layers) {
        for (Layer layer : Layer.values()) {
            options.shownProperty(layer).set(Arrays.asList(layers).contains(layer));
            options.opacityProperty(layer).set(1);
        }
    }

    private OverlayContext context(RunResult r) {
        return new OverlayContext(image, r, PictureFixture.CATEGORIES, viewport, picked, options, 1);
    }

    private int[] paint(RunResult r) {
        labels.clear();
        int[] frame = new int[W * H];
        new FramePainter(Overlays.all()).paint(context(r), 0xFF000000, frame, labels::add);
        return frame;
    }

    private static long count(int[] frame, int argb) {
        return Arrays.stream(frame).filter(p -> p == argb).count();
    }

    private int at(int[] frame, double imageX, double imageY) {
        return frame[(int) viewport.toViewY(imageY) * W + (int) viewport.toViewX(imageX)];
    }

    private int priorNear(double imageX, double imageY, int level) {
        Priors priors = result.input().priors();
        double x = result.letterbox().toInputX(imageX);
        double y = result.letterbox().toInputY(imageY);
        return IntStream.range(priors.levels().get(level).firstPrior(), priors.levels().get(level).endPrior()).boxed()
                .min((a, b) -> Double.compare(Math.hypot(priors.centerX(a) - x, priors.centerY(a) - y),
                        Math.hypot(priors.centerX(b) - x, priors.centerY(b) - y))).orElseThrow();
    }

    @Test
    void groundTruthIsOutlinedAndNamedBeforeAnyRun() {
        showOnly(Layer.GROUND_TRUTH);
        int[] frame = paint(null);
        Box b = PictureFixture.UMBRELLA;
        assertThat(at(frame, b.centerX(), b.y1())).isEqualTo(DataColors.GROUND_TRUTH);
        assertThat(at(frame, b.x1(), b.centerY())).isEqualTo(DataColors.GROUND_TRUTH);
        assertThat(count(frame, DataColors.STARVED)).isZero();
        assertThat(labels).extracting(OverlayLabel::text).contains("0 umbrella", "1 crate", "2 chair", "crowd: chair");
    }

    @Test
    void aGroundTruthWithoutPositivesCannotBeMissed() {
        showOnly(Layer.GROUND_TRUTH);
        int[] frame = paint(result);
        assertThat(result.summary().objects().get(TINY).positives()).isZero();
        assertThat(count(frame, DataColors.STARVED)).isGreaterThan(200);
        assertThat(labels).anySatisfy(l -> {
            assertThat(l.text()).isEqualTo("2 chair · no positives");
            assertThat(l.priority()).isGreaterThanOrEqualTo(OverlayLabel.MUST);
        });
        options.opacityProperty(Layer.GROUND_TRUTH).set(0.1);
        assertThat(count(paint(result), DataColors.STARVED)).as("even on a faint layer").isGreaterThan(200);
    }

    @Test
    void linesKeepTheirWidthOnDenseScreens() {
        showOnly(Layer.GROUND_TRUTH);
        int[] frame = new int[W * H];
        new FramePainter(Overlays.all()).paint(new OverlayContext(image, result, PictureFixture.CATEGORIES, viewport, picked, options,
                2), 0xFF000000, frame, labels::add);
        assertThat(count(frame, DataColors.GROUND_TRUTH)).isGreaterThan(count(paint(result), DataColors.GROUND_TRUTH) * 13 / 10);
    }

    @Test
    void modesAtTheTopOfTheViewAreNamedInsideIt() {
        showOnly(Layer.DISTRIBUTIONS);
        viewport = viewport.zoomAt(0, 0, 2).pan(-400, -170);
        picked = new Picked(priorNear(395, 130, 2), UMBRELLA, -1);
        paint(result);
        assertThat(labels).isNotEmpty().allSatisfy(l -> assertThat(l.y1()).isGreaterThan(8));
    }

    @Test
    void crowdsAreHatchedInGrey() {
        showOnly(Layer.GROUND_TRUTH);
        int[] frame = paint(result);
        int[] photo = new FramePainter(List.of()).paint(context(result), 0xFF000000);
        Box v = context(result).imageToView(PictureFixture.CROWD);
        long changed = IntStream.range(0, W * H).filter(i -> frame[i] != photo[i]
                && new Box(v.x1() + 4, v.y1() + 4, v.x2() - 4, v.y2() - 4).contains(i % W, i / W)).count();
        assertThat(changed / v.area()).isBetween(0.05, 0.2);
    }

    @Test
    void theSelectedGroundTruthIsBracketed() {
        showOnly(Layer.GROUND_TRUTH);
        assertThat(count(paint(result), DataColors.SELECTION)).isZero();
        picked = new Picked(-1, UMBRELLA, -1);
        assertThat(count(paint(result), DataColors.SELECTION)).isGreaterThan(100);
    }

    @Test
    void positivesAreDiscsInTheirPlace() {
        showOnly(Layer.POSITIVES);
        int[] frame = paint(result);
        Priors priors = result.input().priors();
        for (int i = 0; i < priors.count(); i++) {
            double x = result.letterbox().toImageX(priors.centerX(i));
            double y = result.letterbox().toImageY(priors.centerY(i));
            if (result.assignment().isPositive(i)) {
                assertThat(at(frame, x, y)).as("prior %d", i).isIn(DataColors.POSITIVE, DataColors.ofLevel(priors.levelOf(i)));
            }
        }
    }

    @Test
    void hiddenLevelsLeaveNoPixels() {
        showOnly(Layer.PRIORS, Layer.POSITIVES, Layer.POS_WEIGHT, Layer.NEG_WEIGHT, Layer.CANDIDATES, Layer.QUALITY,
                Layer.PREDICTIONS);
        int[] photo = new FramePainter(List.of()).paint(context(result), 0xFF000000);
        assertThat(paint(result)).isNotEqualTo(photo);
        for (int l = 0; l < 4; l++) {
            options.setLevelShown(l, false);
        }
        assertThat(paint(result)).isEqualTo(photo);
    }

    @Test
    void everyLayerHasPixelsWhenShownAndNoneWhenHidden() {
        for (Layer layer : Layer.values()) {
            picked = new Picked(layer == Layer.REFINEMENT ? priorNear(UMBRELLA_BOX.centerX(), UMBRELLA_BOX.centerY(), 1) : -1, UMBRELLA, -1);
            showOnly();
            int[] without = paint(result);
            showOnly(layer);
            assertThat(paint(result)).as(layer.label()).isNotEqualTo(without);
            options.overlaysHiddenProperty().set(true);
            int[] photo = new FramePainter(List.of()).paint(context(result), 0xFF000000);
            assertThat(paint(result)).as(layer.label()).isEqualTo(photo);
            options.overlaysHiddenProperty().set(false);
        }
    }

    @Test
    void theRefinementFollowsItsOffsets() {
        Box b = PictureFixture.UMBRELLA;
        int prior = priorNear(b.centerX(), b.centerY(), 1);
        picked = new Picked(prior, UMBRELLA, -1);
        showOnly(Layer.REFINEMENT);
        int[] still = paint(result);
        assertThat(labels).extracting(OverlayLabel::text).contains("before", "refined");
        options.refinementProperty().set(new RefinementSetup(0, 0, 0, 0, 2, 0, 0, 0));
        int[] moved = paint(result);
        assertThat(moved).isNotEqualTo(still);
        var step = Refinement.of(result, prior, options.refinementProperty().get()).orElseThrow().steps().get(2);
        OverlayContext c = context(result);
        assertThat(moved[(int) c.viewY(step.y()) * W + (int) c.viewX(step.x())]).isEqualTo(DataColors.DISTRIBUTION);
        assertThat(step.y() - step.startY()).isCloseTo(2 * result.input().priors().strideOf(prior), within(1e-9));
        picked = new Picked(-1, UMBRELLA, -1);
        int[] none = paint(result);
        showOnly();
        assertThat(none).as("nothing without a prior").isEqualTo(paint(result));
    }

    @Test
    void opacityZeroLeavesThePhoto() {
        showOnly(Layer.POSITIVES, Layer.PRIORS, Layer.POS_WEIGHT, Layer.NEG_WEIGHT, Layer.CANDIDATES);
        for (Layer layer : Layer.values()) {
            options.opacityProperty(layer).set(0);
        }
        assertThat(paint(result)).isEqualTo(new FramePainter(List.of()).paint(context(result), 0xFF000000));
    }

    @Test
    void largerWeightsHaveLargerDiscs() {
        showOnly(Layer.POS_WEIGHT);
        viewport = viewport.zoomAt(W / 2.0, H / 2.0, 2).cropTo(PictureFixture.UMBRELLA);
        int[] frame = paint(result);
        Box b = PictureFixture.UMBRELLA;
        int centre = priorNear(b.centerX(), b.centerY(), 0);
        int border = priorNear(b.x1() + 24, b.y1() + 20, 0);
        assertThat(result.weights().orElseThrow().pos()[centre]).isGreaterThan(result.weights().orElseThrow().pos()[border] * 4);
        assertThat(extent(frame, centre)).isGreaterThan(1.7 * extent(frame, border));
    }

    /** How many pixels to the right of a prior's centre are inked. */
    private double extent(int[] frame, int prior) {
        OverlayContext c = context(result);
        int x = (int) c.viewX(result.input().priors().centerX(prior));
        int y = (int) c.viewY(result.input().priors().centerY(prior));
        int n = 0;
        while (frame[y * W + x + n] == DataColors.POSITIVE) {
            n++;
        }
        return n;
    }

    @Test
    void candidatesAreThoseOfTheSelectedGroundTruth() {
        showOnly(Layer.CANDIDATES);
        Overlay overlay = new CandidatesOverlay();
        int crate = result.assignment().bags().get(1).prior(result.assignment().bags().get(1).size() - 1);
        assertThat(result.assignment().bags().get(1).verdict(result.assignment().bags().get(1).rowOf(crate)))
                .isEqualTo(Verdict.NOT_IN_TOP_K);
        assertThat(overlay.draws(context(result), crate)).isTrue();
        picked = new Picked(-1, UMBRELLA, -1);
        assertThat(overlay.draws(context(result), crate)).isFalse();
    }

    @Test
    void predictionsObeyTheScore() {
        showOnly(Layer.PREDICTIONS);
        options.minScoreProperty().set(0.3);
        assertThat(count(paint(result), DataColors.PREDICTION)).isPositive();
        assertThat(labels).isNotEmpty().allSatisfy(l -> assertThat(l.text()).matches("(umbrella|crate|chair) 0\\.\\d\\d"));
        options.minScoreProperty().set(0.99);
        assertThat(count(paint(result), DataColors.PREDICTION)).isZero();
        assertThat(labels).isEmpty();
    }

    @Test
    void theSecondModeIsNamedAndItsBoxDashed() {
        showOnly(Layer.DISTRIBUTIONS);
        picked = new Picked(priorNear(395, 130, 2), UMBRELLA, -1);
        int[] frame = paint(result);
        assertThat(labels).extracting(l -> l.text().replaceAll("\\d+", "N"))
                .contains("annotated N %", "second mode N %");
        EdgeView view = EdgeView.of(result, picked).orElseThrow();
        Box alternative = result.letterbox().toImage(view.alternative().orElseThrow());
        assertThat(alternative.y2()).isBetween(PictureFixture.SECOND_BOTTOM - 12, PictureFixture.SECOND_BOTTOM + 12);
        assertThat(alternative.x1()).isEqualTo(PictureFixture.UMBRELLA.x1());
        assertThat(count(frame, DataColors.ALTERNATIVE)).isGreaterThan(200);
        assertThat(count(frame, DataColors.DISTRIBUTION)).isGreaterThan(100);
    }

    @Test
    void withoutASelectedPriorTheSelectedObjectsPositivesAreMixed() {
        picked = new Picked(-1, 1, -1);
        EdgeView view = EdgeView.of(result, picked).orElseThrow();
        assertThat(view.alternative()).isEmpty();
        assertThat(result.letterbox().toImageX(view.densities().getFirst().expectation())).isBetween(110.0, 130.0);
        picked = new Picked(-1, TINY, -1);
        assertThat(EdgeView.of(result, picked)).isEmpty();
        picked = Picked.NOTHING;
        assertThat(EdgeView.of(result, picked)).isEmpty();
    }

    @Test
    void aResultOfAnotherImageIsNotDrawn() {
        showOnly(Layer.POSITIVES, Layer.GROUND_TRUTH);
        RunResult other = PictureFixture.result(PictureFixture.image());
        int[] frame = paint(other);
        assertThat(count(frame, DataColors.POSITIVE)).isZero();
        assertThat(count(frame, DataColors.STARVED)).isZero();
        assertThat(labels).isNotEmpty();
    }

    @Test
    void theNearestDrawnPriorIsFound() {
        showOnly(Layer.POSITIVES);
        int positive = result.assignment().bags().get(1).prior(0);
        OverlayContext c = context(result);
        double x = c.viewX(result.input().priors().centerX(positive));
        double y = c.viewY(result.input().priors().centerY(positive));
        assertThat(Targets.nearestPrior(c, Overlays.all(), x + 1, y - 1, 12)).isEqualTo(positive);
        assertThat(Targets.nearestPrior(c, Overlays.all(), c.viewX(600), c.viewY(500), 12)).isEqualTo(-1);
        assertThat(Targets.at(c, Overlays.all(), x, y, 12).getLast()).isInstanceOf(Targets.GtTarget.class);
        options.overlaysHiddenProperty().set(true);
        assertThat(Targets.nearestPrior(c, Overlays.all(), x, y, 12)).isEqualTo(-1);
    }

    @Test
    void everyLayerHasOneOverlayWithALegend() {
        Set<Layer> layers = new HashSet<>();
        for (Overlay overlay : Overlays.all()) {
            overlay.layer().ifPresent(l -> assertThat(layers.add(l)).as(l.label()).isTrue());
            assertThat(overlay.legend(Optional.empty())).isNotEmpty();
            assertThat(overlay.legend(Optional.of(result))).extracting(LegendEntry::text).doesNotHaveDuplicates();
        }
        assertThat(layers).isEqualTo(EnumSet.allOf(Layer.class));
    }

    @Test
    void qualitySaysWhichQualityItIs() {
        assertThat(new QualityOverlay().legend(Optional.of(result)).getFirst().text()).contains("IoU");
        int prior = result.assignment().bags().get(1).prior(0);
        assertThat(PriorMaps.quality(result.scheme(""), prior)).isBetween(0.5, 1.0);
        assertThat(PriorMaps.quality(result.scheme(""), 0)).isNaN();
    }
}
