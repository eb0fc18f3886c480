package anchorlens.model.runtime;

import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.head.ModelInput;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A network to be run: the file as it is, or with constant weights and inner tensors among its outputs, or open to several images.
 *
 * @param file  the model file
 * @param input its image input
 * @param graph its graph
 * @param inner names of inner tensors to put out as well
 * @param form  what may be changed about it
 */
record Network(Path file, ModelInput input, OnnxGraph graph, List<String> inner, Form form) {
    /** What may be changed about a network. */
    enum Form {
        /** Nothing. */
        FILE,
        /** What does not change its numbers, and its outputs. */
        READY,
        /** The number of images a run takes, too. */
        BATCH
    }

    Network(Path file, ModelInput input, OnnxGraph graph, List<String> inner) {
        this(file, input, graph, inner, Form.READY);
    }

    /** The same network as the file has it. */
    Network plain() {
        return new Network(file, input, graph, List.of(), Form.FILE);
    }

    /** The same network for several images at once. */
    Network opened() {
        return new Network(file, input, graph, inner, Form.BATCH);
    }

    /** What it takes of the same network to make some of its tensors, and no more. */
    Network only(Collection<String> tensors) {
        return new Network(file, input, graph.keeping(tensors), List.of(), form);
    }

    /** True where the file itself is run. */
    boolean isFile() {
        return graph.isAsRead() && (form == Form.FILE || form == Form.READY && inner.isEmpty() && !graph.hasOpenWeights());
    }

    /** The network as a file's content. */
    byte[] bytes() {
        return form == Form.BATCH ? graph.withOpenBatch(inner, input.name()) : graph.withOutputs(inner);
    }

    /** Bytes that it takes at least while it runs so many images at once. */
    long memory(int images) {
        return graph.memory(input.name(), images, ModelInput.CHANNELS, input.height(), input.width());
    }
}
