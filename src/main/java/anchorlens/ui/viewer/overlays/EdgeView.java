package anchorlens.ui.viewer.overlays;

import anchorlens.analysis.EdgeDensities;
import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.Mode;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Iou;
import anchorlens.ui.viewer.Picked;
import anchorlens.workbench.ObjectMixture;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The four edge densities that a picture shows, in input pixels: those of the selected prior, else the mixture of the
 * selected ground truth's positives, weighted by w_pos where there are weights.
 *
 * @param densities one an edge, in the order of {@link Edge}
 * @param box       the box they are drawn on: the annotated one of the selected ground truth where
 *                  the expected box meets it, else the expected one
 * @param annotated whether {@code box} is annotated
 */
public record EdgeView(List<EdgeDensity> densities, Box box, boolean annotated) {
    /** A further mode of at least this mass makes an alternative. */
    private static final double ALTERNATIVE_MASS = 0.1;
    private static final Edge[] EDGES = Edge.values();

    /** What there is to show; empty without distributions, without a selection, or where the object has no positives. */
    static Optional<EdgeView> of(RunResult result, Picked picked) {
        Optional<EdgeDistributions> distributions = result.request().pass().flatMap(p -> p.predictions().distributions());
        if (distributions.isEmpty()) {
            return Optional.empty();
        }
        Priors priors = result.request().pass().get().pass().head().priors();
        int gt = picked.gt() < result.input().groundTruth().count() ? picked.gt() : -1;
        List<EdgeDensity> densities;
        if (picked.prior() >= 0 && priors.count() == result.input().priors().count()
                && picked.prior() < priors.count()) {
            densities = Arrays.stream(EDGES)
                    .map(e -> EdgeDensities.ofPrior(priors, distributions.get(), picked.prior(), e)).toList();
        } else if (gt >= 0 && picked.prior() < 0 && priors.count() == result.input().priors().count()) {
            densities = ObjectMixture.of(result, gt);
        } else {
            densities = List.of();
        }
        if (densities.isEmpty()) {
            return Optional.empty();
        }
        Box expected = expected(densities);
        if (gt >= 0) {
            Box annotated = result.input().groundTruth().boxes().get(gt);
            if (Iou.intersection(annotated.x1(), annotated.y1(), annotated.x2(), annotated.y2(),
                    expected.x1(), expected.y1(), expected.x2(), expected.y2()) > 0) {
                return Optional.of(new EdgeView(densities, annotated, true));
            }
        }
        return Optional.of(new EdgeView(densities, expected, false));
    }

    private static Box expected(List<EdgeDensity> d) {
        return new Box(d.get(0).expectation(), d.get(1).expectation(), d.get(2).expectation(), d.get(3).expectation());
    }

    /** True where an edge has a second mode that is worth an alternative. */
    static boolean hasSecondMode(EdgeDensity density) {
        return density.modes().size() > 1 && density.modes().get(1).mass() >= ALTERNATIVE_MASS;
    }

    /** True where the annotated edge lies under the hill of this mode: no other mode is nearer, and it is not far. */
    boolean isAnnotated(EdgeDensity density, Mode mode) {
        if (!annotated) {
            return false;
        }
        double edge = box.edge(density.edge());
        double distance = Math.abs(mode.position() - edge);
        return density.modes().stream().allMatch(m -> Math.abs(m.position() - edge) >= distance)
                && distance <= halfWidth(density, mode);
    }

    /** How far from a mode the density falls to half of what it is there, on the farther side. */
    private static double halfWidth(EdgeDensity density, Mode mode) {
        double[] x = density.positions();
        int at = Arrays.binarySearch(x, mode.position());
        int i = Math.clamp(at >= 0 ? at : -at - 1, 1, x.length - 1);
        double half = Math.max(density.density()[i], density.density()[i - 1]) / 2;
        int left = i - 1;
        while (left > 0 && density.density()[left] > half) {
            left--;
        }
        int right = i;
        while (right < x.length - 1 && density.density()[right] > half) {
            right++;
        }
        return Math.max(mode.position() - x[left], x[right] - mode.position());
    }

    /**
     * The box with every edge that has a second mode moved to it: to the heaviest mode that the box's own edge does not lie
     * under. Empty where no edge has one.
     */
    Optional<Box> alternative() {
        Box other = box;
        boolean moved = false;
        for (EdgeDensity d : densities) {
            if (hasSecondMode(d)) {
                double own = box.edge(d.edge());
                List<Mode> heavy = new ArrayList<>(d.modes().stream().filter(m -> m.mass() >= ALTERNATIVE_MASS).toList());
                heavy.stream().min((a, b) -> Double.compare(Math.abs(a.position() - own), Math.abs(b.position() - own)))
                        .ifPresent(heavy::remove);
                other = other.withEdge(d.edge(), heavy.getFirst().position());
                moved = true;
            }
        }
        return moved ? Optional.of(other) : Optional.empty();
    }
}
