package anchorlens.ui.timeline;

import anchorlens.analysis.twostage.DynamicRcnn;
import anchorlens.analysis.twostage.ProposalTally;
import anchorlens.analysis.twostage.TopProposals;
import anchorlens.dataset.ImageRecord;
import anchorlens.task.Job;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.CheckpointSeries;
import anchorlens.workbench.training.ProposalSource;
import anchorlens.workbench.training.SeriesRunner;
import anchorlens.workbench.training.TwoStageData;
import anchorlens.workbench.training.TwoStageRequest;
import anchorlens.workbench.training.TwoStageScan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The proposals of the first training, matched at every threshold, and Dynamic R-CNN's way through them. Proposals are matched once;
 * another rule only follows them again.
 */
final class TwoStageViewModel {
    /** What is derived from the matched proposals. */
    record Shown(TwoStageData data, TwoStageData.Course course, List<ProposalTally.Sum> sums) {
    }

    private final States states;
    private final TimelineViewModel model;
    private final TwoStageScan scan;
    private final ObjectProperty<TopProposals> proposals = new SimpleObjectProperty<>(this, "proposals", new TopProposals());
    private final ObjectProperty<DynamicRcnn> rule = new SimpleObjectProperty<>(this, "rule", new DynamicRcnn());
    private final BooleanProperty addTruths = new SimpleBooleanProperty(this, "addTruths", true);
    private final ObjectProperty<ProposalSource> file = new SimpleObjectProperty<>(this, "file");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyDoubleWrapper scanned = new ReadOnlyDoubleWrapper(this, "scanned", -1);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private TwoStageData data;
    private List<ImageRecord> dataOf = List.of();

    TwoStageViewModel(TimelineViewModel model, States states) {
        this.model = model;
        this.states = states;
        scan = new TwoStageScan(new SeriesRunner(new CheckpointPasses(states.opener(), states.passes())));
        InvalidationListener changed = (Observable o) -> refresh();
        for (Observable o : List.of(active, proposals, addTruths, file, model.first().seriesProperty(), model.ofSetProperty(),
                states.images().imageProperty(), states.models().deviceProperty(), states.models().classes().mappingProperty())) {
            o.addListener(changed);
        }
        rule.addListener((o, was, is) -> follow());
    }

    ObjectProperty<TopProposals> proposalsProperty() {
        return proposals;
    }

    ObjectProperty<DynamicRcnn> ruleProperty() {
        return rule;
    }

    BooleanProperty addTruthsProperty() {
        return addTruths;
    }

    /** Proposals from a file, null for those of the model. */
    ReadOnlyObjectProperty<ProposalSource> fileProperty() {
        return file;
    }

    /** Whether the tab is on screen. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** What there is to show, null for nothing yet. */
    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** How far the images have been looked at, 0…1; −1 while nobody looks. */
    ReadOnlyDoubleProperty scannedProperty() {
        return scanned.getReadOnlyProperty();
    }

    /** Why there is nothing, in one sentence. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Takes the proposals of a file; what was there stays if that fails. */
    void openProposals(Path path) {
        states.tasks().submit("timeline-stages", "proposal-file", (cancel, progress) -> ProposalSource.read(path),
                Job.Outcome.of(file::set, states.notices()::error));
    }

    /** Goes back to the model's own proposals. */
    void closeProposals() {
        file.set(null);
    }

    /** What the proposals of the first training's checkpoints are to be; empty while there is no training or no data set. */
    Optional<TwoStageRequest> request() {
        return model.request(model.first())
                .map(s -> new TwoStageRequest(s, proposals.get(), Optional.ofNullable(file.get()), addTruths.get()));
    }

    /** Index of the first training's checkpoint that is shown. */
    int checkpoint() {
        CheckpointSeries series = model.first().seriesProperty().get();
        return series == null ? 0
                : model.first().checkpointAt(model.stepProperty().get()).map(series.checkpoints()::indexOf).orElse(0);
    }

    /** T after the checkpoint that is shown; as it begins while the proposals are still being matched. */
    double threshold() {
        double[] after = shown.get() == null ? new double[0] : shown.get().course().lastThreshold();
        return checkpoint() < after.length ? after[checkpoint()] : rule.get().initialThreshold();
    }

    void cancel() {
        states.tasks().cancel("timeline-stages");
        scanned.set(-1);
        model.ofSetProperty().set(false);
    }

    private List<ImageRecord> images() {
        if (states.images().datasetProperty().get() == null) {
            return List.of();
        }
        return model.ofSetProperty().get() ? states.images().datasetProperty().get().images()
                : states.images().record().map(List::of).orElse(List.of());
    }

    private void refresh() {
        List<ImageRecord> images = images();
        Optional<TwoStageRequest> request = request();
        if (!active.get()) {
            return;
        }
        if (request.isEmpty() || images.isEmpty()) {
            states.tasks().cancel("timeline-stages");
            shown.set(null);
            scanned.set(-1);
            return;
        }
        if (data != null && data.request().equals(request.get()) && dataOf.equals(images)) {
            return;
        }
        failure.set("");
        scanned.set(0);
        states.tasks().submit("timeline-stages", "timeline-stages", (cancel, progress) ->
                scan.run(request.get(), states.files(), images, cancel, progress), Job.Outcome.of((TwoStageData now) -> {
                    scanned.set(-1);
                    data = now;
                    dataOf = images;
                    if (!now.skipped().isEmpty()) {
                        states.notices().warn(now.skipped().getFirst(), now.skipped());
                    }
                    follow();
                }, cause -> {
                    scanned.set(-1);
                    shown.set(null);
                    failure.set(Notices.sentence(cause));
                }).withProgress((done, total, what) -> scanned.set(total == 0 ? 0 : done / (double) total)));
    }

    private void follow() {
        TwoStageData matched = data;
        if (matched == null) {
            return;
        }
        DynamicRcnn now = rule.get();
        states.tasks().submit("timeline-follow", "timeline-follow", (cancel, progress) ->
                        new Shown(matched, matched.follow(now), matched.tally(0.5)),
                Job.Outcome.of(shown::set, cause -> failure.set(Notices.sentence(cause))));
    }
}
