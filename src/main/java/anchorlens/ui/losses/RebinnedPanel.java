package anchorlens.ui.losses;

import anchorlens.analysis.EdgeDensities;
import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.losses.Rebinned;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Edge;
import anchorlens.loss.OffsetBins;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The edge distribution of the selected prior side by side with the same in offset bins. */
final class RebinnedPanel extends VBox {
    /** Where offsets are measured from. */
    enum Origin {
        ANNOTATED, EXPECTED, PRIOR
    }

    private final Strings strings = Strings.beside(RebinnedPanel.class);
    private final States states;
    private final ObjectProperty<OffsetBins> bins;
    private final CurveChart chart = OffsetPart.chart("offset-edge");
    private final Label words = OffsetPart.words("offset-edge-words");
    private final ComboBox<Edge> edge = new ComboBox<>();
    private final ComboBox<Origin> origin = new ComboBox<>();

    RebinnedPanel(States states, ObjectProperty<OffsetBins> bins) {
        super(2);
        this.states = states;
        this.bins = bins;
        setMinSize(0, 0);
        getChildren().addAll(new SectionTitle(strings.get("offset.edge")), chart, words);
        edge.getItems().setAll(Edge.values());
        edge.setConverter(names(e -> strings.get("edge." + e)));
        edge.setValue(Edge.LEFT);
        edge.setId("offset-edge-choice");
        edge.setAccessibleText(strings.get("offset.edge.choice"));
        origin.getItems().setAll(Origin.values());
        origin.setConverter(names(o -> strings.get("origin." + o)));
        origin.setValue(Origin.EXPECTED);
        origin.setId("offset-origin");
        origin.setAccessibleText(strings.get("offset.origin.choice"));
        bins.addListener((o, was, is) -> show());
        edge.valueProperty().addListener((o, was, is) -> show());
        origin.valueProperty().addListener((o, was, is) -> show());
        states.run().resultProperty().addListener((o, was, is) -> show());
        states.selection().priorProperty().addListener((o, was, is) -> show());
        show();
    }

    private static <T> StringConverter<T> names(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                return null;
            }
        };
    }

    /** Chooses the edge and where offsets are measured from. */
    VBox controls() {
        HBox row = new HBox(6, edge, origin);
        HBox.setHgrow(origin, Priority.ALWAYS);
        origin.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, new SectionTitle(strings.get("offset.edge")), row);
    }

    /** @throws IllegalStateException in one sentence, while there is no distribution */
    String csv() {
        if (chart.dataProperty().get().curves().isEmpty()) {
            throw new IllegalStateException(words.getText());
        }
        return chart.toCsv();
    }

    private void show() {
        RunResult r = states.run().resultProperty().get();
        int prior = states.selection().priorProperty().get();
        Optional<EdgeDistributions> all = r == null ? Optional.empty() : r.request().pass().flatMap(p -> p.predictions().distributions())
                .filter(d -> d.count() == r.input().priors().count());
        if (all.isEmpty() || prior < 0 || prior >= all.get().count()) {
            say(all.isEmpty() ? "offset.edge.no.model" : "offset.edge.no.prior");
            return;
        }
        int gt = r.assignment().gtIndex()[prior];
        if (origin.getValue() == Origin.ANNOTATED && gt < 0) {
            say("offset.edge.no.object");
            return;
        }
        show(r, all.get(), prior, gt);
    }

    private void show(RunResult r, EdgeDistributions all, int prior, int gt) {
        Edge e = edge.getValue();
        Priors priors = r.input().priors();
        EdgeDensity density = EdgeDensities.ofPrior(priors, all, prior, e);
        double centre = e.isHorizontalPosition() ? priors.centerX(prior) : priors.centerY(prior);
        double stride = priors.strideOf(prior);
        double from = switch (origin.getValue()) {
            case ANNOTATED -> r.input().groundTruth().boxes().get(gt).edge(e);
            case EXPECTED -> density.expectation();
            case PRIOR -> centre;
        };
        Rebinned rebinned = Rebinned.of(density, from, stride, bins.get());
        double[] places = new double[all.bins().count()];
        Arrays.setAll(places, k -> all.bins().position(k) + e.direction() * (centre - from) / stride);
        double[] masses = all.probabilities(prior, e);
        chart.dataProperty().set(OffsetCharts.rebinned(rebinned, places, masses, new Guide(true, 0, strings.get("origin."
                + origin.getValue() + ".mark"), DataColors.SELECTION)));
        double entropy = -Arrays.stream(masses).map(p -> p > 0 ? p * Math.log(p) : 0).sum();
        words.setText(strings.get("offset.edge.words", Integer.toString(prior), e.name().toLowerCase(Locale.ROOT),
                Words.number(rebinned.expected()), Words.number(rebinned.decoded()), Words.number(entropy),
                Words.number(rebinned.stages().getFirst().entropy()), Words.number(Math.round(rebinned.outside() * 1000) / 10.0)));
    }

    private void say(String key) {
        chart.dataProperty().set(CurveData.NONE);
        words.setText(strings.get(key));
    }
}
