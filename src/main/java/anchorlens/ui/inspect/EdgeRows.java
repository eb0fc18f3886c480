package anchorlens.ui.inspect;

import anchorlens.analysis.EdgeDensities;
import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.Mode;
import anchorlens.detection.BinGrid;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.ui.charts.DistributionBars.Axis;
import anchorlens.ui.charts.DistributionRow;
import anchorlens.ui.charts.DistributionRow.Hill;
import anchorlens.workbench.ObjectMixture;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The four edge distributions of a prior, or the mixture of an object's positives, as the chart wants them.
 *
 * @param rows one an edge
 * @param axis what they stand on
 */
public record EdgeRows(List<DistributionRow> rows, Axis axis) {
    private static final double ROOM = 0.6;

    /** The distributions of the open model's head, where every prior of the run has one. */
    static Optional<EdgeDistributions> distributions(RunResult r) {
        return r.request().pass().flatMap(p -> p.predictions().distributions())
                .filter(d -> d.count() == r.input().priors().count());
    }

    /**
     * The probabilities of a prior's bins over the distance from its centre in strides, outwards.
     *
     * @param gt whose annotated edges are marked, −1 for none
     */
    static EdgeRows ofPrior(RunResult r, EdgeDistributions distributions, int prior, int gt) {
        Priors priors = r.request().pass().orElseThrow().pass().head().priors();
        BinGrid bins = distributions.bins();
        double[] positions = new double[bins.count()];
        Arrays.setAll(positions, bins::position);
        List<DistributionRow> rows = new ArrayList<>();
        for (Edge edge : Edge.values()) {
            double origin = distributions.origin(priors, prior, edge);
            double unit = distributions.unit(priors, prior, edge);
            List<Mode> modes = EdgeDensities.ofPrior(priors, distributions, prior, edge).modes();
            List<Hill> hills = modes.stream()
                    .map(m -> new Hill(edge.direction() * (m.position() - origin) / unit, m.mass())).toList();
            double expected = distributions.expectation(prior, edge);
            double annotated = gt < 0 ? Double.NaN : edge.direction() * (box(r, gt).edge(edge) - origin) / unit;
            rows.add(new DistributionRow(edge, pixels(expected * unit), positions, distributions.probabilities(prior, edge),
                    true, expected, annotated, hills));
        }
        double step = positions[positions.length - 1] - positions[positions.length - 2];
        return new EdgeRows(rows, new Axis(positions[0] - ROOM * step, bins.reach() + ROOM * step, distributions.unitName(),
                pixels(distributions, priors, prior)));
    }

    /** Pixels a unit of the axis; 1, which shows none, where a unit is another across than down. */
    private static double pixels(EdgeDistributions distributions, Priors priors, int prior) {
        double across = distributions.unit(priors, prior, Edge.LEFT);
        return across == distributions.unit(priors, prior, Edge.TOP) ? across : 1;
    }

    /**
     * The mixture of an object's positives, weighted by w_pos where there are weights, over the offset from the annotated
     * edge in pixels, outwards; empty where the object has no positives.
     */
    static Optional<EdgeRows> ofObject(RunResult r, int gt) {
        List<EdgeDensity> densities = ObjectMixture.of(r, gt);
        if (densities.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ofDensities(densities, box(r, gt)));
    }

    /** Densities of some edges over the offset from a box's edges in pixels, outwards. */
    public static EdgeRows ofDensities(List<EdgeDensity> densities, Box box) {
        List<DistributionRow> rows = new ArrayList<>();
        double low = 0;
        double high = 0;
        for (EdgeDensity density : densities) {
            DistributionRow row = offsets(density, box.edge(density.edge()));
            low = Math.min(low, visibleEnd(row, 0, 1));
            high = Math.max(high, visibleEnd(row, row.x().length - 1, -1));
            rows.add(row);
        }
        double room = Math.max(1, 0.04 * (high - low));
        return new EdgeRows(rows, new Axis(low - room, high + room, "px", 1));
    }

    private static DistributionRow offsets(EdgeDensity d, double annotated) {
        int n = d.positions().length;
        int direction = d.edge().direction();
        UnaryOperator<double[]> ascending = values -> {
            double[] out = new double[n];
            Arrays.setAll(out, i -> values[direction > 0 ? i : n - 1 - i]);
            return out;
        };
        double[] x = ascending.apply(d.positions());
        Arrays.setAll(x, i -> direction * (x[i] - annotated));
        List<Hill> hills = d.modes().stream().map(m -> new Hill(direction * (m.position() - annotated), m.mass())).toList();
        double expected = direction * (d.expectation() - annotated);
        return new DistributionRow(d.edge(), (expected > 0 ? "+" : "") + pixels(expected), x, ascending.apply(d.density()),
                false, expected, 0, hills);
    }

    /** The first place from one end where the curve rises above a thousandth of its peak. */
    private static double visibleEnd(DistributionRow row, int from, int step) {
        double peak = Arrays.stream(row.heights()).max().orElse(0);
        int i = from;
        while (i + step >= 0 && i + step < row.x().length && row.heights()[i] < 1e-3 * peak) {
            i += step;
        }
        return row.x()[i];
    }

    private static Box box(RunResult r, int gt) {
        return r.input().groundTruth().boxes().get(gt);
    }

    private static String pixels(double distance) {
        return String.format(Locale.ROOT, "%.1f px", distance).replace('-', '−');
    }
}
