package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a model file, and says in one sentence what else it is where it is no ONNX model. */
public final class OnnxFile {
    private static final long LARGEST = Integer.MAX_VALUE - 512L;

    private OnnxFile() {
    }

    /** @throws ModelException in one sentence where the file cannot be read, is something else, or is damaged */
    public static OnnxGraph read(Path file) throws ModelException {
        byte[] bytes = bytesOf(file);
        ForeignFile.refuse(file, bytes);
        ModelProto model;
        try {
            CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
            in.enableAliasing(true);
            model = ModelProto.parseFrom(in);
        } catch (IOException e) {
            throw new ModelException(Wording.name(file) + " is no ONNX model, or is cut off or damaged; "
                    + "download or export it again.", e);
        }
        if (model.getGraph().getNodeCount() == 0 || model.getGraph().getOutputCount() == 0) {
            throw new ModelException(Wording.name(file) + " holds no network: it is no ONNX model, or is damaged; "
                    + "download or export it again.");
        }
        GraphCheck.check(file, model);
        OnnxGraph graph = new OnnxGraph(model);
        refuseMissingWeights(file, graph);
        return graph;
    }

    private static byte[] bytesOf(Path file) throws ModelException {
        if (Files.isDirectory(file)) {
            throw new ModelException("'" + file + "' is a folder; choose the .onnx file in it.");
        }
        if (!Files.exists(file)) {
            throw new ModelException("There is no file '" + file + "'; check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new ModelException("'" + file + "' is a device or a pipe, not a file; choose a model file.");
        }
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new ModelException(Wording.name(file) + " has " + Wording.megabytes(size)
                        + ", but an ONNX file ends at 2 GB; export it with its weights in a separate file.");
            }
            Runtime heap = Runtime.getRuntime();
            if (size > heap.maxMemory() - heap.totalMemory() + heap.freeMemory()) {
                throw new ModelException(Wording.name(file) + " has " + Wording.megabytes(size) + ", more than the memory left to AnchorLens; "
                        + "close other data first, or export the model with its weights in a separate file.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("'" + file + "' cannot be read (" + Wording.reason(e)
                    + "); check its permissions and the disk.", e);
        }
    }

    private static void refuseMissingWeights(Path file, OnnxGraph graph) throws ModelException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        for (String location : graph.externalFiles()) {
            Path weights = folder.resolve(location).normalize();
            if (!weights.startsWith(folder)) {
                throw new ModelException(Wording.name(file) + " wants to read weights from '" + location + "', outside its own folder, "
                        + "which a model must not; export it as one file.");
            }
            if (!Files.isRegularFile(weights)) {
                throw new ModelException(Wording.name(file) + " keeps its weights in a separate file '" + location
                        + "', which is missing; put that file into the same folder, or export the model as one file.");
            }
            refuseShort(file, weights, graph.externalEnd(location));
        }
    }

    private static void refuseShort(Path file, Path weights, long needed) throws ModelException {
        try {
            long size = Files.size(weights);
            if (size < needed) {
                throw new ModelException("'" + weights.getFileName() + "', where " + Wording.name(file) + " keeps its weights, is cut off: "
                        + "it has " + Wording.megabytes(size) + " of " + Wording.megabytes(needed) + "; download or export it again.");
            }
        } catch (IOException e) {
            throw new ModelException("'" + weights + "' cannot be read (" + Wording.reason(e) + "); check its permissions.", e);
        }
    }
}
