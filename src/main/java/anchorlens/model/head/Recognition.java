package anchorlens.model.head;

import anchorlens.model.CardOverrides;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.TensorSpec;
import anchorlens.model.Wording;
import anchorlens.model.graph.Integral;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.graph.Sigmoids;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recognises the head of a network by its graph and by what came out for a test picture. The evidence is kept, so that a changed
 * assumption is answered at once.
 */
public final class Recognition {
    /** Asked in this order; distributions before boxes that have lost them. */
    private static final List<HeadRecognizer> RECOGNIZERS = List.of(new QueryRecognizer(), new IntegralRecognizer(),
            new GflRawHeadRecognizer(), new DenseMapRecognizer(), new SingleMapRecognizer(), new RankedRecognizer(),
            new JointRecognizer(), new PairRecognizer());

    private final Path file;
    private final OnnxGraph graph;
    private final ModelInput input;
    private final List<Integral> integrals;
    private final Set<String> inner = new LinkedHashSet<>();
    private Map<String, Tensor> probe = Map.of();

    public Recognition(Path file, OnnxGraph graph, ModelInput input) {
        this.file = file;
        this.graph = graph;
        this.input = input;
        this.integrals = Integral.findAll(graph);
        if (integrals.isEmpty()) {
            inner.addAll(RankedRecognizer.wanted(graph));
        } else {
            integrals.forEach(i -> inner.add(i.logits()));
            Sigmoids.ofScores(graph).stream().map(n -> n.getInput(0)).filter(graph::isFloat).forEach(inner::add);
            inner.addAll(QueryRecognizer.wanted(graph, integrals));
        }
        graph.outputs().forEach(o -> inner.remove(o.name()));
        graph.inputs().forEach(i -> inner.remove(i.name()));
    }

    /** Inner tensors that have to be added to the network's outputs for its distributions to be seen; empty as a rule. */
    public List<String> innerTensors() {
        return List.copyOf(inner);
    }

    /** Takes the outputs of a run over a test picture, inner tensors among them. */
    public void observe(List<Tensor> outputs) {
        probe = byName(outputs);
    }

    /** Tensors by their names. */
    public static Map<String, Tensor> byName(List<Tensor> outputs) {
        Map<String, Tensor> byName = new LinkedHashMap<>();
        outputs.forEach(t -> byName.put(t.name(), t));
        return byName;
    }

    /**
     * Every way the head can be read, best first; the one that the card names before all others.
     *
     * @param card what the card beside the model, or a person, states
     * @throws ModelException in one sentence where the head is not recognised or the card contradicts it
     */
    public List<RecognizedHead> readings(CardOverrides card) throws ModelException {
        Evidence evidence = evidence(card);
        List<RecognizedHead> readings = fitting(evidence);
        if (readings.isEmpty()) {
            throw card.bins().isPresent() ? otherBins(card.bins().get()) : unrecognized(evidence);
        }
        Optional<String> wanted = card.reading();
        if (wanted.isPresent() && !wanted.get().isEmpty()) {
            RecognizedHead named = readings.stream().filter(r -> r.card().reading().equals(wanted.get())).findFirst()
                    .orElseThrow(() -> new ModelException(Wording.name(file) + " cannot be read as \"" + wanted.get()
                            + "\"; what fits is " + readings.stream().map(r -> r.card().reading())
                            .collect(Collectors.joining(", ")) + "."));
            readings.remove(named);
            readings.addFirst(named);
        }
        return List.copyOf(readings);
    }

    private Evidence evidence(CardOverrides card) {
        return new Evidence(file, graph, input, specs(graph.outputs().stream().map(TensorSpec::name).toList()),
                specs(List.copyOf(inner)), integrals, probe, card);
    }

    private static List<RecognizedHead> fitting(Evidence evidence) throws ModelException {
        List<RecognizedHead> readings = new ArrayList<>();
        for (HeadRecognizer recognizer : RECOGNIZERS) {
            readings.addAll(recognizer.readings(evidence));
            if (readings.stream().anyMatch(r -> r.card().bins().isPresent())) {
                break;
            }
        }
        return readings;
    }

    /** What fits where no number of bins is stated. */
    private ModelException otherBins(int stated) throws ModelException {
        Evidence evidence = evidence(CardOverrides.NONE);
        List<RecognizedHead> readings = fitting(evidence);
        if (readings.isEmpty()) {
            return unrecognized(evidence);
        }
        ModelCard fits = readings.getFirst().card();
        return new ModelException("No head of " + Wording.name(file) + " has " + Wording.count(stated, "bin") + "; what fits is "
                + fits.family() + " with " + fits.bins().map(b -> Wording.count(b.count(), "bin")).orElse("no distributions")
                + ": change \"bins\" back.");
    }

    /** Names with the shapes a run showed, else those the file declares where these are complete. */
    private List<TensorSpec> specs(List<String> names) {
        List<TensorSpec> specs = new ArrayList<>();
        for (String name : names) {
            if (probe.containsKey(name)) {
                specs.add(new TensorSpec(name, TensorSpec.FLOAT32, probe.get(name).shape()));
            } else if (probe.isEmpty()) {
                graph.outputs().stream().filter(o -> o.name().equals(name) && o.isComplete()).forEach(specs::add);
            }
        }
        return specs;
    }

    private static ModelException unrecognized(Evidence evidence) {
        Optional<String> other = NoDetector.byOutputs(evidence.outputs());
        if (other.isPresent()) {
            return new ModelException(Wording.name(evidence.file()) + " is " + other.get() + ".");
        }
        ModelInput input = evidence.input();
        String found = evidence.outputs().stream().map(TensorSpec::toString).collect(Collectors.joining(", "));
        return new ModelException("The head of " + Wording.name(evidence.file()) + " is not recognised: from "
                + "an image of " + input.width() + "×" + input.height() + " it makes " + found + hint(evidence)
                + ", which is no head of a detector that is known here; choose a detector, or export it with its raw head or with "
                + "the boxes and scores of all its priors.");
    }

    /** What an unrecognised head looks like, where that can be said with certainty. */
    private static String hint(Evidence evidence) {
        for (List<Integer> strides : List.of(List.of(8, 16, 32), List.of(8, 16, 32, 64))) {
            int cells = strides.stream().mapToInt(s -> Grids.cells(evidence.input(), s)).sum();
            for (TensorSpec out : evidence.outputs()) {
                if (IntStream.of(out.dims()).anyMatch(d -> d == cells)) {
                    return " (" + cells + " is the number of cells at strides " + strides + " together: a detector)";
                }
            }
        }
        return "";
    }
}
