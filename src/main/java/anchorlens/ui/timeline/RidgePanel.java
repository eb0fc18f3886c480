package anchorlens.ui.timeline;

import anchorlens.analysis.EdgeDensities;
import anchorlens.analysis.EdgeDensity;
import anchorlens.detection.EdgeDistributions;
import anchorlens.geometry.Edge;
import anchorlens.ui.charts.RidgeChart;
import anchorlens.ui.charts.RidgeChart.Ridge;
import anchorlens.ui.charts.RidgeChart.Ridges;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.training.SeriesRun;
import anchorlens.workbench.training.StepRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** How the edges of the selected object, or of the selected prior, are seen from step to step: a ridgeline an edge. */
final class RidgePanel extends Section {
    private static final double TAIL = 0.01;
    /** Below this height the ridgelines have all the room. */
    private static final double KEY_FROM = 300;

    private final Strings strings = Strings.beside(RidgePanel.class);
    private final TimelineViewModel model;
    private final Selection selection;
    private final List<RidgeChart> charts = Arrays.stream(Edge.values()).map(e -> new RidgeChart(this::goTo)).toList();
    private final GridPane grid = new GridPane();
    private final Label words = new Label();

    RidgePanel(TimelineViewModel model, Selection selection) {
        super(Strings.beside(RidgePanel.class).get("ridges"));
        this.model = model;
        this.selection = selection;
        setId("ridges");
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        for (int i = 0; i < charts.size(); i++) {
            grid.add(charts.get(i), i % 2, i / 2);
        }
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
            RowConstraints row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(row);
        }
        grid.managedProperty().bind(grid.visibleProperty());
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(grid, words);
        setMinHeight(0);
        words.managedProperty().bind(words.visibleProperty());
        words.visibleProperty().bind(heightProperty().greaterThan(KEY_FROM).or(grid.visibleProperty().not()));
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : List.of(model.first().runProperty(), model.second().runProperty(), model.stepProperty(),
                selection.gtProperty(), selection.priorProperty())) {
            o.addListener(update);
        }
        show();
    }

    List<RidgeChart> charts() {
        return charts;
    }

    private void goTo(int row) {
        List<Double> steps = model.steps();
        if (row < steps.size()) {
            model.stepProperty().set(steps.get(row));
        }
    }

    private void show() {
        SeriesRun run = Stream.of(model.first(), model.second()).map(t -> t.runProperty().get()).filter(r -> r != null)
                .findFirst().orElse(null);
        RunResult any = run == null ? null : run.steps().getLast().result();
        int prior = selection.priorProperty().get();
        int gt = selection.gtProperty().get();
        if (any == null) {
            say("ridges.nothing");
        } else if (any.request().pass().flatMap(p -> p.predictions().distributions()).isEmpty()) {
            say("ridges.none");
        } else if (prior >= 0 && prior < any.input().priors().count()) {
            setHeading(strings.get("ridges.prior", Integer.toString(prior)));
            draw(any, gt);
        } else if (gt >= 0 && gt < any.input().groundTruth().count()) {
            setHeading(strings.get("ridges.object", Words.object(any, gt)));
            draw(any, gt);
        } else {
            say("ridges.select");
        }
    }

    private void say(String key) {
        setHeading(strings.get("ridges"));
        grid.setVisible(false);
        words.setText(strings.get(key));
    }

    private void draw(RunResult any, int gt) {
        grid.setVisible(true);
        words.setText(strings.get("ridges.key", any.input().inputWidth() + "×" + any.input().inputHeight()));
        List<Double> steps = model.steps();
        boolean annotated = gt >= 0 && gt < any.input().groundTruth().count();
        for (Edge edge : Edge.values()) {
            List<Ridge> ridges = new ArrayList<>();
            List<Integer> rows = new ArrayList<>();
            double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int row = 0; row < steps.size(); row++) {
                for (TrainingViewModel t : List.of(model.first(), model.second())) {
                    Optional<StepRun> step = ownStep(t, steps.get(row));
                    if (step.isPresent() || t == model.first()) {
                        String label = ridges.isEmpty() || rows.getLast() != row ? StepText.number(steps.get(row)) : "";
                        ridges.add(ridge(label, t, step, edge, range));
                        rows.add(row);
                    }
                }
            }
            double reference = annotated ? any.input().groundTruth().boxes().get(gt).edge(edge) : Double.NaN;
            double low = Math.min(range[0], annotated ? reference : range[0]);
            double high = Math.max(range[1], annotated ? reference : range[1]);
            boolean empty = !(low < high);
            double pad = empty ? 1 : 0.04 * (high - low);
            charts.get(edge.ordinal()).setRidges(new Ridges(strings.get("edge." + edge.name()), ridges, rows, empty ? 0 : low - pad,
                    empty ? 1 : high + pad, reference, steps.indexOf(model.stepProperty().get())));
        }
    }

    /** What a training has at exactly this number. */
    private static Optional<StepRun> ownStep(TrainingViewModel t, double number) {
        return t.stepAt(number).filter(s -> s.checkpoint().number() == number);
    }

    private Ridge ridge(String label, TrainingViewModel t, Optional<StepRun> step, Edge edge, double[] range) {
        int color = t == model.first() ? TrainingColors.FIRST_ARGB : TrainingColors.SECOND_ARGB;
        Optional<EdgeDensity> density = step.flatMap(s -> density(s, edge));
        if (density.isEmpty()) {
            return new Ridge(label, color, new double[0], new double[0], Double.NaN);
        }
        EdgeDensity d = density.get();
        double peak = d.peak();
        for (int i = 0; i < d.positions().length; i++) {
            if (d.density()[i] > TAIL * peak) {
                range[0] = Math.min(range[0], d.positions()[i]);
                range[1] = Math.max(range[1], d.positions()[i]);
            }
        }
        return new Ridge(label, color, d.positions(), d.density(), d.expectation());
    }

    private Optional<EdgeDensity> density(StepRun step, Edge edge) {
        RunResult r = step.result();
        int prior = selection.priorProperty().get();
        if (prior >= 0) {
            Optional<EdgeDistributions> d = r.request().pass().flatMap(p -> p.predictions().distributions());
            return d.filter(e -> e.count() == r.input().priors().count() && prior < e.count())
                    .map(e -> EdgeDensities.ofPrior(r.request().pass().get().pass().head().priors(), e, prior, edge));
        }
        int gt = selection.gtProperty().get();
        List<EdgeDensity> mixture = gt < step.mixtures().size() ? step.mixtures().get(gt) : List.of();
        return mixture.isEmpty() ? Optional.empty() : Optional.of(mixture.get(edge.ordinal()));
    }
}
