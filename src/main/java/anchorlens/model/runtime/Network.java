package anchorlens.model.runtime;

import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.head.ModelInput;
import java.nio.file.Path;
import java.util.List;

/**
 * A network to be run: the file as it is, or with inner tensors among its outputs.
 *
 * @param file  the model file
 * @param input its image input
 * @param graph its graph
 * @param inner names of inner tensors to put out as well; none to run the file itself
 */
record Network(Path file, ModelInput input, OnnxGraph graph, List<String> inner) {
    /** The same network as the file has it. */
    Network plain() {
        return new Network(file, input, graph, List.of());
    }
}
