package anchorlens.model.head;

import anchorlens.model.CardOverrides;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.TensorSpec;
import anchorlens.model.graph.Integral;
import anchorlens.model.graph.OnnxGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows one kind of head by its structure and shapes; one file each, listed in {@link Recognition}. */
interface HeadRecognizer {
    /**
     * What there is to recognise a head by.
     *
     * @param file      the model file, for sentences only
     * @param graph     its graph
     * @param input     its image input
     * @param outputs   its own outputs, every shape complete
     * @param inner     inner tensors that were added to the outputs, every shape complete
     * @param integrals the places where distances are made from distributions
     * @param probe     what came out for a test picture, by name; empty where nothing was run
     * @param card      what the card beside the model, or a person, states; it wins over anything assumed
     */
    record Evidence(Path file, OnnxGraph graph, ModelInput input, List<TensorSpec> outputs, List<TensorSpec> inner,
                    List<Integral> integrals, Map<String, Tensor> probe, CardOverrides card) {
        Optional<TensorSpec> inner(String name) {
            return inner.stream().filter(s -> s.name().equals(name)).findFirst()
                    .or(() -> outputs.stream().filter(s -> s.name().equals(name)).findFirst());
        }
    }

    /**
     * Every way the head can be read that this recogniser knows, best first.
     *
     * @return nothing where it is of another kind
     * @throws ModelException where it is of this kind, but the card contradicts it or something must be stated there
     */
    List<RecognizedHead> readings(Evidence evidence) throws ModelException;
}
