package anchorlens.ui.state;

import anchorlens.assign.Assigner;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Explanation;
import anchorlens.assign.Weighting;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.GroundTruth;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The assigner, the weighting and the priors a person has set, and what comes out for the image that is shown. Every change
 * asks for a new result off the FX thread; the latest wins.
 */
public final class RunState {
    private final Workbench workbench;
    private final TaskRunner tasks;
    private final ImageState images;
    private final ModelState models;
    private final Selection selection;
    private final ObjectProperty<Assigner> assigner;
    private final ObjectProperty<Weighting> weighting;
    private final ObjectProperty<PriorSetup> priors = new SimpleObjectProperty<>(this, "priors", new PriorSetup());
    private final History history = new History();
    private final ReadOnlyObjectWrapper<RunResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ReadOnlyObjectWrapper<Explanation> explanation = new ReadOnlyObjectWrapper<>(this, "explanation");

    public RunState(Workbench workbench, Catalog catalog, TaskRunner tasks, ImageState images, ModelState models,
                    Selection selection) {
        this.workbench = workbench;
        this.tasks = tasks;
        this.images = images;
        this.models = models;
        this.selection = selection;
        Assigner first = catalog.assigner("atss");
        assigner = new SimpleObjectProperty<>(this, "assigner", first);
        weighting = new SimpleObjectProperty<>(this, "weighting", catalog.usualWeighting(first));
        images.imageProperty().addListener((o, before, now) -> {
            selection.clear();
            result.set(null);
            run();
        });
        models.passProperty().addListener((o, before, now) -> run());
        models.openedProperty().addListener((o, before, now) -> run());
        models.classes().mappingProperty().addListener((o, before, now) -> run());
        history.track(assigner, Changes::words);
        history.track(weighting, Changes::words);
        history.track(priors, Changes::words);
        assigner.addListener((o, before, now) -> run());
        weighting.addListener((o, before, now) -> run());
        priors.addListener((o, before, now) -> run());
        selection.priorProperty().addListener((o, before, now) -> explain());
        selection.gtProperty().addListener((o, before, now) -> explain());
        result.addListener((o, before, now) -> explain());
    }

    public ObjectProperty<Assigner> assignerProperty() {
        return assigner;
    }

    public ObjectProperty<Weighting> weightingProperty() {
        return weighting;
    }

    public ObjectProperty<PriorSetup> priorsProperty() {
        return priors;
    }

    /** The steps that assigner, weighting and priors were changed in. */
    public History history() {
        return history;
    }

    /** What came out; null until there is something, and while it would belong to another image. */
    public ReadOnlyObjectProperty<RunResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Why there is no result, in one sentence; empty where there is one or it is under way. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Why the selected prior is or is not a positive of the selected ground truth; null without a selection. */
    public ReadOnlyObjectProperty<Explanation> explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** The request for what is shown now, where image and pass are there. */
    public Optional<RunRequest> request() {
        OpenedImage image = images.imageProperty().get();
        if (image == null) {
            return Optional.empty();
        }
        Optional<DecodedPass> pass = models.passOver(image);
        if (models.openedProperty().get() != null && pass.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RunRequest(image, pass, models.classes().mappingProperty().get(), priors.get(),
                assigner.get(), weighting.get()));
    }

    private void run() {
        Optional<RunRequest> request = request();
        if (request.isEmpty()) {
            tasks.cancel("run");
            result.set(null);
            failure.set("");
            return;
        }
        tasks.submit("assign", "run", (cancel, progress) -> workbench.run(request.get(), cancel), Job.Outcome.of(
                now -> {
                    failure.set("");
                    dropSelectionBeyond(now);
                    result.set(now);
                },
                cause -> {
                    result.set(null);
                    failure.set(Notices.sentence(cause));
                }));
    }

    private void dropSelectionBeyond(RunResult now) {
        if (selection.priorProperty().get() >= now.input().priors().count()) {
            selection.priorProperty().set(-1);
        }
        if (selection.gtProperty().get() >= now.input().groundTruth().count()) {
            selection.gtProperty().set(-1);
        }
    }

    private void explain() {
        RunResult r = result.get();
        int prior = selection.priorProperty().get();
        int gt = r == null || prior < 0 ? -1 : gtFor(r, prior);
        if (r == null || prior < 0 || prior >= r.input().priors().count() || gt < 0) {
            tasks.cancel("explain");
            explanation.set(null);
            return;
        }
        tasks.submit("assign", "explain", (cancel, progress) ->
                        r.request().assigner().explain(r.input(), r.assignment(), prior, gt),
                Job.Outcome.of(explanation::set, cause -> explanation.set(null)));
    }

    /** The ground truth a prior is explained against: the selected one, else its own, else one it was a candidate of, else the nearest. */
    private int gtFor(RunResult r, int prior) {
        GroundTruth truth = r.input().groundTruth();
        int selected = selection.gtProperty().get();
        if (selected >= 0 && selected < truth.count()) {
            return selected;
        }
        int own = r.assignment().gtIndex()[prior];
        if (own >= 0) {
            return own;
        }
        for (CandidateBag bag : r.assignment().bags()) {
            if (bag.rowOf(prior) >= 0) {
                return bag.gt();
            }
        }
        double cx = r.input().priors().centerX(prior);
        double cy = r.input().priors().centerY(prior);
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < truth.count(); g++) {
            double distance = Math.hypot(truth.boxes().get(g).centerX() - cx, truth.boxes().get(g).centerY() - cy);
            if (distance < least) {
                least = distance;
                nearest = g;
            }
        }
        return nearest;
    }
}
