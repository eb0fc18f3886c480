package anchorlens.ui.losses;

import anchorlens.analysis.losses.FocalResult;
import anchorlens.analysis.losses.FocalSettings;
import anchorlens.analysis.losses.FocalStudy;
import anchorlens.analysis.losses.LossSamples;
import anchorlens.dataset.ImageRecord;
import anchorlens.task.Job;
import anchorlens.ui.losses.ImageLosses.Of;
import anchorlens.ui.state.States;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * How the loss of the image that is shown, or of the whole set, is shared out. A scan of the set runs the model image by image
 * on the lane of inference, so that an image a person opens meanwhile need not wait for its end.
 */
final class FocalModel {
    private static final String KEY = "losses.focal";
    private static final int SHOW_EVERY = 8;

    /** A study that goes on image by image, with what every image is run with. */
    private record Scan(List<ImageRecord> images, RunRequest like, FocalStudy study, Workbench workbench) {
    }

    private final States states;
    private final ImageLosses losses;
    private final ObjectProperty<FocalSettings> settings = new SimpleObjectProperty<>(this, "settings", new FocalSettings());
    private final ReadOnlyObjectWrapper<FocalResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyIntegerWrapper scanned = new ReadOnlyIntegerWrapper(this, "scanned", -1);
    private boolean ofSet;
    private int skipped;

    FocalModel(States states, ImageLosses losses) {
        this.states = states;
        this.losses = losses;
        losses.valueProperty().subscribe(of -> {
            if (!ofSet) {
                studyImage(of);
            }
        });
        settings.addListener((o, was, is) -> studyImage());
        states.images().datasetProperty().addListener((o, was, is) -> studyImage());
        states.models().openedProperty().addListener((o, was, is) -> studyImage());
        states.run().assignerProperty().addListener((o, was, is) -> studyImage());
    }

    ObjectProperty<FocalSettings> settingsProperty() {
        return settings;
    }

    /** Null while there is nothing to study. */
    ReadOnlyObjectProperty<FocalResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** How many images of the set are done while it is scanned, −1 otherwise. */
    ReadOnlyIntegerProperty scannedProperty() {
        return scanned.getReadOnlyProperty();
    }

    /** How many images of the set could not be studied. */
    int skipped() {
        return skipped;
    }

    /** True where the result is, or will be, that of the whole set. */
    boolean isOfSet() {
        return ofSet;
    }

    int imagesInSet() {
        return states.images().datasetProperty().get() == null ? 0 : states.images().datasetProperty().get().images().size();
    }

    /** Goes back to the image that is shown; a scan of the set is given up. */
    void studyImage() {
        stop();
        ofSet = false;
        studyImage(losses.valueProperty().get());
    }

    private void studyImage(Of of) {
        if (of == null) {
            states.tasks().cancel("losses.focal.image");
            result.set(null);
            return;
        }
        FocalSettings asked = settings.get();
        states.tasks().submit(ImageLosses.LANE, "losses.focal.image", (cancel, progress) -> {
            FocalStudy study = new FocalStudy(asked);
            study.add(of.samples(), cancel);
            return study.result();
        }, Job.Outcome.of(result::set, states.notices()::error));
    }

    /** Studies every image of the set; does nothing where model or image is missing. */
    void studySet() {
        Optional<RunRequest> like = states.run().request().filter(r -> r.pass().isPresent());
        if (like.isEmpty() || losses.valueProperty().get() == null) {
            return;
        }
        states.tasks().cancel("losses.focal.image");
        ofSet = true;
        skipped = 0;
        scanned.set(0);
        step(new Scan(List.copyOf(states.images().datasetProperty().get().images()), like.get(), new FocalStudy(settings.get()),
                new Workbench()), 0);
    }

    /** Ends a scan; what it has gathered so far stays. */
    void stop() {
        states.tasks().cancel(KEY);
        scanned.set(-1);
    }

    private void step(Scan scan, int index) {
        states.models().submit(KEY, (host, cancel, progress) -> {
            var image = states.files().read(scan.images().get(index));
            Optional<DecodedPass> pass = host.run(image.pixels(), cancel);
            if (pass.isPresent()) {
                RunRequest like = scan.like();
                RunResult run = scan.workbench().run(new RunRequest(image, pass, like.classes(), like.priors(),
                        like.assigner(), like.weighting()), cancel);
                scan.study().add(LossSamples.of(run.input(), run.assignment(), cancel), cancel);
            }
            return (index + 1) % SHOW_EVERY == 0 ? Optional.of(scan.study().result()) : Optional.<FocalResult>empty();
        }, Job.Outcome.of(done -> {
            done.ifPresent(result::set);
            goOn(scan, index);
        }, cause -> {
            skipped++;
            goOn(scan, index);
        }));
    }

    private void goOn(Scan scan, int index) {
        if (index + 1 < scan.images().size()) {
            scanned.set(index + 1);
            step(scan, index + 1);
        } else {
            result.set(scan.study().result());
            scanned.set(-1);
        }
    }
}
