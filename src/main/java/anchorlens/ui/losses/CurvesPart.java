package anchorlens.ui.losses;

import anchorlens.analysis.losses.LossCurves;
import anchorlens.analysis.losses.LossOption;
import anchorlens.analysis.losses.LossSamples;
import anchorlens.assign.PriorState;
import anchorlens.geometry.Edge;
import anchorlens.loss.DynamicBeta;
import anchorlens.task.Job;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.losses.ImageLosses.Of;
import anchorlens.ui.state.Changes;
import anchorlens.ui.state.History;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.SetChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Value and gradient of several losses side by side, the image's priors on the curves, and the image beneath. */
final class CurvesPart {
    private final Strings strings = Strings.beside(CurvesPart.class);
    private final States states;
    private final ImageLosses losses;
    private final ObjectProperty<CurveChoice> choice = new SimpleObjectProperty<>(this, "choice", CurveChoice.usual());
    private final CurveChart values = new CurveChart(this::describe);
    private final CurveChart gradients = new CurveChart(this::describe);
    private final Label note = new Label();
    private CurvePair pair;
    private boolean linking;

    CurvesPart(States states, ImageLosses losses) {
        this.states = states;
        this.losses = losses;
        values.setId("loss-values");
        gradients.setId("loss-gradients");
        gradients.placeProperty().bindBidirectional(values.placeProperty());
        gradients.viewProperty().bindBidirectional(values.viewProperty());
        gradients.hoveredProperty().bindBidirectional(values.hoveredProperty());
        gradients.selectedProperty().bindBidirectional(values.selectedProperty());
        gradients.hidden().addListener((SetChangeListener<String>) c -> copy(c, values));
        values.hidden().addListener((SetChangeListener<String>) c -> copy(c, gradients));
        link(values.hoveredProperty(), states.selection().hoveredPriorProperty());
        link(values.selectedProperty(), states.selection().priorProperty());
        choice.addListener((o, was, is) -> {
            if (was.family() != is.family() || was.look().ofLogit() != is.look().ofLogit()) {
                values.viewProperty().set(null);
            }
            sample();
        });
        losses.valueProperty().addListener((o, was, is) -> sample());
        losses.missingProperty().subscribe(() -> sayWhatIsMissing());
        sample();
    }

    private static void copy(SetChangeListener.Change<? extends String> change, CurveChart to) {
        if (change.wasAdded()) {
            to.hidden().add(change.getElementAdded());
        } else {
            to.hidden().remove(change.getElementRemoved());
        }
    }

    /** The part as the workspace shows it. */
    LossPart part() {
        values.setMinWidth(160);
        gradients.setMinWidth(160);
        HBox charts = new HBox(8, values, gradients);
        HBox.setHgrow(values, Priority.ALWAYS);
        HBox.setHgrow(gradients, Priority.ALWAYS);
        values.setPrefWidth(600);
        gradients.setPrefWidth(600);
        VBox.setVgrow(charts, Priority.ALWAYS);
        note.getStyleClass().addAll("muted", "small");
        note.setId("loss-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        VBox top = new VBox(4, charts, note);
        top.getStyleClass().addAll("losses-charts");
        SplitPane middle = new SplitPane(top, picture());
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(0.62);
        middle.setMinSize(0, 0);
        CurveControls controls = new CurveControls(choice);
        History steps = new History();
        steps.track(choice, CurvesPart::words);
        return new LossPart("curves", strings.get("curves"), middle, List.of(controls), List.of(
                Export.ofText("values-svg", strings.get("export.values"), "svg", values::toSvg),
                Export.ofText("gradients-svg", strings.get("export.gradients"), "svg", gradients::toSvg),
                Export.ofText("values-csv", strings.get("export.values"), "csv", values::toCsv),
                Export.ofText("gradients-csv", strings.get("export.gradients"), "csv", gradients::toCsv),
                Export.ofNode("curves-png", strings.get("export.curves"), 2, () -> charts))).with(steps, this::tuned);
    }

    private List<Tuned> tuned() {
        LossOption tuned = LossOption.named(choice.get().active());
        return List.of(new Tuned(tuned.name(), () -> "", () -> choice.get().parameters().get(tuned.id()),
                values -> choice.set(choice.get().with(tuned.id(), values)), List::of, spec -> ""));
    }

    private static String words(CurveChoice before, CurveChoice after) {
        return after.parameters().keySet().stream().filter(id -> !after.parameters().get(id).equals(before.parameters().get(id))).findFirst()
                .map(id -> LossOption.named(id).name() + ": " + Changes.words(before.parameters().get(id), after.parameters().get(id)))
                .orElseGet(() -> Strings.beside(CurvesPart.class).get("curves.step"));
    }

    ObjectProperty<CurveChoice> choiceProperty() {
        return choice;
    }

    private ImageCanvas picture() {
        ImageCanvas canvas = new ImageCanvas(Overlays.all(), states.selection(), states.display());
        canvas.imageProperty().bind(states.images().imageProperty());
        canvas.resultProperty().bind(states.run().resultProperty());
        canvas.categoriesProperty().bind(Bindings.createObjectBinding(states.images()::categoryNames,
                states.images().datasetProperty()));
        return canvas;
    }

    /** Keeps a mark of the charts and a prior of the selection the same; of several marks of a prior the first. */
    private void link(IntegerProperty mark, IntegerProperty prior) {
        mark.addListener((o, was, is) -> {
            if (!linking && pair != null && is.intValue() < pair.priors().length) {
                linking = true;
                prior.set(is.intValue() < 0 ? -1 : pair.priors()[is.intValue()]);
                linking = false;
            }
        });
        prior.addListener((o, was, is) -> follow(mark, is.intValue()));
    }

    private void follow(IntegerProperty mark, int prior) {
        if (!linking) {
            linking = true;
            mark.set(markOf(prior));
            linking = false;
        }
    }

    private int markOf(int prior) {
        for (int i = 0; pair != null && prior >= 0 && i < pair.priors().length; i++) {
            if (pair.priors()[i] == prior) {
                return i;
            }
        }
        return -1;
    }

    private void sample() {
        CurveChoice asked = choice.get();
        Optional<LossSamples> samples = Optional.ofNullable(losses.valueProperty().get()).map(Of::samples);
        double[] noted = asked.parameters().get("dynamic-smooth-l1") instanceof DynamicBeta d ? losses.noted(d)
                : new double[0];
        states.tasks().submit(ImageLosses.LANE, "losses.curves", (cancel, progress) -> CurvePair.of(asked, samples, d -> noted),
                Job.Outcome.of(made -> show(made), states.notices()::error));
    }

    private void show(CurvePair made) {
        linking = true;
        values.hoveredProperty().set(-1);
        values.selectedProperty().set(-1);
        linking = false;
        pair = made;
        values.dataProperty().set(made.value());
        gradients.dataProperty().set(made.gradient());
        follow(values.selectedProperty(), states.selection().priorProperty().get());
        sayWhatIsMissing();
    }

    private void sayWhatIsMissing() {
        String missing = losses.missingProperty().get();
        CurveChoice c = choice.get();
        StringBuilder text = new StringBuilder(missing);
        if (missing.isEmpty() && pair != null && pair.priors().length > 0) {
            text.append(strings.get("marks", Words.count(pair.priors().length),
                    LossOption.named(c.active()).name()));
        }
        if (c.parameters().get("dynamic-smooth-l1") instanceof DynamicBeta d && c.drawn().stream()
                .anyMatch(o -> o.id().equals("dynamic-smooth-l1"))) {
            double[] noted = losses.noted(d);
            text.append(text.isEmpty() ? "" : " ").append(strings.get("beta",
                    Words.number(LossCurves.beta(d, noted)), Integer.toString(noted.length)));
        }
        if (!missing.isEmpty() && c.drawn().stream().anyMatch(o -> o.id().startsWith("ghm"))) {
            text.append(' ').append(strings.get("ghm.even"));
        }
        note.setText(text.toString());
    }

    private String describe(int mark) {
        Of of = losses.valueProperty().get();
        if (of == null || pair == null || mark >= pair.priors().length || pair.priors()[mark] >= of.samples().count()) {
            return "";
        }
        LossSamples s = of.samples();
        int prior = pair.priors()[mark];
        StringBuilder text = new StringBuilder(Words.prior(of.run(), prior));
        if (pair.edges()[mark] >= 0) {
            return text.append('\n').append(strings.get("edge.error", Edge.values()[pair.edges()[mark]].name().toLowerCase(Locale.ROOT),
                    Words.number(s.errors()[4 * prior + pair.edges()[mark]]))).toString();
        }
        text.append('\n').append(strings.get("score", Words.number(s.scores().probability(prior, s.cls()[prior])),
                className(of, s.cls()[prior])));
        if (s.state()[prior] == PriorState.POSITIVE) {
            text.append('\n').append(strings.get("own.quality", Words.number(s.quality()[prior]), Words.number(
                    LossCurves.classification(choice.get().parameters().get(choice.get().active()),
                            Optional.empty()).value(s.logit()[prior], Math.max(0, Math.min(1, s.quality()[prior]))))));
        } else if (s.state()[prior] == PriorState.IGNORED) {
            text.append('\n').append(strings.get("ignored"));
        }
        return text.toString();
    }

    private static String className(Of of, int cls) {
        List<String> names = of.run().request().modelClasses();
        return cls < names.size() ? names.get(cls) : Integer.toString(cls);
    }
}
