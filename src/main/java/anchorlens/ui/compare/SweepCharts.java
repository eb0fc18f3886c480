package anchorlens.ui.compare;

import anchorlens.analysis.compare.SweepAxis;
import anchorlens.analysis.compare.SweepPoint;
import anchorlens.analysis.compare.SweepPoint.Metric;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.CurveMarks;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.charts.HeatMap;
import anchorlens.ui.charts.MarkShape;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.compare.SweepRun;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A sweep as what the charts draw. */
final class SweepCharts {
    private static final Strings STRINGS = Strings.beside(SweepCharts.class);

    private SweepCharts() {
    }

    static String name(Metric metric) {
        return STRINGS.get("metric." + metric.name());
    }

    private static int color(Metric metric) {
        return switch (metric) {
            case POSITIVES, SUM_POS -> DataColors.POSITIVE;
            case STARVED -> DataColors.STARVED;
            case SUM_NEG -> DataColors.NEGATIVE;
            case AGREEMENT -> DataColors.DISTRIBUTION;
        };
    }

    /**
     * One quantity over the first parameter.
     *
     * @param current the value the parameter has now
     * @param last    whether it stands below the others, where the axis is named
     */
    static CurveData curve(SweepRun run, Metric metric, Object current, boolean last) {
        SweepAxis axis = run.sweep().axes().getFirst();
        int n = axis.values().size();
        double[] x = IntStream.range(0, n).mapToDouble(axis::place).toArray();
        double[] y = run.points().stream().mapToDouble(metric::of).toArray();
        String label = last ? label(axis) : "";
        CurveAxis across = axis.isNumber() ? new CurveAxis(label, axis.logarithmic(), Double.NaN, Double.NaN)
                : CurveAxis.named(label, axis.values().stream().map(SweepAxis::words).toList());
        CurveAxis up = switch (metric) {
            case AGREEMENT -> CurveAxis.between(STRINGS.get("metric.AGREEMENT.axis"), 0, 1.04);
            case STARVED -> CurveAxis.between(name(metric), 0, Math.max(1, Arrays.stream(y).filter(v -> v == v).max().orElse(1)) * 1.05);
            default -> CurveAxis.of(name(metric));
        };
        Curve curve = Curve.of(name(metric), color(metric), axis.isNumber() ? Curve.Line.SOLID : Curve.Line.DOTTED, x, y);
        CurveMarks marks = new CurveMarks(List.of(new CurveMarks.Kind(name(metric), color(metric), MarkShape.DISC)), new int[n], x, y);
        double place = axis.place(current);
        List<Guide> guides = Double.isNaN(place) ? List.of() : List.of(new Guide(true, place, SweepAxis.words(current), DataColors.SELECTION));
        return CurveData.of(across, up, List.of(curve)).withMarks(marks).withGuides(guides);
    }

    private static String label(SweepAxis axis) {
        String unit = axis.parameter().spec().info().unit();
        return axis.parameter().label() + (unit.isEmpty() ? "" : ", " + unit);
    }

    /** One quantity over two parameters. @param current the values they have now */
    static HeatMap.Data map(SweepRun run, Metric metric, List<Object> current) {
        SweepAxis x = run.sweep().axes().get(0);
        SweepAxis y = run.sweep().axes().get(1);
        return new HeatMap.Data(axis(x), axis(y), name(metric), run.points().stream().mapToDouble(metric::of).toArray(),
                cell(x, current.get(0)), cell(y, current.get(1)));
    }

    private static HeatMap.Axis axis(SweepAxis axis) {
        return new HeatMap.Axis(label(axis), axis.values().stream().map(v -> v instanceof Double d ? Words.number(d) : SweepAxis.words(v)).toList());
    }

    /** Where a value lies among the cells: 1.5 for the middle between the second and the third; NaN beyond the ends. */
    static double cell(SweepAxis axis, Object value) {
        double v = axis.place(value);
        int n = axis.values().size();
        for (int i = 0; i < n; i++) {
            if (axis.place(i) == v) {
                return i;
            }
            if (i + 1 < n && v > axis.place(i) && v < axis.place(i + 1)) {
                double a = axis.place(i);
                double b = axis.place(i + 1);
                return i + (axis.logarithmic() ? Math.log(v / a) / Math.log(b / a) : (v - a) / (b - a));
            }
        }
        return Double.NaN;
    }

    /** What is said of a cell, each line for itself. */
    static String words(SweepRun run, int cell) {
        SweepPoint p = run.points().get(cell);
        StringBuilder out = new StringBuilder(run.sweep().words(cell).replace(", ", "\n"));
        for (Metric metric : Metric.values()) {
            out.append('\n').append(name(metric)).append(' ').append(Words.number(metric.of(p)));
        }
        return p.note().isEmpty() ? out.toString() : out.append('\n').append(p.note()).toString();
    }
}
