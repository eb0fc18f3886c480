package anchorlens.ui.state;

import anchorlens.dataset.Dataset;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewHeader;
import anchorlens.review.ReviewStore;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.scan.ReviewFiles;
import anchorlens.workbench.scan.ReviewSettings;
import anchorlens.workbench.scan.ScanRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The open review file, whether it is about the open data set and by the open model, and the scan that fills it. The database
 * is used on its own lane.
 */
public final class ReviewState {
    /** Where the database is used. */
    public static final String LANE = "review";

    private final TaskRunner tasks;
    private final Notices notices;
    private final ImageState images;
    private final ModelState models;
    private final ScanState scan;
    private final ReadOnlyObjectWrapper<ReviewStore> store = new ReadOnlyObjectWrapper<>(this, "store");
    private final ReadOnlyObjectWrapper<ReviewSettings> settings = new ReadOnlyObjectWrapper<>(this, "settings");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
    private final ReadOnlyStringWrapper mismatch = new ReadOnlyStringWrapper(this, "mismatch", "");
    private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper(this, "comparing");
    private final ReadOnlyBooleanWrapper modelFits = new ReadOnlyBooleanWrapper(this, "modelFits");

    public ReviewState(TaskRunner tasks, DataFiles files, DetectorHost.Opener opener, Notices notices, ImageState images, ModelState models) {
        this.tasks = tasks;
        this.notices = notices;
        this.images = images;
        this.models = models;
        scan = new ScanState(this, tasks, files, opener, notices);
        images.datasetProperty().addListener((o, before, now) -> compare());
        images.loadingProperty().addListener((o, before, now) -> compare());
        models.openedProperty().addListener((o, before, now) -> compareModel());
    }

    /** The open review, null for none. */
    public ReadOnlyObjectProperty<ReviewStore> storeProperty() {
        return store.getReadOnlyProperty();
    }

    /** What its scan was set to; null without a review. */
    public ReadOnlyObjectProperty<ReviewSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** True while a review file is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Why the open review cannot be shown, in one sentence: it is about other annotations. Empty where it can, or none is open. */
    public ReadOnlyStringProperty mismatchProperty() {
        return mismatch.getReadOnlyProperty();
    }

    /** True where the open model is the one the review was made with, so that its distributions belong to the flags. */
    public ReadOnlyBooleanProperty modelFitsProperty() {
        return modelFits.getReadOnlyProperty();
    }

    /** True while it is still being found out whether the open model is the review's. */
    public ReadOnlyBooleanProperty comparingProperty() {
        return comparing.getReadOnlyProperty();
    }

    public ScanState scan() {
        return scan;
    }

    /** The review where it is about the open data set. */
    public Optional<ReviewStore> usable() {
        return mismatch.get().isEmpty() ? Optional.ofNullable(store.get()) : Optional.empty();
    }

    /** Opens a review with its annotations, and with its model where none is open; an open review stays if that fails. */
    public void open(Path file) {
        Path place = file.toAbsolutePath().normalize();
        if (store.get() != null && store.get().file().toAbsolutePath().normalize().equals(place)) {
            bringInputs();
            return;
        }
        if (scan.isUnderWay()) {
            notices.error("A scan is under way; cancel it before another review is opened.");
            return;
        }
        opening.set(true);
        tasks.submit(LANE, "review-open", (cancel, progress) -> {
            ReviewStore opened = ReviewStore.open(place);
            if (cancel.isCancelled()) {
                opened.close();
            }
            return opened;
        }, Job.Outcome.of(opened -> {
            adopt(opened);
            bringInputs();
        }, cause -> {
            opening.set(false);
            notices.error(cause);
        }));
    }

    /** Takes a review over that is open already, in place of the one before it. */
    void adopt(ReviewStore opened) {
        opening.set(false);
        ReviewStore before = store.get();
        if (before == opened) {
            return;
        }
        try {
            settings.set(ReviewSettings.of(opened.header()));
        } catch (ReviewException e) {
            opened.close();
            notices.error(e);
            return;
        }
        store.set(null);
        mismatch.set(why(opened.header()));
        store.set(opened);
        compareModel();
        if (before != null) {
            before.close();
        }
    }

    /** Opens the annotations of the review where others are open, and its model where none is. */
    public void bringInputs() {
        ReviewHeader header = store.get().header();
        if (!mismatch.get().isEmpty() && !images.loadingProperty().get() && Files.exists(Path.of(header.data()))) {
            images.open(Path.of(header.data()));
        }
        if (models.file().isEmpty()) {
            openModel();
        }
    }

    /** Opens the model the review was made with in place of the open one. */
    public void openModel() {
        Path model = Path.of(store.get().header().model());
        if (Files.exists(model)) {
            models.open(model);
        } else {
            notices.warn("The model " + model + " of this review is not there any more: open it where it lies now to see its distributions.",
                    java.util.List.of());
        }
    }

    /** The scan that goes on with the open review; empty where its images or its model are not there. */
    public Optional<ScanRequest> goOnRequest() {
        Dataset dataset = images.datasetProperty().get();
        if (usable().isEmpty() || dataset == null) {
            return Optional.empty();
        }
        Path model = modelFits.get() ? models.card().orElseThrow().file() : Path.of(store.get().header().model());
        try {
            return Optional.of(ReviewFiles.request(store.get().header(), dataset, model, models.deviceProperty().get()));
        } catch (ReviewException e) {
            notices.error(e);
            return Optional.empty();
        }
    }

    private void compare() {
        if (store.get() != null) {
            mismatch.set(why(store.get().header()));
        }
    }

    private String why(ReviewHeader header) {
        Dataset dataset = images.datasetProperty().get();
        if (dataset != null && ReviewFiles.belongs(header, dataset)) {
            return "";
        }
        if (images.loadingProperty().get()) {
            return "The annotations of this review are being opened.";
        }
        boolean there = Files.exists(Path.of(header.data()));
        boolean same = dataset != null && header.data().equals(dataset.source().toAbsolutePath().normalize().toString());
        return same ? header.data() + " has changed since it was scanned, so its flags may be about other boxes: restore it, or scan it again "
                + "into a new file." : "This review is about " + header.data() + (there ? ", which is not open." : ", which is not there any "
                + "more: open the annotations where they lie now.");
    }

    private void compareModel() {
        modelFits.set(false);
        comparing.set(false);
        if (store.get() == null || models.openedProperty().get() == null) {
            return;
        }
        ReviewHeader header = store.get().header();
        DetectorHost.Opened model = models.openedProperty().get();
        Path file = model.card().file();
        boolean sameCard = settings.get().card().map(model.stated()::saysSame).orElse(!model.edited());
        comparing.set(true);
        tasks.submit(LANE, "review-model", (cancel, progress) -> sameCard && ReviewFiles.isModel(header, file), Job.Outcome.of(fits -> {
            modelFits.set(fits);
            comparing.set(false);
        }, cause -> comparing.set(false)));
    }

    /** Stops the scan and closes the file; nothing may be used after it. */
    public void close() {
        scan.close();
        if (store.get() != null) {
            store.get().close();
        }
    }
}
