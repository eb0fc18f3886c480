package anchorlens.ui.compare;

import anchorlens.analysis.compare.Comparison;
import anchorlens.analysis.compare.Method;
import anchorlens.analysis.compare.Scheme;
import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.dataset.OpenedImage;
import anchorlens.task.Job;
import anchorlens.ui.state.History;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.Selection;
import anchorlens.ui.state.States;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.DwFigure;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One to four panes over one image and one forward pass: their schemes, how they are shown, and what comes of comparing them.
 * Nothing is computed while the workspace is not shown.
 */
final class CompareViewModel {
    static final int MOST = 4;

    private final States states;
    private final PaneRuns runs;
    private final ObservableList<PaneViewModel> panes = FXCollections.observableArrayList();
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(this, "show", Show.PAIR);
    private final BooleanProperty ownScale = new SimpleBooleanProperty(this, "ownScale", true);
    private final BooleanProperty difference = new SimpleBooleanProperty(this, "difference", false);
    private final BooleanProperty linked = new SimpleBooleanProperty(this, "linked", true);
    private final BooleanProperty selectedOnly = new SimpleBooleanProperty(this, "selectedOnly", false);
    private final IntegerProperty active = new SimpleIntegerProperty(this, "active", 0);
    private final ObjectProperty<DwFigure> figure = new SimpleObjectProperty<>(this, "figure");
    private final ReadOnlyObjectWrapper<OpenedImage> image = new ReadOnlyObjectWrapper<>(this, "image");
    private final Selection selection = new Selection();
    private final Marked marked;
    private final History history = new History();
    private boolean chosen;
    private int paneNumber;

    CompareViewModel(States states) {
        this.states = states;
        runs = new PaneRuns(this, states);
        marked = new Marked(this);
        share(true);
        InvalidationListener rerun = (Observable o) -> runs.runAll();
        states.images().imageProperty().addListener((o, before, now) -> imageChanged());
        states.models().passProperty().addListener(rerun);
        states.models().openedProperty().addListener(rerun);
        states.models().classes().mappingProperty().addListener(rerun);
        states.run().priorsProperty().addListener(rerun);
        PaneSteps.track(this, history);
        figure.addListener((o, before, now) -> figureChanged(before, now));
        image.set(states.images().imageProperty().get());
        put(states.models().openedProperty().get() == null ? Preset.STATIC : Preset.WEIGHTS);
        states.models().openedProperty().addListener((o, before, now) -> {
            if (now != null && !chosen) {
                put(Preset.WEIGHTS);
            }
        });
    }

    /** While an image of the window is shown, what is selected in it is selected here; a preset's scene has its own selection. */
    private void share(boolean on) {
        Selection all = states.selection();
        if (on) {
            selection.priorProperty().bindBidirectional(all.priorProperty());
            selection.gtProperty().bindBidirectional(all.gtProperty());
            selection.hoveredPriorProperty().bindBidirectional(all.hoveredPriorProperty());
        } else {
            selection.priorProperty().unbindBidirectional(all.priorProperty());
            selection.gtProperty().unbindBidirectional(all.gtProperty());
            selection.hoveredPriorProperty().unbindBidirectional(all.hoveredPriorProperty());
        }
    }

    States states() {
        return states;
    }

    ObservableList<PaneViewModel> panes() {
        return panes;
    }

    /** What every pane shows that has no choice of its own. */
    ObjectProperty<Show> showProperty() {
        return show;
    }

    /** Whether each scheme's largest weight is full size; otherwise the largest of all schemes is. */
    BooleanProperty ownScaleProperty() {
        return ownScale;
    }

    /** Whether panes show how they differ from the first. */
    BooleanProperty differenceProperty() {
        return difference;
    }

    /** Whether panes zoom and pan together. */
    BooleanProperty linkedProperty() {
        return linked;
    }

    /** Whether maps show the selected ground truth alone. */
    BooleanProperty selectedOnlyProperty() {
        return selectedOnly;
    }

    /** The pane whose parameters are shown. */
    IntegerProperty activeProperty() {
        return active;
    }

    /** Whether the workspace is on the screen. */
    BooleanProperty awakeProperty() {
        return runs.awakeProperty();
    }

    /** The preset scene that stands in for the window's image; null for none. */
    ObjectProperty<DwFigure> figureProperty() {
        return figure;
    }

    /** The image under all panes, null for none. */
    ReadOnlyObjectProperty<OpenedImage> imageProperty() {
        return image.getReadOnlyProperty();
    }

    /** The schemes against each other, as far as panes have results. */
    ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return runs.comparisonProperty();
    }

    Selection selection() {
        return selection;
    }

    /** The steps that panes and schemes were changed in. */
    History history() {
        return history;
    }

    /** Pinned and brushed priors. */
    Marked marked() {
        return marked;
    }

    /** The model a pane runs on. */
    ModelState model(PaneViewModel pane) {
        return runs.model(pane);
    }

    /** Whether there are predictions for a pane, or will be. */
    boolean hasPredictions(PaneViewModel pane) {
        return figure.get() != null || pane.modelProperty().get() != null || model(pane).openedProperty().get() != null;
    }

    /** The ground truth that maps are restricted to, −1 for all. */
    int shownGt() {
        return selectedOnly.get() ? selection.gtProperty().get() : -1;
    }

    /** "3 umbrella": a ground truth's number and class, as panes with results know it. */
    String objectName(int gt) {
        return panes.stream().map(p -> p.resultProperty().get()).filter(r -> r != null && gt < r.annotationOf().length).findFirst()
                .map(r -> Words.object(r, gt)).orElse(Integer.toString(gt));
    }

    Show shown(PaneViewModel pane) {
        return Objects.requireNonNullElse(pane.showProperty().get(), show.get());
    }

    /** Adds a pane with the scheme of another; nothing where there are as many as fit. */
    void duplicate(PaneViewModel pane) {
        if (panes.size() < MOST) {
            choose();
            PaneViewModel copy = pane(pane.assignerProperty().get(), pane.weightingProperty().get());
            copy.take(pane);
            panes.add(copy);
        }
    }

    /** Removes a pane; the last one stays. */
    void remove(PaneViewModel pane) {
        if (panes.size() > 1) {
            choose();
            pane.clear();
            panes.remove(pane);
            active.set(Math.min(active.get(), panes.size() - 1));
            runs.keepModels();
            runs.compare();
        }
    }

    /** Shows so many panes: more repeat the last, fewer drop the last. */
    void setCount(int count) {
        while (panes.size() < count) {
            duplicate(panes.getLast());
        }
        while (panes.size() > count) {
            remove(panes.getLast());
        }
    }

    /** Whether a person chose the schemes, or a preset. */
    boolean isChosen() {
        return chosen;
    }

    /** From now on schemes stay as they are set; before, the usual ones follow whether a model is open. */
    void choose() {
        chosen = true;
    }

    /** Puts a preset's schemes into the panes; the figure of DW brings its own scene and pins. */
    void load(Preset preset) {
        choose();
        history.together(() -> setAll(preset));
    }

    private void put(Preset preset) {
        boolean before = chosen;
        history.quietly(() -> setAll(preset));
        chosen = before;
    }

    private void setAll(Preset preset) {
        List<Method> methods = preset.methods(states.catalog());
        figure.set(null);
        if (panes.isEmpty()) {
            panes.add(pane(methods.getFirst().assigner(), methods.getFirst().weighting()));
        }
        setCount(methods.size());
        for (int i = 0; i < methods.size(); i++) {
            panes.get(i).showProperty().set(null);
            panes.get(i).modelProperty().set(null);
            panes.get(i).assignerProperty().set(methods.get(i).assigner());
            panes.get(i).weightingProperty().set(methods.get(i).weighting());
        }
        show.set(preset == Preset.WEIGHTS || preset == Preset.DW_FIGURE ? Show.PAIR : Show.POSITIVES);
        if (preset == Preset.DW_FIGURE) {
            states.tasks().submit("files", "dw-figure", (cancel, progress) -> DwFigure.draw(),
                    Job.Outcome.of(figure::set, states.notices()::error));
        } else {
            states.tasks().cancel("dw-figure");
        }
    }

    private PaneViewModel pane(Assigner assigner, Weighting weighting) {
        PaneViewModel made = new PaneViewModel(states.tasks(), "compare-" + paneNumber++, assigner, weighting);
        InvalidationListener rerun = (Observable o) -> {
            choose();
            runs.run(made);
        };
        made.assignerProperty().addListener(rerun);
        made.weightingProperty().addListener(rerun);
        made.modelProperty().addListener(rerun);
        made.resultProperty().addListener((Observable o) -> runs.compare());
        runs.run(made);
        return made;
    }

    private void imageChanged() {
        if (figure.get() == null) {
            marked.clear();
            panes.forEach(PaneViewModel::clear);
            image.set(states.images().imageProperty().get());
            runs.runAll();
        }
    }

    private void figureChanged(DwFigure before, DwFigure now) {
        if (before == null) {
            share(false);
        }
        panes.forEach(PaneViewModel::clear);
        marked.clear();
        selection.clear();
        if (now == null) {
            selection.gtProperty().set(-1);
            share(true);
        }
        image.set(now == null ? states.images().imageProperty().get() : now.image());
        runs.runAll();
        if (now != null) {
            now.points().forEach(p -> marked.pins().add(new Pin(p.prior(), 0)));
        }
    }

    /** The schemes of the panes that have results of the image that is shown, in their order. */
    List<Scheme> schemes() {
        return runs.schemes();
    }
}
