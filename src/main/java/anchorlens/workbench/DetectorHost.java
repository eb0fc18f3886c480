package anchorlens.workbench;

import anchorlens.geometry.PixelImage;
import anchorlens.model.CardOverrides;
import anchorlens.model.Detector;
import anchorlens.model.card.ModelCards;
import anchorlens.model.runtime.Detectors;
import anchorlens.model.runtime.Engines;
import anchorlens.model.Device;
import anchorlens.model.DeviceStatus;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Owns the open detector on behalf of the one inference thread: every method is to be called on that thread alone.
 */
public final class DetectorHost implements AutoCloseable {
    /** Opens model files, and knows the devices there are. */
    @FunctionalInterface
    public interface Opener {
        /** @throws ModelException in one sentence */
        Detector open(Path file, Device device) throws ModelException;

        /** Opens a model with what a person states, in place of what the card beside it states. */
        default Detector open(Path file, Device device, CardOverrides stated) throws ModelException {
            Detector detector = open(file, device);
            try {
                detector.state(stated);
                return detector;
            } catch (ModelException e) {
                detector.close();
                throw e;
            }
        }

        /** What the card beside a model states. */
        default CardOverrides stated(Path file) throws ModelException {
            return CardOverrides.NONE;
        }

        /**
         * Opens a model that keeps to so many threads of the processor, for several at a time.
         *
         * @throws ModelException in one sentence
         */
        default Detector open(Path file, Device device, int threads) throws ModelException {
            return open(file, device);
        }

        /**
         * The same with what a person states, in place of what the card beside it states.
         *
         * @throws ModelException in one sentence
         */
        default Detector open(Path file, Device device, CardOverrides stated, int threads) throws ModelException {
            return open(file, device, stated);
        }

        /** What there is to say about each device, the processor first; may take a moment the first time. */
        default List<DeviceStatus> devices() {
            return List.of(new DeviceStatus(Device.CPU, true, "used"));
        }
    }

    /** The model room itself, with so many threads of the processor a model; 0 for the usual number. */
    public static Opener files(IntSupplier threads) {
        return new Opener() {
            @Override
            public Detector open(Path file, Device device) throws ModelException {
                int n = threads.getAsInt();
                return n == 0 ? FILES.open(file, device) : FILES.open(file, device, n);
            }

            @Override
            public Detector open(Path file, Device device, CardOverrides stated) throws ModelException {
                int n = threads.getAsInt();
                return n == 0 ? FILES.open(file, device, stated) : Detectors.open(file, device, stated, n);
            }

            @Override
            public CardOverrides stated(Path file) throws ModelException {
                return FILES.stated(file);
            }

            @Override
            public Detector open(Path file, Device device, int n) throws ModelException {
                return FILES.open(file, device, n);
            }

            @Override
            public Detector open(Path file, Device device, CardOverrides stated, int n) throws ModelException {
                return FILES.open(file, device, stated, n);
            }

            @Override
            public List<DeviceStatus> devices() {
                return FILES.devices();
            }
        };
    }

    /** The model room itself. */
    public static final Opener FILES = new Opener() {
        @Override
        public Detector open(Path file, Device device) throws ModelException {
            return Detectors.open(file, device);
        }

        @Override
        public Detector open(Path file, Device device, CardOverrides stated) throws ModelException {
            return Detectors.open(file, device, stated);
        }

        @Override
        public CardOverrides stated(Path file) throws ModelException {
            return ModelCards.read(file);
        }

        @Override
        public Detector open(Path file, Device device, int threads) throws ModelException {
            return Detectors.open(file, device, threads);
        }

        @Override
        public Detector open(Path file, Device device, CardOverrides stated, int threads) throws ModelException {
            return Detectors.open(file, device, stated, threads);
        }

        @Override
        public List<DeviceStatus> devices() {
            return Engines.statuses();
        }
    };

    /**
     * What is open.
     *
     * @param card     how it is read
     * @param device   what it really runs on
     * @param notices  what to tell the person
     * @param readings the cards of all ways it can be read, the one in force first
     * @param stated   what the card beside it, or a person, states
     * @param edited   whether a person states anything else than the card beside it
     * @param firstRunMillis time of the run that warmed the device up, 0 where there was none
     */
    public record Opened(ModelCard card, Device device, List<String> notices, List<ModelCard> readings, CardOverrides stated,
                         boolean edited, double firstRunMillis) {
    }

    private final Opener opener;
    private Detector detector;
    private Device wanted = Device.CPU;
    private CardOverrides beside = CardOverrides.NONE;
    private CardOverrides stated = CardOverrides.NONE;

    public DetectorHost(Opener opener) {
        this.opener = opener;
    }

    /** A host for a second model, with the same files and devices; nothing is open in it yet. */
    public DetectorHost another() {
        return new DetectorHost(opener);
    }

    /** What opens models; it may be used by others on their own threads. */
    public Opener opener() {
        return opener;
    }

    /** What there is to say about each device, the processor first. */
    public List<DeviceStatus> devices() {
        return opener.devices();
    }

    /**
     * Opens a model in place of the one that is open; the old one stays open if the new one cannot be opened.
     *
     * @throws ModelException in one sentence
     */
    public Opened open(Path file, Device device) throws ModelException {
        CardOverrides card = opener.stated(file);
        Detector next = opener.open(file, device);
        close();
        detector = next;
        wanted = device;
        beside = card;
        stated = card;
        return opened();
    }

    private Opened opened() {
        return new Opened(detector.card(), detector.device(), detector.notices(), detector.readings(), stated,
                !stated.saysSame(beside), detector.firstRunMillis());
    }

    /**
     * Reads the open model anew with what a person states; opens it anew where its input changes its size.
     *
     * @throws ModelException in one sentence where that cannot be; the model then stays as it was
     */
    public Opened state(CardOverrides now) throws ModelException {
        ModelCard card = detector.card();
        int width = now.inputWidth().orElse(card.inputWidth());
        int height = now.inputHeight().orElse(card.inputHeight());
        boolean sizeGone = now.inputWidth().isEmpty() && stated.inputWidth().isPresent()
                || now.inputHeight().isEmpty() && stated.inputHeight().isPresent();
        if (width != card.inputWidth() || height != card.inputHeight() || sizeGone) {
            Detector next = opener.open(card.file(), wanted, now);
            close();
            detector = next;
        } else {
            detector.state(now);
        }
        stated = now;
        return opened();
    }

    /** Back to what the file and the card beside it say. @throws ModelException in one sentence */
    public Opened reset() throws ModelException {
        beside = opener.stated(detector.card().file());
        return state(beside);
    }

    /**
     * What every reading makes of a photo, the one in force first; the model is left as it was.
     *
     * @throws ModelException if the model cannot be left as it was
     */
    public List<CardPreview> previews(PixelImage photo, CancellationToken cancel) throws ModelException {
        List<CardPreview> all = new ArrayList<>();
        List<ModelCard> readings = List.copyOf(detector.readings());
        try {
            for (ModelCard reading : readings) {
                all.add(preview(reading, readings.size() > 1, photo, cancel));
            }
        } finally {
            if (readings.size() > 1) {
                detector.state(stated);
            }
        }
        return List.copyOf(all);
    }

    private CardPreview preview(ModelCard reading, boolean several, PixelImage photo, CancellationToken cancel) {
        try {
            if (several) {
                CardSettings same = CardSettings.of(reading);
                detector.state(same.over(same, stated, Optional.of(reading.reading()), Optional.empty()));
            }
            return CardPreview.of(detector.card(), photo, DecodedPass.of(detector.run(photo, cancel)));
        } catch (ModelException | IllegalArgumentException e) {
            return CardPreview.failed(reading, photo, e.getMessage());
        }
    }

    /** Where the card of a model is written. */
    public static Path cardFile(ModelCard card) {
        return ModelCards.pathFor(card.file());
    }

    /**
     * Writes a card beside its model. One that is there already is kept as {@code NAME.card.json.before}.
     *
     * @return the file
     * @throws ModelException in one sentence
     */
    public static Path saveCard(ModelCard card) throws ModelException {
        Path target = cardFile(card);
        Path before = target.resolveSibling(target.getFileName() + ".before");
        try {
            if (Files.exists(target)) {
                Files.move(target, before, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ModelException("'" + target + "' cannot be moved to '" + before.getFileName() + "' (" + e.getMessage()
                    + "), so the card was not written.", e);
        }
        ModelCards.write(card, target);
        return target;
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
