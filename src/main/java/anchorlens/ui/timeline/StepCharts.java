package anchorlens.ui.timeline;

import anchorlens.analysis.dynamics.StepStatistics;
import anchorlens.geometry.Edge;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.CurveMarks;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.charts.MarkShape;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.training.Checkpoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/** The curves over a training: one chart a quantity, the step that is shown marked in all, a click going to the nearest step. */
final class StepCharts {
    /** What is drawn over the steps. */
    enum Quantity {
        POSITIVES, IOU, CORRELATION, WEIGHTS, ENTROPY, BIMODAL, AGREEMENT, STARVED
    }

    /** One line: its name and value; the second of a training has its own dash. */
    private record Series(String name, int color, ToDoubleFunction<StepStatistics> value) {
    }

    private static final int[] EDGE_COLORS = {DataColors.ofLevel(0), DataColors.ofLevel(3), DataColors.ofLevel(1), DataColors.ofLevel(4)};

    private final Strings strings = Strings.beside(StepCharts.class);
    private final TimelineViewModel model;
    private final Map<Quantity, CurveChart> charts = new EnumMap<>(Quantity.class);

    StepCharts(TimelineViewModel model) {
        this.model = model;
        for (Quantity q : Quantity.values()) {
            CurveChart chart = new CurveChart();
            chart.setId("chart-" + q.name().toLowerCase(java.util.Locale.ROOT));
            chart.addEventHandler(javafx.scene.input.MouseEvent.MOUSE_CLICKED, e -> {
                if (e.isStillSincePress() && e.getClickCount() == 1 && !Double.isNaN(chart.placeProperty().get())) {
                    model.moveTo(chart.placeProperty().get());
                }
            });
            charts.put(q, chart);
        }
        charts.values().stream().skip(1).forEach(c -> c.placeProperty().bindBidirectional(charts.get(Quantity.POSITIVES).placeProperty()));
        InvalidationListener data = (Observable o) -> show();
        for (Observable o : List.of(model.first().runProperty(), model.second().runProperty(), model.first().curvesProperty(),
                model.second().curvesProperty(), model.ofSetProperty())) {
            o.addListener(data);
        }
        model.stepProperty().addListener((o, was, is) -> charts.values().forEach(c ->
                c.dataProperty().set(c.dataProperty().get().withGuides(guides()))));
        show();
    }

    CurveChart chart(Quantity quantity) {
        return charts.get(quantity);
    }

    String title(Quantity quantity) {
        return strings.get("chart." + quantity.name());
    }

    String help(Quantity quantity) {
        return strings.get("chart." + quantity.name() + ".help");
    }

    private void show() {
        for (Quantity q : Quantity.values()) {
            CurveData data = data(q);
            charts.get(q).legendShownProperty().set(data.curves().size() > 1);
            charts.get(q).dataProperty().set(data);
        }
    }

    private List<Guide> guides() {
        double step = model.stepProperty().get();
        return Double.isNaN(step) ? List.of() : List.of(new Guide(true, step, "", DataColors.SELECTION));
    }

    private CurveData data(Quantity quantity) {
        List<Curve> curves = new ArrayList<>();
        List<CurveMarks.Kind> kinds = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        for (TrainingViewModel t : List.of(model.first(), model.second())) {
            List<StepStatistics> all = t.statistics(model.ofSetProperty().get());
            if (t.seriesProperty().get() != null && all.size() == t.seriesProperty().get().checkpoints().size()) {
                add(quantity, t, all, curves, kinds, points);
            }
        }
        CurveMarks marks = new CurveMarks(kinds, points.stream().mapToInt(p -> (int) p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(), points.stream().mapToDouble(p -> p[2]).toArray());
        CurveAxis y = switch (quantity) {
            case IOU, BIMODAL, AGREEMENT, STARVED -> CurveAxis.between("", 0, 1);
            case CORRELATION -> CurveAxis.between("", -1, 1);
            default -> new CurveAxis("", false, 0, Double.NaN);
        };
        return new CurveData(CurveAxis.of(strings.get("chart.step")), y, curves, marks, guides());
    }

    private void add(Quantity quantity, TrainingViewModel t, List<StepStatistics> all, List<Curve> curves,
                     List<CurveMarks.Kind> kinds, List<double[]> points) {
        boolean first = t == model.first();
        double[] x = t.seriesProperty().get().checkpoints().stream().mapToDouble(Checkpoint::number).toArray();
        List<Series> lines = lines(quantity, first);
        String training = t.seriesProperty().get().name();
        boolean both = model.first().seriesProperty().get() != null && model.second().seriesProperty().get() != null;
        if (quantity == Quantity.IOU) {
            curves.add(spread(t, all, x, first, both));
        }
        for (int i = 0; i < lines.size(); i++) {
            Series line = lines.get(i);
            double[] y = all.stream().mapToDouble(line.value).toArray();
            String name = line.name.isEmpty() ? training : both ? training + " " + line.name : line.name;
            Curve.Line dash = i > 0 && lines.size() == 2 ? Curve.Line.DOTTED : first ? Curve.Line.SOLID : Curve.Line.DASHED;
            curves.add(Curve.of(name, line.color, dash, x, y));
            for (int k = 0; k < x.length; k++) {
                points.add(new double[] {kinds.size(), x[k], y[k]});
            }
            kinds.add(new CurveMarks.Kind(name, line.color, first ? MarkShape.DISC : MarkShape.DIAMOND));
        }
    }

    /** The standard deviation, dotted beneath the mean. */
    private Curve spread(TrainingViewModel t, List<StepStatistics> all, double[] x, boolean first, boolean both) {
        double[] y = all.stream().mapToDouble(StepStatistics::stdIou).toArray();
        String name = (both ? t.seriesProperty().get().name() + " " : "") + strings.get("line.spread");
        return Curve.of(name, first ? TrainingColors.FIRST_ARGB : TrainingColors.SECOND_ARGB, Curve.Line.DOTTED, x, y);
    }

    private List<Series> lines(Quantity quantity, boolean first) {
        int own = first ? TrainingColors.FIRST_ARGB : TrainingColors.SECOND_ARGB;
        return switch (quantity) {
            case POSITIVES -> List.of(new Series("", own, StepStatistics::positivesPerObject));
            case STARVED -> List.of(new Series("", own, s -> s.objects() == 0 ? Double.NaN : s.starved() / (double) s.objects()));
            case IOU -> List.of(new Series(strings.get("line.mean"), own, StepStatistics::meanIou));
            case CORRELATION -> List.of(new Series("", own, StepStatistics::correlation));
            case WEIGHTS -> List.of(new Series("w_pos", own, StepStatistics::sumPos), new Series("w_neg", own, StepStatistics::sumNeg));
            case AGREEMENT -> List.of(new Series(strings.get("line.positives"), own, StepStatistics::agreement),
                    new Series("w_pos", own, StepStatistics::weightAgreement));
            case ENTROPY -> edges(StepStatistics::entropy);
            case BIMODAL -> edges(StepStatistics::bimodal);
        };
    }

    private List<Series> edges(java.util.function.Function<StepStatistics, double[]> of) {
        List<Series> lines = new ArrayList<>();
        for (Edge e : Edge.values()) {
            lines.add(new Series(strings.get("edge." + e.name()), EDGE_COLORS[e.ordinal()], s -> of.apply(s)[e.ordinal()]));
        }
        return lines;
    }
}
