package anchorlens.ui.review;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.ForwardPass;
import anchorlens.review.QueueRow;
import anchorlens.task.Job;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.scan.FlagEvidence;
import anchorlens.workbench.scan.ReviewSettings;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What the model says of the flag that is looked at, gathered again from its pass over the image; nothing while the open model
 * is another than the scan's, because its distributions would not be what the flag is about.
 */
final class EvidenceViewModel {
    /** Why there is nothing to draw. */
    enum Lack {
        /** There is something. */
        NONE,
        NO_FLAG, NO_MODEL, OTHER_MODEL, RUNNING, NO_DISTRIBUTIONS, NO_CLASS, FAILED
    }

    private final States states;
    private final QueueViewModel queue;
    private final ReadOnlyObjectWrapper<FlagEvidence> evidence = new ReadOnlyObjectWrapper<>(this, "evidence");
    private final ReadOnlyObjectWrapper<Lack> lack = new ReadOnlyObjectWrapper<>(this, "lack", Lack.NO_FLAG);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private long gatheredFor = -1;

    EvidenceViewModel(States states, QueueViewModel queue) {
        this.states = states;
        this.queue = queue;
        InvalidationListener changed = (Observable o) -> gather();
        for (Observable o : List.of(queue.currentProperty(), states.images().imageProperty(), states.models().passProperty(),
                states.models().openedProperty(), states.reviews().modelFitsProperty(),
                states.reviews().comparingProperty())) {
            o.addListener(changed);
        }
    }

    /** What there is; null for nothing. */
    ReadOnlyObjectProperty<FlagEvidence> evidenceProperty() {
        return evidence.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Lack> lackProperty() {
        return lack.getReadOnlyProperty();
    }

    /** Why nothing could be gathered, in one sentence. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The image of the flag that is looked at, where it is the one that is open. */
    private Optional<OpenedImage> image(QueueRow row) {
        OpenedImage open = states.images().imageProperty().get();
        boolean same = open != null && states.images().indexProperty().get() == row.image()
                && open.record().equals(states.images().datasetProperty().get().images().get(row.image()));
        return same ? Optional.of(open) : Optional.empty();
    }

    private void gather() {
        QueueRow row = queue.currentProperty().get();
        if (row == null || row.id() != gatheredFor) {
            evidence.set(null);
        }
        Lack now = row == null ? Lack.NO_FLAG : states.models().openedProperty().get() == null ? Lack.NO_MODEL
                : states.reviews().comparingProperty().get() ? Lack.RUNNING
                : !states.reviews().modelFitsProperty().get() ? Lack.OTHER_MODEL : Lack.NONE;
        Optional<DecodedPass> pass = now == Lack.NONE ? image(row).flatMap(states.models()::passOver) : Optional.empty();
        if (now == Lack.NONE && pass.isEmpty()) {
            now = Lack.RUNNING;
        } else if (now == Lack.NONE && pass.get().pass().head().distributions().isEmpty()) {
            now = Lack.NO_DISTRIBUTIONS;
        }
        if (now != Lack.NONE) {
            states.tasks().cancel("review-evidence");
            evidence.set(null);
            lack.set(now);
            return;
        }
        if (row.id() != gatheredFor || evidence.get() == null) {
            gather(row, pass.get().pass());
        }
    }

    private void gather(QueueRow row, ForwardPass pass) {
        ReviewSettings settings = states.reviews().settingsProperty().get();
        Dataset dataset = states.images().datasetProperty().get();
        List<String> modelClasses = states.models().classNames();
        lack.set(Lack.RUNNING);
        gatheredFor = row.id();
        states.tasks().submit("review-evidence", "review-evidence", (cancel, progress) -> FlagEvidence.of(row.flag(), pass,
                ClassMapping.of(dataset.categoryNames(), modelClasses, settings.classes()), settings.evidence()), Job.Outcome.of(found -> {
                    evidence.set(found.orElse(null));
                    lack.set(found.isPresent() ? Lack.NONE : Lack.NO_CLASS);
                }, cause -> {
                    evidence.set(null);
                    failure.set(Notices.sentence(cause));
                    lack.set(Lack.FAILED);
                }));
    }
}
