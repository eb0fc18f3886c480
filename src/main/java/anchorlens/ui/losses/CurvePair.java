package anchorlens.ui.losses;

import anchorlens.analysis.losses.LossCurves;
import anchorlens.analysis.losses.LossFamily;
import anchorlens.analysis.losses.LossOption;
import anchorlens.analysis.losses.LossSamples;
import anchorlens.assign.PriorState;
import anchorlens.loss.DynamicBeta;
import anchorlens.loss.Logistic;
import anchorlens.loss.LogitLoss;
import anchorlens.loss.ResidualLoss;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.Curve.Line;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.CurveMarks;
import anchorlens.ui.charts.CurveMarks.Kind;
import anchorlens.ui.charts.MarkShape;
import anchorlens.ui.theme.DataColors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The curves of values and of gradients, and the priors on them.
 *
 * @param priors {@code [marks]} the prior of each mark
 * @param edges  {@code [marks]} the edge of each mark, −1 for none
 */
record CurvePair(CurveData value, CurveData gradient, int[] priors, int[] edges) {
    private static final double RANGE = 8;
    private static final int POINTS = 801;
    private static final List<Kind> EDGES = List.of(new Kind("left edges", DataColors.POSITIVE, MarkShape.DISC),
            new Kind("top edges", DataColors.POSITIVE, MarkShape.DIAMOND), new Kind("right edges", DataColors.POSITIVE, MarkShape.RING),
            new Kind("bottom edges", DataColors.POSITIVE, MarkShape.CROSS));
    private static final List<Kind> STATES = List.of(new Kind("background", DataColors.NEGATIVE, MarkShape.RING),
            new Kind("ignored", DataColors.IGNORED, MarkShape.CROSS), new Kind("positives", DataColors.POSITIVE, MarkShape.DISC));

    /** A curve's function and what it is called. */
    private record Drawn(String name, int color, Line line, DoubleUnaryOperator value, DoubleUnaryOperator gradient) {
    }

    /** @param noted what the images seen so far note for a dynamic β */
    static CurvePair of(CurveChoice choice, Optional<LossSamples> samples, Function<DynamicBeta, double[]> noted) {
        return choice.family() == LossFamily.REGRESSION ? regression(choice, samples, noted) : classification(choice, samples);
    }

    private static CurvePair classification(CurveChoice c, Optional<LossSamples> samples) {
        List<Drawn> drawn = new ArrayList<>();
        boolean background = c.look().background() && c.look().target() != 0;
        List<LossOption> all = LossOption.of(LossFamily.CLASSIFICATION);
        for (LossOption o : c.drawn()) {
            LogitLoss loss = LossCurves.classification(c.parameters().get(o.id()), samples);
            int color = DataColors.ofSeries(all.indexOf(o));
            double y = c.look().target();
            drawn.add(new Drawn(background ? o.name() + ", y " + short2(y) : o.name(), color, Line.SOLID, x -> loss.value(x, y),
                    x -> loss.gradient(x, y)));
            if (background) {
                drawn.add(new Drawn(o.name() + ", y 0", color, Line.DASHED, x -> loss.value(x, 0), x -> loss.gradient(x, 0)));
            }
        }
        double low = -RANGE;
        double high = RANGE;
        for (double logit : samples.map(LossSamples::logit).orElse(new double[0])) {
            low = Double.isFinite(logit) ? Math.min(low, Math.floor(logit)) : low;
            high = Double.isFinite(logit) ? Math.max(high, Math.ceil(logit)) : high;
        }
        double[] logits = places(low, high, POINTS);
        if (!c.look().ofLogit()) {
            double[] p = places(0.001, 0.999, 999);
            logits = Arrays.stream(p).map(LossCurves::logit).toArray();
        }
        CurveAxis axis = c.look().ofLogit() ? CurveAxis.between("logit x", low, high) : CurveAxis.between("probability p = σ(x)", 0, 1);
        double[] at = c.look().ofLogit() ? logits : places(0.001, 0.999, 999);
        CurvePair curves = curves(c, axis, drawn, at, logits, "dL/dx");
        return samples.isEmpty() || !c.look().marks() || !c.shown().contains(c.active()) ? curves
                : curves.withScores(c, samples.get(), LossCurves.classification(c.parameters().get(c.active()), samples));
    }

    private static String short2(double v) {
        return Double.toString(Math.rint(v * 100) / 100).replaceAll("\\.0$", "");
    }

    private static CurvePair regression(CurveChoice c, Optional<LossSamples> samples, Function<DynamicBeta, double[]> noted) {
        List<Drawn> drawn = new ArrayList<>();
        List<LossOption> all = LossOption.of(LossFamily.REGRESSION);
        for (LossOption o : c.drawn()) {
            ResidualLoss loss = residual(c, o.id(), samples, noted);
            drawn.add(new Drawn(o.name(), DataColors.ofSeries(all.indexOf(o)), Line.values()[all.indexOf(o) % 3], loss::value,
                    loss::gradient));
        }
        double reach = 2;
        for (double e : samples.map(LossSamples::errors).orElse(new double[0])) {
            reach = Double.isFinite(e) ? Math.max(reach, Math.ceil(2 * Math.abs(e)) / 2) : reach;
        }
        double[] at = places(-reach, reach, 1001);
        CurvePair curves = curves(c, CurveAxis.between("error d in strides", -reach, reach), drawn, at, at, "dL/dd");
        return samples.isEmpty() || !c.look().marks() || !c.shown().contains(c.active()) ? curves
                : curves.withErrors(samples.get(), residual(c, c.active(), samples, noted), c.look().logarithmic());
    }

    private static ResidualLoss residual(CurveChoice c, String id, Optional<LossSamples> samples,
                                         Function<DynamicBeta, double[]> noted) {
        Record parameters = c.parameters().get(id);
        return LossCurves.regression(parameters, samples, parameters instanceof DynamicBeta d ? noted.apply(d) : new double[0]);
    }

    private static double[] places(double low, double high, int count) {
        double[] out = new double[count];
        Arrays.setAll(out, i -> low + i * (high - low) / (count - 1));
        return out;
    }

    private static CurvePair curves(CurveChoice c, CurveAxis axis, List<Drawn> drawn, double[] at, double[] arguments, String slope) {
        boolean log = c.look().logarithmic();
        List<Curve> values = new ArrayList<>();
        List<Curve> gradients = new ArrayList<>();
        for (Drawn d : drawn) {
            values.add(Curve.of(d.name(), d.color(), d.line(), at, Arrays.stream(arguments).map(d.value()).toArray()));
            gradients.add(Curve.of(d.name(), d.color(), d.line(), at, Arrays.stream(arguments).map(d.gradient())
                    .map(g -> log ? Math.abs(g) : g).toArray()));
        }
        return new CurvePair(CurveData.of(axis, log ? CurveAxis.logarithmic("loss") : CurveAxis.of("loss"), values),
                CurveData.of(axis, log ? CurveAxis.logarithmic("|" + slope + "|") : CurveAxis.of(slope), gradients), new int[0], new int[0]);
    }

    private CurvePair withScores(CurveChoice c, LossSamples s, LogitLoss loss) {
        int n = s.count();
        int[] priors = new int[n];
        int[] kind = new int[n];
        double[] x = new double[n];
        double[] values = new double[n];
        double[] slopes = new double[n];
        int k = 0;
        for (int i = 0; i < n; i++) {
            boolean positive = s.state()[i] == PriorState.POSITIVE;
            if (positive || c.look().background() || c.look().target() == 0) {
                double target = positive ? c.look().target() : 0;
                priors[k] = i;
                kind[k] = positive ? 2 : s.state()[i] == PriorState.IGNORED ? 1 : 0;
                x[k] = c.look().ofLogit() ? s.logit()[i] : Logistic.sigmoid(s.logit()[i]);
                values[k] = loss.value(s.logit()[i], target);
                double slope = loss.gradient(s.logit()[i], target);
                slopes[k++] = c.look().logarithmic() ? Math.abs(slope) : slope;
            }
        }
        int[] none = new int[k];
        Arrays.fill(none, -1);
        return withMarks(STATES, Arrays.copyOf(priors, k), none, Arrays.copyOf(kind, k), Arrays.copyOf(x, k),
                Arrays.copyOf(values, k), Arrays.copyOf(slopes, k));
    }

    private CurvePair withErrors(LossSamples s, ResidualLoss loss, boolean log) {
        int[] at = IntStream.range(0, s.errors().length).filter(i -> Double.isFinite(s.errors()[i])).toArray();
        double[] x = Arrays.stream(at).mapToDouble(i -> s.errors()[i]).toArray();
        double[] slopes = Arrays.stream(x).map(loss::gradient).map(g -> log ? Math.abs(g) : g).toArray();
        int[] edges = Arrays.stream(at).map(i -> i % 4).toArray();
        return withMarks(EDGES, Arrays.stream(at).map(i -> i / 4).toArray(), edges, edges, x,
                Arrays.stream(x).map(loss::value).toArray(), slopes);
    }

    private CurvePair withMarks(List<Kind> kinds, int[] prior, int[] edge, int[] kind, double[] x, double[] values, double[] slopes) {
        return new CurvePair(value.withMarks(new CurveMarks(kinds, kind, x, values)),
                gradient.withMarks(new CurveMarks(kinds, kind, x, slopes)), prior, edge);
    }
}
