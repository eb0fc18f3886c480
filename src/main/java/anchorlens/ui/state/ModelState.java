package anchorlens.ui.state;

import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.Device;
import anchorlens.model.DeviceStatus;
import anchorlens.model.ModelCard;
import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.task.Progress;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.DetectorHost;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The open model and its forward pass over the image that is shown. All inference happens on one lane; a new image or model
 * cancels what is under way.
 */
public final class ModelState {
    private static final String LANE = "inference";
    private static final int PASSES_KEPT = 12;

    /** A forward pass and the image it belongs to. */
    public record PassOf(OpenedImage image, DecodedPass decoded) {
    }

    private final DetectorHost host;
    private final TaskRunner tasks;
    private final Notices notices;
    private final ImageState images;
    private final String name;
    private final ObjectProperty<Device> device = new SimpleObjectProperty<>(this, "device", Device.CPU);
    private final ObservableList<DeviceStatus> devices = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<DetectorHost.Opened> opened = new ReadOnlyObjectWrapper<>(this, "opened");
    private final ReadOnlyObjectWrapper<PassOf> pass = new ReadOnlyObjectWrapper<>(this, "pass");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ClassState classes;
    private final CardState statements;
    private Path opening;
    /** What was said of the open model's last failed pass; null for nothing. */
    private Notices.Notice complaint;
    private final Map<ImageRecord, DecodedPass> passes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ImageRecord, DecodedPass> eldest) {
            return size() > PASSES_KEPT;
        }
    };

    public ModelState(DetectorHost host, TaskRunner tasks, Notices notices, ImageState images) {
        this(host, tasks, notices, images, "");
    }

    /** @param name tells its jobs from those of other models */
    private ModelState(DetectorHost host, TaskRunner tasks, Notices notices, ImageState images, String name) {
        this.name = name;
        this.host = host;
        this.tasks = tasks;
        this.notices = notices;
        this.images = images;
        // First of all listeners, so that nobody sees a pass of the model before beside the new one.
        opened.addListener((o, before, now) -> {
            tasks.cancel("pass" + name);
            passes.clear();
            pass.set(null);
            notices.dismiss(complaint);
        });
        this.classes = new ClassState(images.datasetProperty(), opened, notices);
        this.statements = new CardState(host, tasks, LANE, notices, images.imageProperty(), opened);
        images.imageProperty().addListener((o, before, now) -> infer(now));
        opened.addListener((o, before, now) -> infer(images.imageProperty().get()));
        device.addListener((o, before, now) -> card().ifPresent(card -> open(card.file())));
    }

    /** A model beside this one over the same images, on the same inference thread. @param file opened at once */
    public ModelState beside(Path file) {
        ModelState other = new ModelState(host.another(), tasks, notices, images, " of " + file);
        other.device.set(device.get());
        other.open(file);
        return other;
    }

    /** The device a person wants; changing it opens the model anew. */
    public ObjectProperty<Device> deviceProperty() {
        return device;
    }

    /** The devices, usable or not and why; none until they were looked for. */
    public ObservableList<DeviceStatus> devices() {
        return devices;
    }

    /** Looks for graphics cards. */
    public void findDevices() {
        tasks.submit(LANE, "devices", (cancel, progress) -> host.devices(),
                Job.Outcome.of(devices::setAll, notices::error));
    }

    /** What is open, null for no model. */
    public ReadOnlyObjectProperty<DetectorHost.Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The pass over the image that is shown; null without a model or until it has run. */
    public ReadOnlyObjectProperty<PassOf> passProperty() {
        return pass.getReadOnlyProperty();
    }

    /** The pass over a certain image, where the open model has run on it. */
    public Optional<DecodedPass> passOver(OpenedImage image) {
        return Optional.ofNullable(pass.get()).filter(p -> p.image() == image).map(PassOf::decoded);
    }

    /** True while a model is being opened or run. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public Optional<ModelCard> card() {
        return Optional.ofNullable(opened.get()).map(DetectorHost.Opened::card);
    }

    public List<String> classNames() {
        return card().map(ModelCard::classNames).orElse(List.of());
    }

    /** Which class of the open model each category of the data set stands for. */
    public ClassState classes() {
        return classes;
    }

    /** What a person states of the open model in place of what was assumed. */
    public CardState statements() {
        return statements;
    }

    /** The file that is open or being opened. */
    public Optional<Path> file() {
        return Optional.ofNullable(opening).or(() -> card().map(ModelCard::file));
    }

    /** Opens a model file in place of the open one, which stays if that fails. */
    public void open(Path file) {
        Device wanted = device.get();
        opening = file;
        busy.set(true);
        tasks.cancel("pass" + name);
        tasks.submit(LANE, "model" + name, (cancel, progress) -> host.open(file, wanted), Job.Outcome.of(
                now -> {
                    opening = null;
                    busy.set(false);
                    opened.set(now);
                    now.notices().forEach(n -> notices.warn(n, List.of()));
                },
                cause -> {
                    opening = null;
                    busy.set(false);
                    Notices.Notice refused = notices.error(cause);
                    infer(images.imageProperty().get(), failed -> notices.errorBehind(refused, failed));
                }));
    }

    /** Closes the model: static assigners go on with the priors a person sets. */
    public void close() {
        tasks.cancel("pass" + name);
        tasks.cancel("model" + name);
        opening = null;
        opened.set(null);
        busy.set(false);
        tasks.submit(LANE, "close" + name, (cancel, progress) -> {
            host.close();
            return true;
        }, Job.Outcome.of(done -> { }, notices::error));
    }

    /** Work with the open model for its own sake, such as a scan of a set. */
    @FunctionalInterface
    public interface ModelJob<R> {
        /** @throws Exception which reaches the outcome */
        R run(DetectorHost host, CancellationToken cancel, Progress progress) throws Exception;
    }

    /** Runs a piece of work on the lane of inference, behind what waits there; the latest of a key wins. */
    public <R> void submit(Object key, ModelJob<R> job, Job.Outcome<R> outcome) {
        tasks.submit(LANE, key, (cancel, progress) -> job.run(host, cancel, progress), outcome);
    }

    private void infer(OpenedImage image) {
        infer(image, notices::error);
    }

    private void infer(OpenedImage image, Function<Exception, Notices.Notice> complain) {
        tasks.cancel("pass" + name);
        busy.set(opening != null);
        if (image == null || opened.get() == null) {
            pass.set(null);
            return;
        }
        DecodedPass known = passes.get(image.record());
        if (known != null) {
            pass.set(new PassOf(image, known));
            return;
        }
        pass.set(null);
        busy.set(true);
        tasks.submit(LANE, "pass" + name, (cancel, progress) -> host.run(image.pixels(), cancel), Job.Outcome.of(
                now -> {
                    busy.set(false);
                    now.ifPresent(p -> {
                        passes.put(image.record(), p);
                        pass.set(new PassOf(image, p));
                    });
                },
                cause -> {
                    busy.set(false);
                    complaint = complain.apply(cause);
                }));
    }
}
