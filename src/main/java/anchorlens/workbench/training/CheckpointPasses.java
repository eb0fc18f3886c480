package anchorlens.workbench.training;

import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.DetectorHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forward passes of many models, such as the checkpoints of a training, over many images: from memory, else from disk, else from the model, which stays open for the
 * next image. To be called on one thread at a time.
 */
public final class CheckpointPasses implements AutoCloseable {
    private static final int PASSES_KEPT = 64;
    private static final long FLOATS_KEPT = 64L << 20;
    private static final int MODELS_KEPT = 24;
    private static final long MODEL_BYTES_KEPT = 256L << 20;

    /** A decoded pass with the classes of the model it comes from. */
    public record Seen(DecodedPass decoded, List<String> classNames) {
    }

    private record Place(PassSource model, Device device, PixelImage image) {
    }

    private record Open(Detector detector, long bytes) {
    }

    private final DetectorHost.Opener opener;
    private final PassCache cache;
    private final long modelBytes;
    private final PassKeys keys = new PassKeys();
    private final Map<Place, Seen> memory = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<PassSource, Open> detectors = new LinkedHashMap<>(16, 0.75f, true);
    private Device device = Device.CPU;
    private long floats;

    public CheckpointPasses(DetectorHost.Opener opener, PassCache cache) {
        this(opener, cache, MODEL_BYTES_KEPT);
    }

    /** @param modelBytes of models that stay open at a time; beyond, the least recently used is closed */
    public CheckpointPasses(DetectorHost.Opener opener, PassCache cache, long modelBytes) {
        this.opener = opener;
        this.cache = cache;
        this.modelBytes = modelBytes;
    }

    /** What the disk keeps. */
    public PassCache cache() {
        return cache;
    }

    /**
     * The pass of a checkpoint over an image.
     *
     * @param keep whether it is likely to be asked for again soon, and stays decoded in memory
     * @throws ModelException in one sentence where the model cannot be opened or run
     */
    public Seen of(Checkpoint checkpoint, OpenedImage image, Device wanted, boolean keep, CancellationToken cancel)
            throws ModelException {
        return of(PassSource.of(checkpoint.file()), image, wanted, keep, cancel);
    }

    /**
     * The pass of a model over an image.
     *
     * @param keep whether it is likely to be asked for again soon, and stays decoded in memory
     * @throws ModelException in one sentence where the model cannot be opened or run
     */
    public Seen of(PassSource model, OpenedImage image, Device wanted, boolean keep, CancellationToken cancel) throws ModelException {
        cancel.throwIfCancelled();
        Place place = new Place(model, wanted, image.pixels());
        Seen known = memory.get(place);
        if (known != null) {
            return known;
        }
        StoredPass stored = fromDiskOrModel(model, image.pixels(), wanted, cancel);
        Seen seen = new Seen(DecodedPass.of(stored.pass()), stored.classNames());
        if (keep) {
            remember(place, seen);
        }
        return seen;
    }

    private StoredPass fromDiskOrModel(PassSource model, PixelImage image, Device wanted, CancellationToken cancel)
            throws ModelException {
        if (!cache.isKept()) {
            Detector detector = detector(model, wanted);
            return new StoredPass(detector.run(image, cancel), detector.card().classNames());
        }
        String key;
        try {
            key = keys.of(model, image, wanted);
        } catch (IOException e) {
            throw new ModelException("'" + model.file() + "' cannot be read (" + e.getMessage()
                    + "); put it back or open the training again.", e);
        }
        Optional<StoredPass> kept = cache.get(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        Detector detector = detector(model, wanted);
        ForwardPass pass = detector.run(image, cancel);
        StoredPass stored = new StoredPass(pass, detector.card().classNames());
        if (detector.device().gpu() == wanted.gpu()) {
            cache.put(key, stored);
        }
        return stored;
    }

    private void remember(Place place, Seen seen) {
        memory.put(place, seen);
        floats += size(seen);
        var oldest = memory.entrySet().iterator();
        while (oldest.hasNext() && memory.size() > 1 && (memory.size() > PASSES_KEPT || floats > FLOATS_KEPT)) {
            floats -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static long size(Seen seen) {
        var p = seen.decoded().predictions();
        return p.scores().array().length + 4L * p.count() + p.distributions().map(d -> (long) d.array().length).orElse(0L);
    }

    private Detector detector(PassSource model, Device wanted) throws ModelException {
        if (!wanted.equals(device)) {
            close();
            device = wanted;
        }
        Open open = detectors.get(model);
        if (open != null) {
            return open.detector;
        }
        Detector detector = model.stated().isPresent() ? opener.open(model.file(), wanted, model.stated().get())
                : opener.open(model.file(), wanted);
        detectors.put(model, new Open(detector, sizeOf(model.file())));
        var oldest = detectors.entrySet().iterator();
        long bytes = detectors.values().stream().mapToLong(Open::bytes).sum();
        while (oldest.hasNext() && detectors.size() > 1 && (detectors.size() > MODELS_KEPT || bytes > modelBytes)) {
            Open least = oldest.next().getValue();
            bytes -= least.bytes;
            least.detector.close();
            oldest.remove();
        }
        return detector;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return MODEL_BYTES_KEPT;
        }
    }

    /** Forgets what is in memory and closes all models; it can go on afterwards. */
    @Override
    public void close() {
        detectors.values().forEach(o -> o.detector.close());
        detectors.clear();
        memory.clear();
        floats = 0;
    }
}
