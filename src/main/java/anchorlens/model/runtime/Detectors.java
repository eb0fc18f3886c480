package anchorlens.model.runtime;

import anchorlens.model.CardOverrides;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.Wording;
import anchorlens.model.card.ModelCards;
import anchorlens.model.graph.OnnxFile;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.head.ModelInput;
import anchorlens.model.head.Recognition;
import anchorlens.model.raw.RawHeadDetector;
import anchorlens.model.raw.RawHeadFile;
import anchorlens.model.script.ScriptArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens ONNX detectors: reads the graph, recognises the head, starts the network. */
public final class Detectors {
    private static final Logger LOG = LoggerFactory.getLogger(Detectors.class);
    /** What another order of float operations may change, relative. */
    private static final double CHANGE = 1e-3;
    /** The same where kernels round to 8 bits. */
    private static final double QUANTISED_CHANGE = 0.1;

    private Detectors() {
    }

    /**
     * Opens a model. A graphics card that cannot be used is no error: the processor steps in, and
     * {@link Detector#notices()} says so.
     *
     * @throws ModelException in one sentence where the file is missing, damaged, something else, or a model whose head
     *                        is not recognised
     */
    public static Detector open(Path file, Device wanted) throws ModelException {
        return open(file, wanted, Engines.threads());
    }

    /**
     * Opens a model that runs on so many threads of the processor; on a graphics card the number has no effect.
     *
     * @throws ModelException likewise
     */
    public static Detector open(Path file, Device wanted, int threads) throws ModelException {
        return RawHeadFile.is(file) ? RawHeadDetector.open(file) : open(file, wanted, ModelCards.read(file), threads);
    }

    /**
     * Opens a model with what a person states, in place of what the card beside it states.
     *
     * @throws ModelException likewise
     */
    public static Detector open(Path file, Device wanted, CardOverrides card) throws ModelException {
        return open(file, wanted, card, Engines.threads());
    }

    /**
     * Opens a model with what a person states, on so many threads of the processor.
     *
     * @throws ModelException likewise
     */
    public static Detector open(Path file, Device wanted, CardOverrides card, int threads) throws ModelException {
        if (ScriptArchive.is(file)) {
            return TorchDetector.open(file, wanted, card);
        }
        OnnxGraph read = OnnxFile.read(file);
        ModelInput input = ModelInput.of(file, read, card);
        OnnxGraph graph = read.withSizes(input.width(), input.height());
        MachineMemory.refuseTooLarge(file, graph, input);
        Recognition recognition = new Recognition(file, graph, input);
        Placed placed = place(new Network(file, input, graph, recognition.innerTensors()), wanted, threads);
        try {
            List<Tensor> outputs = placed.session.run(TestPicture.tensor(input));
            recognition.observe(outputs);
            List<String> notices = new ArrayList<>(placed.notices);
            if (!recognition.innerTensors().isEmpty()) {
                exposureNotice(placed.network, outputs).ifPresent(notices::add);
            }
            OnnxDetector detector = new OnnxDetector(recognition, card, placed.session, placed.network, threads, placed.device,
                    notices);
            LOG.info("{}: {} on {}", file.getFileName(), detector.card().family(), placed.device);
            return detector;
        } catch (ModelException | RuntimeException e) {
            placed.session.close();
            throw e;
        }
    }

    /** Runs the file as it is, and compares: adding outputs must not change what the network computes. */
    private static Optional<String> exposureNotice(Network network, List<Tensor> exposed) throws ModelException {
        Map<String, Tensor> byName = Recognition.byName(exposed);
        double largest = 0;
        try (NetworkSession plain = NetworkSession.open(network.plain(), Device.CPU)) {
            for (Tensor own : plain.run(TestPicture.tensor(network.input()))) {
                Tensor other = byName.get(own.name());
                for (int i = 0; other != null && i < own.data().length; i++) {
                    double d = Math.abs((double) own.data()[i] - other.data()[i]) / Math.max(1, Math.abs(own.data()[i]));
                    largest = Math.max(largest, d);
                }
            }
        }
        return largest <= (network.graph().isQuantised() ? QUANTISED_CHANGE : CHANGE) ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "Showing inner tensors changes what this network puts out by up to "
                        + "%.2g of its value on a test picture; what is shown is the changed run.", largest));
    }

    /** A network where it found a place. */
    private record Placed(Network network, NetworkSession session, Device device, List<String> notices) {
    }

    private static Placed place(Network network, Device wanted, int threads) throws ModelException {
        if (!wanted.gpu()) {
            return new Placed(network, NetworkSession.open(network, Device.CPU, threads), Device.CPU, List.of());
        }
        Engines.Gpus gpus = Engines.gpus();
        String why = gpus.count() == 0 ? gpus.whyNone() : "there are only " + gpus.count() + ", numbered from 0";
        if (wanted.index() < gpus.count()) {
            try {
                return new Placed(network, NetworkSession.open(network, wanted, threads), wanted, List.of());
            } catch (ModelException e) {
                why = Wording.reason(e);
            }
        }
        String notice = wanted + " is not available (" + why + "); running on the CPU.";
        return new Placed(network, NetworkSession.open(network, Device.CPU, threads), Device.CPU, List.of(notice));
    }
}
