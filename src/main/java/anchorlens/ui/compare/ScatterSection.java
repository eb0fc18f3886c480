package anchorlens.ui.compare;

import anchorlens.analysis.compare.Scheme;
import anchorlens.assign.LossWeights;
import anchorlens.ui.charts.BrushScatter;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.CurveMarks;
import anchorlens.ui.charts.MarkShape;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** w_pos against w_neg of every weighed pair of all schemes. */
final class ScatterSection extends Section {
    private final Strings strings = Strings.beside(ScatterSection.class);
    private final CompareViewModel compare;
    private final BrushScatter chart = new BrushScatter();
    private final ToggleButton log;

    ScatterSection(CompareViewModel compare) {
        this(compare, new ToggleButton(Strings.beside(ScatterSection.class).get("log")));
    }

    private ScatterSection(CompareViewModel compare, ToggleButton log) {
        super(Strings.beside(ScatterSection.class).get("scatter"), log);
        this.compare = compare;
        this.log = log;
        log.getStyleClass().add("small-toggle");
        log.setTooltip(new Tooltip(strings.get("log.tip")));
        log.setOnAction(e -> show());
        chart.setId("scatter-compared");
        chart.hoveredProperty().bindBidirectional(compare.selection().hoveredPriorProperty());
        chart.selectedProperty().bindBidirectional(compare.selection().priorProperty());
        chart.brushedProperty().bindBidirectional(compare.marked().brushedProperty());
        getChildren().add(chart);
        compare.comparisonProperty().addListener((Observable o) -> show());
        compare.ownScaleProperty().addListener((Observable o) -> show());
        compare.selectedOnlyProperty().addListener((Observable o) -> show());
        compare.selection().gtProperty().addListener((o, was, is) -> {
            if (compare.selectedOnlyProperty().get()) {
                show();
            }
        });
        show();
    }

    BrushScatter chart() {
        return chart;
    }

    private void show() {
        List<Scheme> schemes = compare.comparisonProperty().get().schemes();
        boolean own = compare.ownScaleProperty().get();
        int gt = compare.shownGt();
        List<CurveMarks.Kind> kinds = new ArrayList<>();
        int n = schemes.stream().mapToInt(s -> s.weights().map(LossWeights::pairCount).orElse(0)).sum();
        int[] kind = new int[n];
        int[] priors = new int[n];
        double[] x = new double[n];
        double[] y = new double[n];
        int k = 0;
        for (int i = 0; i < schemes.size(); i++) {
            kinds.add(new CurveMarks.Kind(schemes.get(i).name(), DataColors.ofScheme(i), MarkShape.DISC));
            if (schemes.get(i).weights().isPresent()) {
                LossWeights w = schemes.get(i).weights().get();
                double posUnit = own ? largest(w, true) : 1;
                double negUnit = own ? largest(w, false) : 1;
                for (int pair = 0; pair < w.pairCount(); pair++, k++) {
                    boolean shown = gt < 0 || w.gt(pair) == gt;
                    kind[k] = i;
                    priors[k] = w.prior(pair);
                    x[k] = shown ? w.pairPos(pair) / posUnit : Double.NaN;
                    y[k] = shown ? w.pairNeg(pair) / negUnit : Double.NaN;
                }
            }
        }
        chart.setPoints(CurveData.of(axis(own ? "scatter.posShare" : "scatter.pos"), axis(own ? "scatter.negShare" : "scatter.neg"),
                List.of()).withMarks(new CurveMarks(kinds, kind, x, y)), priors);
    }

    private CurveAxis axis(String key) {
        return log.isSelected() ? CurveAxis.logarithmic(strings.get(key)) : new CurveAxis(strings.get(key), false, 0, Double.NaN);
    }

    private static double largest(LossWeights w, boolean pos) {
        double max = 0;
        for (int k = 0; k < w.pairCount(); k++) {
            max = Math.max(max, pos ? w.pairPos(k) : w.pairNeg(k));
        }
        return max == 0 ? 1 : max;
    }
}
