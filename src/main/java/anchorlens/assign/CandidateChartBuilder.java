package anchorlens.assign;

import anchorlens.assign.CandidateChart.Axis;
import anchorlens.assign.CandidateChart.Curve;
import anchorlens.assign.CandidateChart.Line;
import anchorlens.assign.CandidateChart.Points;
import anchorlens.assign.CandidateChart.Role;
import anchorlens.assign.CandidateChart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects a {@link CandidateChart}. */
final class CandidateChartBuilder {
    /** Values this many times smaller than the largest are lost on a linear axis. */
    private static final double WIDE = 300;
    /** More places than this are counted in decades. */
    private static final int MANY = 60;

    private final String id;
    private final String title;
    private final Points points;
    private final List<Series> series = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private String note = "";
    private Axis x = new Axis("", "", false);
    private Axis y = new Axis("", "", false);

    CandidateChartBuilder(String id, String title, Points points) {
        this.id = id;
        this.title = title;
        this.points = points;
    }

    /** One over all candidates of a bag. */
    static CandidateChartBuilder of(String id, String title, CandidateBag bag) {
        Verdict[] verdicts = new Verdict[bag.size()];
        Arrays.setAll(verdicts, bag::verdict);
        return new CandidateChartBuilder(id, title, new Points(bag.priors(), verdicts));
    }

    CandidateChartBuilder x(String name, String formula) {
        x = new Axis(name, formula, false);
        return this;
    }

    /** A horizontal axis of places from 1, in decades where there are many. */
    CandidateChartBuilder places(String name, String formula) {
        x = new Axis(name, formula, points.count() > MANY);
        return this;
    }

    CandidateChartBuilder y(String name, String formula) {
        y = new Axis(name, formula, false);
        return this;
    }

    /** A vertical axis of costs, in decades where some are far larger than the rest. */
    CandidateChartBuilder costs(String name, String formula, double[] costs) {
        double[] sorted = Arrays.stream(costs).filter(c -> c > 0).sorted().toArray();
        boolean wide = sorted.length > 1 && sorted[sorted.length - 1] > WIDE * sorted[0]
                && Arrays.stream(costs).allMatch(c -> c > 0);
        y = new Axis(name, formula, wide);
        return this;
    }

    CandidateChartBuilder note(String sentence) {
        note = sentence;
        return this;
    }

    CandidateChartBuilder decided(String name, String formula, double[] px, double[] py) {
        return series(name, formula, Role.DECIDED, px, py);
    }

    CandidateChartBuilder series(String name, String formula, Role role, double[] px, double[] py) {
        series.add(new Series(name, formula, role, px, py));
        return this;
    }

    CandidateChartBuilder line(double at, String label, String formula) {
        lines.add(new Line(false, at, label, formula));
        return this;
    }

    CandidateChartBuilder upright(double at, String label, String formula) {
        lines.add(new Line(true, at, label, formula));
        return this;
    }

    CandidateChartBuilder curve(String name, String formula, Curve.Shape shape, double[] px, double[] py) {
        curves.add(new Curve(name, formula, shape, px, py));
        return this;
    }

    CandidateChart build() {
        return new CandidateChart(id, title, note, x, y, points, series, lines, curves);
    }

    /** Places from 1 by ascending value, equal values by their order: {@code out[i]} is the place of value i. */
    static double[] placesByLeast(double[] values) {
        int[] order = Order.ascending(values, values.length);
        double[] out = new double[values.length];
        for (int place = 0; place < order.length; place++) {
            out[order[place]] = place + 1;
        }
        return out;
    }

    static double[] placesByLargest(double[] values) {
        return placesByLeast(Arrays.stream(values).map(v -> -v).toArray());
    }

    /** A quantity over places, as a curve needs it: {@code values} in the order of {@code places}. */
    static double[] ordered(double[] values, double[] places) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[(int) places[i] - 1] = values[i];
        }
        return out;
    }

    /** 1 … n. */
    static double[] upTo(int n) {
        double[] out = new double[n];
        Arrays.setAll(out, i -> i + 1);
        return out;
    }
}
