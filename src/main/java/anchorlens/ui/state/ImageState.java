package anchorlens.ui.state;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DataFiles.OpenedData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The open data set and the image that is shown. */
public final class ImageState {
    private static final String LANE = "files";

    private final DataFiles files;
    private final TaskRunner tasks;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>(this, "dataset");
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", -1);
    private final ReadOnlyObjectWrapper<OpenedImage> image = new ReadOnlyObjectWrapper<>(this, "image");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private List<String> categoryNames = List.of();

    public ImageState(DataFiles files, TaskRunner tasks, Notices notices) {
        this.files = files;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** The open data set, null at first. */
    public ReadOnlyObjectProperty<Dataset> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** Index of the image that is shown or being read, −1 for none. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** The image with its pixels; null while none is open or it cannot be read. */
    public ReadOnlyObjectProperty<OpenedImage> imageProperty() {
        return image.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the image cannot be shown, in one sentence; empty where it can. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Opens an annotation file, a folder or an image; what is open stays open if that fails. */
    public void open(Path path) {
        open(path, "");
    }

    /** Opens and shows the named image first, where the set has it. */
    public void open(Path path, String imageName) {
        loading.set(true);
        tasks.submit(LANE, "open", (cancel, progress) -> files.open(path), Job.Outcome.of(
                opened -> show(opened, imageName),
                cause -> {
                    loading.set(false);
                    notices.error(cause);
                }));
    }

    private void show(OpenedData opened, String imageName) {
        Dataset set = opened.dataset();
        categoryNames = set.categoryNames();
        dataset.set(set);
        image.set(null);
        index.set(-1);
        if (!set.warnings().isEmpty()) {
            int n = set.warnings().size();
            String first = set.warnings().getFirst();
            notices.warn(n == 1 ? first : set.source().getFileName() + " was read with " + n + " warnings. " + first, set.warnings());
        }
        int start = opened.start();
        boolean found = imageName.isEmpty();
        for (int i = 0; i < set.images().size(); i++) {
            if (set.images().get(i).name().equals(imageName)) {
                start = i;
                found = true;
            }
        }
        if (!found && !set.images().isEmpty()) {
            notices.warn(set.source().getFileName() + " has no image " + imageName + " any more, so "
                    + set.images().get(start).name() + " is shown.", List.of());
        }
        if (set.images().isEmpty()) {
            loading.set(false);
            failure.set(set.source().getFileName() + " lists no images.");
        } else {
            show(start);
        }
    }

    /** Shows another image of the set; one that is still being read is given up. */
    public void show(int i) {
        Dataset set = dataset.get();
        if (set == null || i < 0 || i >= set.images().size() || i == index.get() && image.get() != null) {
            return;
        }
        index.set(i);
        loading.set(true);
        failure.set("");
        ImageRecord record = set.images().get(i);
        tasks.submit(LANE, "image", (cancel, progress) -> files.read(record), Job.Outcome.of(
                opened -> {
                    loading.set(false);
                    image.set(opened);
                    if (!opened.warnings().isEmpty()) {
                        notices.warn(opened.warnings().getFirst(), opened.warnings());
                    }
                },
                cause -> {
                    loading.set(false);
                    image.set(null);
                    failure.set(Notices.sentence(cause));
                }));
    }

    public void next() {
        show(index.get() + 1);
    }

    public void previous() {
        show(index.get() - 1);
    }

    /** The names of the open set's classes; the same list as long as the set stays open. */
    public List<String> categoryNames() {
        return categoryNames;
    }

    public Optional<ImageRecord> record() {
        return index.get() < 0 ? Optional.empty() : Optional.of(dataset.get().images().get(index.get()));
    }
}
