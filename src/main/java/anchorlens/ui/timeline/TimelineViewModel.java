package anchorlens.ui.timeline;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.ui.state.RunState;
import anchorlens.ui.state.States;
import anchorlens.workbench.Home;
import anchorlens.workbench.training.Checkpoint;
import anchorlens.workbench.training.CheckpointSeries;
import anchorlens.workbench.training.SeriesRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The trainings there are to look at, which one or two are looked at, and at which step. While the workspace is shown, every change
 * of image, training, assigner or parameter runs all checkpoints again off the FX thread; the latest wins.
 */
final class TimelineViewModel {
    /** Of the bundled trainings the one that is looked at first. */
    private static final String USUAL = "gfl";

    private final States states;
    private final TrainingViewModel first;
    private final TrainingViewModel second;
    private final ObservableList<CheckpointSeries> trainings = FXCollections.observableArrayList();
    private final List<Path> folders = new ArrayList<>();
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final BooleanProperty ownMethods = new SimpleBooleanProperty(this, "ownMethods");
    private final BooleanProperty ofSet = new SimpleBooleanProperty(this, "ofSet");
    private final DoubleProperty step = new SimpleDoubleProperty(this, "step", Double.NaN);

    TimelineViewModel(States states) {
        this.states = states;
        first = new TrainingViewModel("a", states);
        second = new TrainingViewModel("b", states);
        RunState run = states.run();
        InvalidationListener changed = (Observable o) -> refresh();
        for (Observable o : List.of(active, states.images().imageProperty(), run.assignerProperty(), run.weightingProperty(),
                run.priorsProperty(), states.models().deviceProperty(), states.models().classes().mappingProperty(), ownMethods,
                first.seriesProperty(), second.seriesProperty())) {
            o.addListener(changed);
        }
        ofSet.addListener((o, was, is) -> rescan());
        first.seriesProperty().addListener((o, was, is) -> keepStep());
        second.seriesProperty().addListener((o, was, is) -> keepStep());
        states.models().openedProperty().subscribe(opened -> {
            if (opened != null && folders.isEmpty()) {
                offerAround(opened.card().file());
            }
        });
        if (folders.isEmpty()) {
            Home.folder().map(f -> f.resolve("models")).filter(Files::isDirectory).ifPresent(this::offerBundled);
        }
    }

    TrainingViewModel first() {
        return first;
    }

    TrainingViewModel second() {
        return second;
    }

    /** All trainings of the folders that were opened. */
    ObservableList<CheckpointSeries> trainings() {
        return trainings;
    }

    /** Whether the workspace is on screen; while it is not, nothing runs. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** Whether each training is looked at with the method its card names, as far as it does. */
    BooleanProperty ownMethodsProperty() {
        return ownMethods;
    }

    /** Whether curves are of the whole set; otherwise of the image. */
    BooleanProperty ofSetProperty() {
        return ofSet;
    }

    /** The number of the step that is shown, NaN without a training. */
    DoubleProperty stepProperty() {
        return step;
    }

    /** The folders that were opened. */
    List<Path> folders() {
        return List.copyOf(folders);
    }

    /**
     * Adds the trainings of a folder and looks at its first, beside one that is looked at already.
     *
     * @throws IOException in one sentence where it holds none
     */
    void open(Path folder) throws IOException {
        List<CheckpointSeries> found = CheckpointSeries.in(folder.toAbsolutePath().normalize());
        add(found);
        first.seriesProperty().set(found.getFirst());
    }

    private void add(List<CheckpointSeries> found) {
        Path folder = found.getFirst().folder();
        folders.remove(folder);
        folders.add(folder);
        trainings.removeIf(t -> t.folder().equals(folder));
        trainings.addAll(found);
        if (second.seriesProperty().get() != null && !trainings.contains(second.seriesProperty().get())) {
            second.seriesProperty().set(null);
        }
    }

    /** Takes up the trainings that came with the program, one folder each. */
    private void offerBundled(Path models) {
        try (Stream<Path> inside = Files.list(models)) {
            inside.filter(Files::isDirectory).sorted().forEach(this::offerAround);
            trainings.stream().filter(t -> t.name().equals(USUAL)).findFirst().ifPresent(first.seriesProperty()::set);
        } catch (IOException e) {
            // nothing came with the program
        }
    }

    /** Takes up a folder that nobody asked for, where it holds a training. */
    private void offerAround(Path place) {
        try {
            List<CheckpointSeries> found = CheckpointSeries.in(place);
            add(found);
            first.seriesProperty().set(found.getFirst());
        } catch (IOException e) {
            // a model that stands alone is no training, and nobody said it was
        }
    }

    /** The numbers of all steps of the trainings that are looked at, ascending. */
    List<Double> steps() {
        TreeSet<Double> all = new TreeSet<>();
        for (TrainingViewModel t : List.of(first, second)) {
            Optional.ofNullable(t.seriesProperty().get()).ifPresent(s -> s.checkpoints().stream().map(Checkpoint::number).forEach(all::add));
        }
        return List.copyOf(all);
    }

    /** Goes some steps on, or back, and stops at the ends. */
    void move(int by) {
        List<Double> all = steps();
        if (!all.isEmpty()) {
            step.set(all.get(Math.clamp(all.indexOf(step.get()) + (long) by, 0, all.size() - 1)));
        }
    }

    /** Shows the step nearest to a number. */
    void moveTo(double number) {
        steps().stream().min(Comparator.comparingDouble(s -> Math.abs(s - number))).ifPresent(step::set);
    }

    boolean isAtEnd() {
        List<Double> all = steps();
        return all.isEmpty() || step.get() == all.getLast();
    }

    private void keepStep() {
        List<Double> all = steps();
        if (all.isEmpty()) {
            step.set(Double.NaN);
        } else if (!all.contains(step.get())) {
            moveTo(Double.isNaN(step.get()) ? all.getLast() : step.get());
        }
    }

    private void refresh() {
        if (!active.get()) {
            return;
        }
        for (TrainingViewModel t : List.of(first, second)) {
            Optional<SeriesRequest> request = request(t);
            if (request.isEmpty() || states.images().imageProperty().get() == null) {
                t.clear();
            } else {
                t.look(request.get(), states.images().imageProperty().get());
            }
        }
        rescan();
    }

    private void rescan() {
        for (TrainingViewModel t : List.of(first, second)) {
            Optional<SeriesRequest> request = request(t);
            if (!active.get() || !ofSet.get() || request.isEmpty() || states.images().datasetProperty().get() == null) {
                t.cancelScan();
            } else if (t.curvesProperty().get() == null || !t.curvesProperty().get().request().equals(request.get())) {
                t.scan(request.get(), states.images().datasetProperty().get());
            }
        }
    }

    /** How a training is to be looked at now; empty while there is none or no data set. */
    Optional<SeriesRequest> request(TrainingViewModel training) {
        CheckpointSeries series = training.seriesProperty().get();
        if (series == null || states.images().datasetProperty().get() == null) {
            return Optional.empty();
        }
        Assigner assigner = states.run().assignerProperty().get();
        Weighting weighting = states.run().weightingProperty().get();
        if (ownMethods.get() && series.method().isPresent()) {
            String[] names = series.method().get().split(" \\+ ");
            assigner = named(states.catalog().assigners(), Assigner::displayName, names[0]).orElse(assigner);
            weighting = named(states.catalog().weightings(), Weighting::displayName, names[1]).orElse(weighting);
        }
        return Optional.of(new SeriesRequest(series, states.models().deviceProperty().get(), states.images().categoryNames(),
                states.models().classes().mappingProperty().get().chosen(), states.run().priorsProperty().get(), assigner, weighting));
    }

    private static <T> Optional<T> named(List<T> all, java.util.function.Function<T, String> name, String wanted) {
        return all.stream().filter(t -> Objects.equals(name.apply(t), wanted.strip())).findFirst();
    }
}
