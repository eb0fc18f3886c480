package anchorlens.model.head;

import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.card.CardOverrides;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.runtime.Detectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Knows one kind of head by its structure and shapes; one file each, listed in {@link Detectors}. */
public interface HeadRecognizer {
    /**
     * What there is to recognise a head by.
     *
     * @param file    the model file, for sentences only
     * @param graph   its graph
     * @param input   its image input
     * @param outputs its outputs, every shape complete
     * @param card    what the card beside the model states; it wins over anything assumed
     */
    record Evidence(Path file, OnnxGraph graph, ModelInput input, List<TensorSpec> outputs, CardOverrides card) {
    }

    /**
     * Recognises the head.
     *
     * @return nothing where it is of another kind
     * @throws ModelException where it is of this kind, but the card contradicts it or something must be stated there
     */
    Optional<RecognizedHead> recognize(Evidence evidence) throws ModelException;

    /** What it reads, for the sentence about a model that nobody recognises. */
    String reads();
}
