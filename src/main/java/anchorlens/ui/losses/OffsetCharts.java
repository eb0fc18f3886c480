package anchorlens.ui.losses;

import anchorlens.analysis.losses.OffsetProbe;
import anchorlens.analysis.losses.OffsetStudy;
import anchorlens.analysis.losses.Rebinned;
import anchorlens.loss.L2Loss;
import anchorlens.loss.OffsetBins;
import anchorlens.loss.SmoothL1Loss;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.Curve.Line;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.theme.DataColors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The charts of offset bins. */
final class OffsetCharts {
    private static final int POINTS = 1201;

    private OffsetCharts() {
    }

    /** Probabilities and target weights of a stage over the offset. */
    static CurveData stage(OffsetStudy.Stage s, int index, OffsetProbe probe) {
        double[] edges = s.edges();
        List<Guide> guides = new ArrayList<>();
        guide(guides, edges, probe.target(), "t", DataColors.SELECTION);
        guide(guides, edges, s.base() + s.expectation(), "E", DataColors.PREDICTION);
        return CurveData.of(CurveAxis.of("offset, stage " + (index + 1)), CurveAxis.between("probability", 0, 1.02), List.of(
                Curve.steps("probability", DataColors.ofSeries(0), Line.SOLID, edges, s.probabilities()),
                Curve.steps("target", DataColors.ofSeries(1), Line.DASHED, edges, s.target()))).withGuides(guides);
    }

    private static void guide(List<Guide> guides, double[] edges, double at, String label, int color) {
        if (at >= edges[0] && at <= edges[edges.length - 1]) {
            guides.add(new Guide(true, at, label, color));
        }
    }

    private static double[] around(OffsetBins bins, double extra) {
        double reach = bins.high() - bins.low();
        double low = bins.low() - extra * reach;
        double[] out = new double[POINTS];
        Arrays.setAll(out, i -> low + i * (1 + 2 * extra) * reach / (POINTS - 1));
        return out;
    }

    /** Gradients of the cross entropy of every stage, of smooth L1 and of L2 over the predicted offset, for one true offset. */
    static CurveData gradients(OffsetBins bins, OffsetProbe probe) {
        double[] c = around(bins, 0.1);
        SmoothL1Loss smooth = new SmoothL1Loss(probe.beta());
        L2Loss square = new L2Loss();
        List<Curve> curves = new ArrayList<>();
        for (int m = 0; m < bins.stages(); m++) {
            curves.add(Curve.of("cross entropy, stage " + (m + 1), DataColors.ofSeries(m), Line.values()[m % 3], c,
                    OffsetStudy.gradients(bins, probe, m, c)));
        }
        curves.add(Curve.of("smooth L1", DataColors.ofSeries(5), Line.DASHED, c,
                Arrays.stream(c).map(p -> smooth.gradient(p - probe.target())).toArray()));
        curves.add(Curve.of("L2", DataColors.ofSeries(6), Line.DOTTED, c,
                Arrays.stream(c).map(p -> square.gradient(p - probe.target())).toArray()));
        return CurveData.of(CurveAxis.of("predicted offset"), CurveAxis.of("dL/dc"), curves).withGuides(List.of(
                new Guide(true, probe.target(), "t", DataColors.SELECTION), new Guide(true, probe.predicted(), "c",
                        DataColors.PREDICTION)));
    }

    /** What even the right bins leave of an offset. */
    static CurveData quantization(OffsetBins bins, OffsetProbe probe) {
        double[] t = around(bins, 0.1);
        double[] one = OffsetStudy.quantization(new OffsetBins(bins.low(), bins.high(), bins.bins(), 1, bins.stands(), bins.outOfRange(),
                bins.residual(), bins.target()), t);
        List<Curve> curves = new ArrayList<>(List.of(Curve.of("1 stage", DataColors.ofSeries(0), Line.DASHED, t, one)));
        if (bins.stages() > 1) {
            curves.add(Curve.of(bins.stages() + " stages", DataColors.ofSeries(1), Line.SOLID, t, OffsetStudy.quantization(bins, t)));
        }
        return CurveData.of(CurveAxis.of("true offset"), CurveAxis.of("error left"), curves).withGuides(List.of(
                new Guide(true, probe.target(), "t", DataColors.SELECTION)));
    }

    /**
     * A model's distribution and its shares in the bins of each stage.
     *
     * @param places offsets of the model's own bins, ascending
     * @param masses their probabilities
     */
    static CurveData rebinned(Rebinned r, double[] places, double[] masses, Guide mark) {
        List<Curve> curves = new ArrayList<>();
        curves.add(Curve.of("the model's bins", DataColors.DISTRIBUTION, Line.SOLID, places, masses));
        for (int m = 0; m < r.stages().size(); m++) {
            Rebinned.Stage s = r.stages().get(m);
            curves.add(Curve.steps("stage " + (m + 1), DataColors.ofSeries(m + 1), Line.values()[(m + 1) % 3], s.edges(), s.shares()));
        }
        List<Guide> guides = new ArrayList<>(List.of(mark));
        if (r.expected() != mark.at()) {
            guides.add(new Guide(true, r.expected(), "E", DataColors.PREDICTION));
        }
        return CurveData.of(CurveAxis.of("offset"), CurveAxis.between("probability", 0, 1.02), curves).withGuides(guides);
    }
}
