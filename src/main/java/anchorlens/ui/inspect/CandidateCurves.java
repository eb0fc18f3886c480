package anchorlens.ui.inspect;

import anchorlens.assign.CandidateChart;
import anchorlens.assign.CandidateChart.Series;
import anchorlens.assign.Verdict;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.CurveMarks;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.charts.MarkShape;
import anchorlens.ui.theme.DataColors;
import java.util.ArrayList;
import java.util.List;

/** Turns a {@link CandidateChart} into what a {@link anchorlens.ui.charts.CurveChart} draws. */
final class CandidateCurves {
    /** Order of the colours of curves: blue, green, orange, violet, rose. */
    private static final int[] ORDER = {0, 2, 1, 5, 6};
    /** Ochre, which stands out on light and dark. */
    private static final int LINE_COLOR = DataColors.ofSeries(4);
    private static final double ROOM = 0.06;
    private static final double DECADES_ROOM = 1.5;

    private final CandidateChart chart;
    private final boolean decades;
    private final List<CurveMarks.Kind> kinds = new ArrayList<>();

    private CandidateCurves(CandidateChart chart, boolean decades) {
        this.chart = chart;
        this.decades = decades;
    }

    /** @param decades whether the vertical axis counts in decades */
    static CurveData of(CandidateChart chart, boolean decades) {
        return new CandidateCurves(chart, decades).data();
    }

    /** The point that a mark stands for: marks are series by series, each with all points. */
    static int pointOf(CandidateChart chart, int mark) {
        return mark % chart.points().count();
    }

    /** The series that a mark belongs to. */
    static Series seriesOf(CandidateChart chart, int mark) {
        return chart.series().get(mark / chart.points().count());
    }

    private CurveData data() {
        List<Curve> curves = new ArrayList<>();
        for (CandidateChart.Curve c : chart.curves()) {
            int color = DataColors.ofSeries(ORDER[curves.size() % ORDER.length]);
            boolean bars = c.shape() == CandidateChart.Curve.Shape.BARS;
            curves.add(new Curve(c.name(), color, c.shape() == CandidateChart.Curve.Shape.DASHED ? Curve.Line.DASHED
                    : Curve.Line.SOLID, bars, c.x(), c.y()));
        }
        CurveMarks marks = marks();
        List<Guide> guides = chart.lines().stream().map(l -> new Guide(l.vertical(), l.at(), l.label(), LINE_COLOR,
                l.formula())).toList();
        return new CurveData(axis(true, marks), axis(false, marks), curves, marks, guides);
    }

    private CurveMarks marks() {
        int n = chart.points().count();
        int all = n * chart.series().size();
        int[] kind = new int[all];
        double[] x = new double[all];
        double[] y = new double[all];
        int k = 0;
        for (Series series : chart.series()) {
            for (int i = 0; i < n; i++) {
                kind[k] = kind(series, chart.points().verdicts()[i]);
                x[k] = series.x()[i];
                y[k++] = series.y()[i];
            }
        }
        return keptLast(kind, x, y);
    }

    /** Marks of what was kept are painted above the others. */
    private CurveMarks keptLast(int[] kind, double[] x, double[] y) {
        int kept = kinds.indexOf(look(Verdict.KEPT));
        if (kept < 0 || kept == kinds.size() - 1) {
            return new CurveMarks(kinds, kind, x, y);
        }
        List<CurveMarks.Kind> order = new ArrayList<>(kinds);
        order.add(order.remove(kept));
        int[] moved = new int[kind.length];
        for (int i = 0; i < kind.length; i++) {
            moved[i] = order.indexOf(kinds.get(kind[i]));
        }
        return new CurveMarks(order, moved, x, y);
    }

    private int kind(Series series, Verdict verdict) {
        CurveMarks.Kind look = switch (series.role()) {
            case DECIDED -> look(verdict);
            case POS_WEIGHT -> new CurveMarks.Kind(series.name(), DataColors.POSITIVE, MarkShape.DISC);
            case NEG_WEIGHT -> new CurveMarks.Kind(series.name(), DataColors.NEGATIVE, MarkShape.RING);
            case BESIDE -> new CurveMarks.Kind(series.name(), DataColors.ofSeries(3), MarkShape.CROSS);
        };
        if (!kinds.contains(look)) {
            kinds.add(look);
        }
        return kinds.indexOf(look);
    }

    static CurveMarks.Kind look(Verdict verdict) {
        return switch (verdict) {
            case KEPT -> new CurveMarks.Kind(verdict.label(), DataColors.POSITIVE, MarkShape.DISC);
            case NOT_IN_TOP_K -> new CurveMarks.Kind(verdict.label(), DataColors.CANDIDATE, MarkShape.CROSS);
            case BELOW_THRESHOLD -> new CurveMarks.Kind(verdict.label(), DataColors.NEGATIVE, MarkShape.RING);
            case CENTRE_OUTSIDE -> new CurveMarks.Kind(verdict.label(), DataColors.DISTRIBUTION, MarkShape.SQUARE);
            case OUT_OF_LEVEL_RANGE -> new CurveMarks.Kind(verdict.label(), DataColors.PREDICTION, MarkShape.DIAMOND);
            case LOST_TO_OTHER_GT -> new CurveMarks.Kind(verdict.label(), DataColors.STARVED, MarkShape.DIAMOND);
            case IGNORED -> new CurveMarks.Kind(verdict.label(), DataColors.IGNORED, MarkShape.RING);
        };
    }

    /** An axis that holds points, curves and lines; a plain one starts at 0 where nothing lies below. */
    private CurveAxis axis(boolean horizontal, CurveMarks marks) {
        String name = horizontal ? chart.x().name() : chart.y().name();
        boolean log = horizontal ? chart.x().decades() : decades;
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        stretch(ends, horizontal ? marks.x() : marks.y(), log);
        chart.curves().forEach(c -> stretch(ends, horizontal ? c.x() : c.y(), log));
        chart.lines().stream().filter(l -> l.vertical() == horizontal).forEach(l -> stretch(ends, new double[] {l.at()}, log));
        if (!(ends[0] <= ends[1])) {
            return new CurveAxis(name, log, Double.NaN, Double.NaN);
        }
        if (log) {
            return new CurveAxis(name, true, ends[0] / (horizontal ? 1.2 : DECADES_ROOM), ends[1] * (horizontal ? 1.1 : DECADES_ROOM));
        }
        double room = ends[1] > ends[0] ? ROOM * (ends[1] - ends[0]) : Math.max(1e-3, 0.5 * Math.abs(ends[1]));
        double low = ends[0] >= 0 && ends[0] < 0.5 * ends[1] ? 0 : ends[0] - room;
        return new CurveAxis(name, false, low, ends[1] + room * (horizontal ? 1 : 1.6));
    }

    private static void stretch(double[] ends, double[] values, boolean positiveOnly) {
        for (double v : values) {
            if (Double.isFinite(v) && (v > 0 || !positiveOnly)) {
                ends[0] = Math.min(ends[0], v);
                ends[1] = Math.max(ends[1], v);
            }
        }
    }
}
