package anchorlens.model.runtime;

import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.TensorSpec;
import anchorlens.model.Wording;
import anchorlens.model.card.CardOverrides;
import anchorlens.model.card.ModelCards;
import anchorlens.model.graph.OnnxFile;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.head.GflRawHeadRecognizer;
import anchorlens.model.head.HeadRecognizer.Evidence;
import anchorlens.model.head.HeadRecognizer;
import anchorlens.model.head.ModelInput;
import anchorlens.model.head.NoDetector;
import anchorlens.model.head.RecognizedHead;
import anchorlens.model.raw.RawHeadDetector;
import anchorlens.model.raw.RawHeadFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens ONNX detectors: reads the graph, recognises the head, starts the network. */
public final class Detectors {
    private static final Logger LOG = LoggerFactory.getLogger(Detectors.class);
    /** Asked in this order; the first that recognises a head has it. */
    private static final List<HeadRecognizer> RECOGNIZERS = List.of(new GflRawHeadRecognizer());

    private Detectors() {
    }

    /** The devices to choose from: the processor first, then the graphics cards that can really be used. */
    public static List<Device> devices() {
        List<Device> devices = new ArrayList<>(List.of(Device.CPU));
        try {
            IntStream.range(0, Engines.gpus().count()).mapToObj(Device::gpu).forEach(devices::add);
        } catch (ModelException e) {
            LOG.info("{}", e.getMessage());
        }
        return List.copyOf(devices);
    }

    /**
     * Opens a model. A graphics card that cannot be used is no error: the processor steps in, and
     * {@link Detector#notices()} says so.
     *
     * @throws ModelException in one sentence where the file is missing, damaged, something else, or a model whose head
     *                        is not recognised
     */
    public static Detector open(Path file, Device wanted) throws ModelException {
        if (RawHeadFile.is(file)) {
            return RawHeadDetector.open(file);
        }
        OnnxGraph graph = OnnxFile.read(file);
        CardOverrides card = ModelCards.read(file);
        ModelInput input = ModelInput.of(file, graph, card);
        MachineMemory.refuseTooLarge(file, graph, input);
        List<TensorSpec> declared = graph.outputs();
        Optional<RecognizedHead> known = Optional.empty();
        if (declared.stream().allMatch(TensorSpec::isComplete)) {
            known = Optional.of(recognize(new Evidence(file, graph, input, declared, card)));
        }
        Placed placed = place(file, input, wanted);
        try {
            RecognizedHead head = known.isPresent() ? known.get() : recognize(new Evidence(file, graph, input,
                    shapesOfARun(declared, placed.session.run(new float[input.size()])), card));
            LOG.info("{}: {} on {}", file.getFileName(), head.card().family(), placed.device);
            return new OnnxDetector(head, placed.session, placed.device, placed.notices);
        } catch (ModelException | RuntimeException e) {
            placed.session.close();
            throw e;
        }
    }

    /** A network where it found a place. */
    private record Placed(NetworkSession session, Device device, List<String> notices) {
    }

    private static Placed place(Path file, ModelInput input, Device wanted) throws ModelException {
        if (!wanted.gpu()) {
            return new Placed(NetworkSession.open(file, input, Device.CPU), Device.CPU, List.of());
        }
        Engines.Gpus gpus = Engines.gpus();
        String why = gpus.count() == 0 ? gpus.whyNone() : "there are only " + gpus.count() + ", numbered from 0";
        if (wanted.index() < gpus.count()) {
            try {
                return new Placed(NetworkSession.open(file, input, wanted), wanted, List.of());
            } catch (ModelException e) {
                why = Wording.reason(e);
            }
        }
        String notice = wanted + " is not available (" + why + "); running on the CPU.";
        return new Placed(NetworkSession.open(file, input, Device.CPU), Device.CPU, List.of(notice));
    }

    private static RecognizedHead recognize(Evidence evidence) throws ModelException {
        for (HeadRecognizer recognizer : RECOGNIZERS) {
            Optional<RecognizedHead> head = recognizer.recognize(evidence);
            if (head.isPresent()) {
                return head.get();
            }
        }
        throw unrecognized(evidence);
    }

    private static List<TensorSpec> shapesOfARun(List<TensorSpec> declared, List<Tensor> outputs) {
        Map<String, Tensor> byName = outputs.stream().collect(Collectors.toMap(Tensor::name, Function.identity()));
        return declared.stream().filter(d -> byName.containsKey(d.name()))
                .map(d -> new TensorSpec(d.name(), TensorSpec.FLOAT32, byName.get(d.name()).shape())).toList();
    }

    private static ModelException unrecognized(Evidence evidence) {
        Optional<String> other = NoDetector.byOutputs(evidence.outputs());
        if (other.isPresent()) {
            return new ModelException(Wording.name(evidence.file()) + " is " + other.get() + ".");
        }
        ModelInput input = evidence.input();
        String found = evidence.outputs().stream().map(TensorSpec::toString).collect(Collectors.joining(", "));
        String reads = RECOGNIZERS.stream().map(HeadRecognizer::reads).collect(Collectors.joining("; "));
        return new ModelException("The head of " + Wording.name(evidence.file()) + " is not recognised: from "
                + "an image of " + input.width() + "×" + input.height() + " it makes " + found + hint(evidence)
                + "; this release reads " + reads + ".");
    }

    /** What an unrecognised head looks like, where that can be said with certainty. */
    private static String hint(Evidence evidence) {
        for (List<Integer> strides : List.of(List.of(8, 16, 32), List.of(8, 16, 32, 64))) {
            int cells = strides.stream().mapToInt(s -> Math.ceilDiv(evidence.input().width(), s)
                    * Math.ceilDiv(evidence.input().height(), s)).sum();
            for (TensorSpec out : evidence.outputs()) {
                if (IntStream.of(out.dims()).anyMatch(d -> d == cells)) {
                    return " (" + cells + " is the number of cells at strides " + strides
                            + " together: a detector, but one that joins its levels)";
                }
            }
        }
        return "";
    }
}
