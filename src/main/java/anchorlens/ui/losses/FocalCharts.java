package anchorlens.ui.losses;

import anchorlens.analysis.losses.FirstStep;
import anchorlens.analysis.losses.FocalResult;
import anchorlens.analysis.losses.FocalSettings;
import anchorlens.analysis.losses.ShareCurve;
import anchorlens.loss.BinaryCrossEntropy;
import anchorlens.loss.FocalLoss;
import anchorlens.loss.LogitLoss;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.Curve.Line;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.workspace.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The charts of a study of the focal loss. */
final class FocalCharts {
    private static final double PUBLISHED = 0.01;
    /** An image of 80 classes as RetinaNet's authors describe them, where none is open. */
    private static final FirstStep TYPICAL = new FirstStep(100, 100_000L * 80 - 100);

    private FocalCharts() {
    }

    private static Curve curve(String name, int index, double[] x, double[] y) {
        return Curve.of(name, DataColors.ofSeries(index), Line.values()[index % 3], x, y);
    }

    private static String gamma(double v) {
        return "γ = " + Words.number(v);
    }

    /** Cumulative share of the loss over the sorted samples, a curve for every γ. */
    static CurveData shares(FocalSettings settings, List<ShareCurve> all) {
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            ShareCurve c = all.get(k);
            curves.add(curve(gamma(settings.gammas().get(k)), k, c.fraction(), c.share()));
        }
        return CurveData.of(CurveAxis.between("fraction of samples, easiest first", 0, 1), CurveAxis.between("share of the loss", 0, 1.02),
                curves);
    }

    /** Share of terms and of the pull in each bin of the gradient norm. */
    static CurveData norms(FocalResult r) {
        int bins = r.norms().counts().length;
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, i -> (double) i / bins);
        double total = Arrays.stream(r.norms().counts()).sum();
        double[] counts = Arrays.stream(r.norms().counts()).mapToDouble(c -> total > 0 ? c / total : 0).toArray();
        double last = r.settings().gammas().getLast();
        return CurveData.of(CurveAxis.between("gradient norm |p − y|", 0, 1), CurveAxis.logarithmic("share"), List.of(
                Curve.steps("terms", DataColors.ofSeries(4), Line.SOLID, edges, counts),
                Curve.steps("pull, cross entropy", DataColors.ofSeries(0), Line.DASHED, edges, r.norms().plain()),
                Curve.steps("pull, focal " + gamma(last), DataColors.ofSeries(2), Line.DOTTED, edges, r.norms().focal()),
                Curve.steps("pull, GHM", DataColors.ofSeries(3), Line.SOLID, edges, r.norms().harmonized())));
    }

    /** First-step loss against π; {@code r} null stands for 100,000 priors of which 100 are foreground, with 80 classes. */
    static CurveData firstStep(FocalSettings settings, FocalResult r) {
        FirstStep step = r == null ? TYPICAL : FirstStep.of(r.imbalance());
        double[] pi = FirstStep.probabilities(200);
        List<Curve> curves = new ArrayList<>();
        curves.add(first("cross entropy", 4, step, new BinaryCrossEntropy(), pi));
        for (int k = 0; k < settings.gammas().size(); k++) {
            curves.add(first(gamma(settings.gammas().get(k)), k == 4 ? 7 : k, step, new FocalLoss(settings.alpha(),
                    settings.gammas().get(k)), pi));
        }
        return CurveData.of(CurveAxis.logarithmic("prior probability π"), CurveAxis.logarithmic("first loss per positive"), curves)
                .withGuides(List.of(new Guide(true, PUBLISHED, "π = 0.01", DataColors.SELECTION)));
    }

    private static Curve first(String name, int index, FirstStep step, LogitLoss loss, double[] pi) {
        return curve(name, index, pi, Arrays.stream(pi).map(p -> step.loss(loss, p)).toArray());
    }
}
