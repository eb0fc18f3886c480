package anchorlens.workbench;

import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.runtime.Detectors;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Owns the open detector on behalf of the one inference thread: every method is to be called on that thread alone.
 */
public final class DetectorHost implements AutoCloseable {
    /** Opens model files, and knows the devices there are. */
    @FunctionalInterface
    public interface Opener {
        /** @throws ModelException in one sentence */
        Detector open(Path file, Device device) throws ModelException;

        /** The devices to choose from, the processor first; may take a moment the first time. */
        default List<Device> devices() {
            return List.of(Device.CPU);
        }
    }

    /** The model room itself. */
    public static final Opener FILES = new Opener() {
        @Override
        public Detector open(Path file, Device device) throws ModelException {
            return Detectors.open(file, device);
        }

        @Override
        public List<Device> devices() {
            return Detectors.devices();
        }
    };

    /** What is open: card, the device it really runs on, and what to tell the person. */
    public record Opened(ModelCard card, Device device, List<String> notices) {
    }

    private final Opener opener;
    private Detector detector;

    public DetectorHost(Opener opener) {
        this.opener = opener;
    }

    /** A host for a second model, with the same files and devices; nothing is open in it yet. */
    public DetectorHost another() {
        return new DetectorHost(opener);
    }

    /** The devices to choose from, the processor first. */
    public List<Device> devices() {
        return opener.devices();
    }

    /**
     * Opens a model in place of the one that is open; the old one stays open if the new one cannot be opened.
     *
     * @throws ModelException in one sentence
     */
    public Opened open(Path file, Device device) throws ModelException {
        Detector next = opener.open(file, device);
        close();
        detector = next;
        return new Opened(next.card(), next.device(), next.notices());
    }

    /**
     * Runs the open model.
     *
     * @return nothing where no model is open
     * @throws ModelException in one sentence
     */
    public Optional<DecodedPass> run(PixelImage image, CancellationToken cancel) throws ModelException {
        if (detector == null) {
            return Optional.empty();
        }
        ForwardPass pass = detector.run(image, cancel);
        cancel.throwIfCancelled();
        return Optional.of(DecodedPass.of(pass));
    }

    @Override
    public void close() {
        if (detector != null) {
            detector.close();
            detector = null;
        }
    }
}
