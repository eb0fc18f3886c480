package anchorlens.ui.timeline;

import anchorlens.analysis.twostage.DynamicRun;
import anchorlens.analysis.twostage.ProposalTally;
import anchorlens.loss.SmoothL1Loss;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.Curve.Line;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.training.Checkpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The curves of the two-stage tab: how T and β move, how many positives that makes, and what is regressed. */
final class TwoStageCharts {
    /** One chart each. */
    enum Chart {
        THRESHOLD, BETA, POSITIVES, AGAINST, OFFSETS, LOSS
    }

    private static final double LOSS_REACH = 2;
    private static final int LOSS_POINTS = 401;
    private static final Line[] LINES = {Line.SOLID, Line.DASHED, Line.DOTTED, Line.SOLID};

    private final Strings strings = Strings.beside(TwoStageCharts.class);
    private final TimelineViewModel model;
    private final TwoStageViewModel stages;
    private final Map<Chart, CurveChart> charts = new EnumMap<>(Chart.class);

    TwoStageCharts(TimelineViewModel model, TwoStageViewModel stages) {
        this.model = model;
        this.stages = stages;
        for (Chart c : Chart.values()) {
            CurveChart chart = new CurveChart();
            chart.setId("stages-" + c.name().toLowerCase(java.util.Locale.ROOT));
            charts.put(c, chart);
        }
        charts.get(Chart.BETA).placeProperty().bindBidirectional(charts.get(Chart.THRESHOLD).placeProperty());
        stages.shownProperty().addListener((o, was, is) -> show());
        model.stepProperty().addListener((o, was, is) -> show());
        show();
    }

    CurveChart chart(Chart chart) {
        return charts.get(chart);
    }

    String title(Chart chart) {
        return strings.get("stages." + chart.name());
    }

    String help(Chart chart) {
        return strings.get("stages." + chart.name() + ".help");
    }

    private void show() {
        TwoStageViewModel.Shown shown = stages.shownProperty().get();
        if (shown == null || model.first().seriesProperty().get() == null
                || shown.data().matched().size() != model.first().seriesProperty().get().checkpoints().size()) {
            charts.values().forEach(c -> c.dataProperty().set(CurveData.NONE));
            return;
        }
        charts.get(Chart.THRESHOLD).dataProperty().set(course(shown, "T", DynamicRun.Iteration::threshold, DynamicRun.Iteration::iou,
                strings.get("stages.iou", Integer.toString(stages.ruleProperty().get().largest()))));
        charts.get(Chart.BETA).dataProperty().set(course(shown, "β", DynamicRun.Iteration::beta, DynamicRun.Iteration::target,
                strings.get("stages.target", Integer.toString(stages.ruleProperty().get().smallest()))));
        charts.get(Chart.POSITIVES).dataProperty().set(positives(shown));
        charts.get(Chart.AGAINST).dataProperty().set(against(shown));
        charts.get(Chart.OFFSETS).dataProperty().set(offsets(shown));
        charts.get(Chart.LOSS).dataProperty().set(loss(shown));
    }

    private CurveData course(TwoStageViewModel.Shown shown, String name, ToDoubleFunction<DynamicRun.Iteration> value,
                             ToDoubleFunction<DynamicRun.Iteration> noted, String notedName) {
        double[] x = Arrays.stream(shown.course().images()).asDoubleStream().toArray();
        List<DynamicRun.Iteration> all = shown.course().iterations();
        int perStep = shown.data().matched().getFirst().size();
        List<Guide> guides = perStep == 0 ? List.of() : List.of(new Guide(true, (stages.checkpoint() + 1.0) * perStep, "", DataColors.SELECTION));
        return new CurveData(CurveAxis.of(strings.get("stages.images")), new CurveAxis("", false, 0, Double.NaN),
                List.of(Curve.of(notedName, DataColors.IGNORED, Line.DOTTED, x, all.stream().mapToDouble(noted).toArray()),
                        Curve.of(name, DataColors.POSITIVE, Line.SOLID, x, all.stream().mapToDouble(value).toArray())),
                anchorlens.ui.charts.CurveMarks.NONE, guides);
    }

    private CurveData positives(TwoStageViewModel.Shown shown) {
        double[] x = model.first().seriesProperty().get().checkpoints().stream().mapToDouble(Checkpoint::number).toArray();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < CascadeBands.count(); i++) {
            int k = (int) Math.round(CascadeBands.threshold(i) * (ProposalTally.THRESHOLDS - 1));
            curves.add(Curve.of(strings.get("stages.at", Double.toString(CascadeBands.threshold(i))), CascadeBands.color(i), Line.DASHED, x,
                    shown.sums().stream().mapToDouble(s -> s.positivesAt()[k]).toArray()));
        }
        curves.add(Curve.of(strings.get("stages.now"), DataColors.POSITIVE, Line.SOLID, x, shown.course().positives()));
        return new CurveData(CurveAxis.of(strings.get("chart.step")), new CurveAxis("", false, 0, Double.NaN), curves,
                anchorlens.ui.charts.CurveMarks.NONE, List.of(new Guide(true, model.stepProperty().get(), "", DataColors.SELECTION)));
    }

    private CurveData against(TwoStageViewModel.Shown shown) {
        double[] x = IntStream.range(0, ProposalTally.THRESHOLDS).mapToDouble(ProposalTally::thresholdOf).toArray();
        List<Checkpoint> all = model.first().seriesProperty().get().checkpoints();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double share = all.size() == 1 ? 1 : i / (all.size() - 1.0);
            curves.add(Curve.of(StepText.number(all.get(i).number()), i == stages.checkpoint() ? DataColors.SELECTION : DataColors.sequential(0.15 + 0.7 * share),
                    i == stages.checkpoint() ? Line.SOLID : Line.DASHED, x, shown.sums().get(i).positivesAt()));
        }
        double t = shown.course().lastThreshold()[stages.checkpoint()];
        return new CurveData(CurveAxis.between(strings.get("stages.threshold"), 0, 1), CurveAxis.logarithmic(""), curves,
                anchorlens.ui.charts.CurveMarks.NONE, List.of(new Guide(true, t, "T", DataColors.POSITIVE)));
    }

    private CurveData offsets(TwoStageViewModel.Shown shown) {
        ProposalTally.Sum sum = shown.sums().get(stages.checkpoint());
        String[] names = {"t_x", "t_y", "t_w", "t_h"};
        double[] x = IntStream.range(0, ProposalTally.BARS).mapToDouble(ProposalTally::middleOf).toArray();
        List<Curve> curves = new ArrayList<>();
        for (int o = 0; o < names.length; o++) {
            long[] counts = sum.histograms()[o];
            double[] y = Arrays.stream(counts).mapToDouble(n -> sum.positives() == 0 ? 0 : n / (double) sum.positives()).toArray();
            curves.add(Curve.of(names[o], DataColors.ofLevel(o == 2 ? 3 : o), LINES[o], x, y));
        }
        double beta = shown.course().lastBeta()[stages.checkpoint()];
        return new CurveData(CurveAxis.of(strings.get("stages.offset")), new CurveAxis("", false, 0, Double.NaN), curves,
                anchorlens.ui.charts.CurveMarks.NONE, List.of(new Guide(true, -beta, "−β", DataColors.POSITIVE),
                        new Guide(true, beta, "β", DataColors.POSITIVE)));
    }

    private CurveData loss(TwoStageViewModel.Shown shown) {
        double beta = shown.course().lastBeta()[stages.checkpoint()];
        double[] x = IntStream.range(0, LOSS_POINTS).mapToDouble(i -> LOSS_REACH * (2 * i / (LOSS_POINTS - 1.0) - 1)).toArray();
        List<Curve> curves = new ArrayList<>();
        double[] betas = {stages.ruleProperty().get().initialBeta(), beta};
        for (int i = betas[0] == beta ? 1 : 0; i < betas.length; i++) {
            double b = betas[i];
            boolean now = i == 1;
            SmoothL1Loss l = new SmoothL1Loss(b);
            String name = "β " + StepText.number(b) + (now ? strings.get("stages.betaNow") : "");
            int color = now ? DataColors.POSITIVE : DataColors.IGNORED;
            curves.add(Curve.of(name, color, Line.SOLID, x, Arrays.stream(x).map(l::value).toArray()));
            curves.add(Curve.of(strings.get("stages.gradient", name), color, Line.DOTTED, x, Arrays.stream(x).map(l::gradient).toArray()));
        }
        return CurveData.of(CurveAxis.of(strings.get("stages.error")), CurveAxis.of(""), curves);
    }
}
