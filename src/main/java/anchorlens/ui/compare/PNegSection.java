package anchorlens.ui.compare;

import anchorlens.assign.DwMisplacement;
import anchorlens.assign.DwWeighting;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;

/** DW's P_neg over the IoU for several γ₁, that of the pane included, with the pinned priors' IoUs; shown while a pane weighs by DW. */
final class PNegSection extends Section {
    private static final double[] USUAL = {0.5, 1, 2, 5};
    private static final int STEPS = 200;

    private final Strings strings = Strings.beside(PNegSection.class);
    private final CompareViewModel compare;
    private final CurveChart chart = new CurveChart();

    PNegSection(CompareViewModel compare) {
        super(Strings.beside(PNegSection.class).get("pneg"));
        this.compare = compare;
        chart.setId("pneg");
        getChildren().add(chart);
        managedProperty().bind(visibleProperty());
        InvalidationListener again = (Observable o) -> show();
        compare.comparisonProperty().addListener(again);
        compare.marked().pins().addListener(again);
        compare.panes().addListener((ListChangeListener<PaneViewModel>) change -> show());
        show();
    }

    CurveChart chart() {
        return chart;
    }

    private Optional<DwWeighting> weighting() {
        return compare.panes().stream().map(p -> p.weightingProperty().get()).filter(DwWeighting.class::isInstance)
                .map(DwWeighting.class::cast).findFirst();
    }

    private void show() {
        Optional<DwWeighting> dw = weighting();
        setVisible(dw.isPresent());
        if (dw.isEmpty()) {
            return;
        }
        TreeSet<Double> gammas = new TreeSet<>();
        for (double g : USUAL) {
            gammas.add(g);
        }
        gammas.add(dw.get().gamma1());
        List<Curve> curves = new ArrayList<>();
        for (double gamma : gammas) {
            boolean own = gamma == dw.get().gamma1();
            curves.add(curve(gamma, own ? DataColors.POSITIVE : DataColors.sequential(0.35 + 0.65 * curves.size() / gammas.size()),
                    own ? Curve.Line.SOLID : Curve.Line.DASHED));
        }
        chart.dataProperty().set(CurveData.of(CurveAxis.between("IoU", 0.4, 1), CurveAxis.between("P_neg", 0, 1.04), curves)
                .withGuides(guides()));
    }

    /** The IoU of every pinned prior; those that cannot be told apart share one line. */
    private List<Guide> guides() {
        Map<Double, String> names = new TreeMap<>();
        PinnedTable.rows(compare).stream().filter(r -> !Double.isNaN(r.reading().iou())).forEach(r ->
                names.merge(Math.rint(r.reading().iou() * 100) / 100, r.name(), (a, b) -> a + " " + b));
        return names.entrySet().stream().map(e -> new Guide(true, e.getKey(), e.getValue(), DataColors.SELECTION)).toList();
    }

    private static Curve curve(double gamma, int color, Curve.Line line) {
        DwMisplacement p = new DwMisplacement(gamma);
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            x[i] = 0.4 + 0.6 * i / STEPS;
            y[i] = p.of(x[i]);
        }
        return Curve.of("γ₁ " + Words.number(gamma), color, line, x, y);
    }
}
