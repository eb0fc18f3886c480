package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a model file, and says in one sentence what else it is where it is no ONNX model. */
public final class OnnxFile {
    private static final int HEAD = 512;
    private static final int SMALLEST = 16;
    private static final Pattern LFS_SIZE = Pattern.compile("(?m)^size (\\d+)$");

    private OnnxFile() {
    }

    /** @throws ModelException in one sentence where the file cannot be read, is something else, or is damaged */
    public static OnnxGraph read(Path file) throws ModelException {
        byte[] bytes = bytesOf(file);
        refuseForeign(file, bytes);
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
        try {
            long size = Files.size(file);
            if (size > Integer.MAX_VALUE - HEAD) {
                throw new ModelException(Wording.name(file) + " has " + megabytes(size)
                        + ", but an ONNX file ends at 2 GB; export it with its weights in a separate file.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("'" + file + "' cannot be read (" + Wording.reason(e)
                    + "); check its permissions and the disk.", e);
        }
    }

    private static void refuseForeign(Path file, byte[] bytes) throws ModelException {
        if (bytes.length == 0) {
            throw new ModelException(Wording.name(file) + " is empty (0 bytes); download or export it again.");
        }
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        String text = head.stripLeading().toLowerCase(Locale.ROOT);
        if (head.startsWith("version https://git-lfs")) {
            Matcher size = LFS_SIZE.matcher(head);
            throw new ModelException(Wording.name(file) + " is a Git-LFS pointer, not the model itself"
                    + (size.find() ? " (" + megabytes(Long.parseLong(size.group(1))) + ")" : "")
                    + "; run 'git lfs pull' in its repository, or download the file itself.");
        }
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
            throw new ModelException(Wording.name(file) + " is a web page, not a model: its download failed; "
                    + "download it again by its direct link.");
        }
        if (head.startsWith("PK\u0003\u0004")) {
            throw new ModelException(Wording.name(file) + " is a zip archive, as PyTorch's .pt and TorchScript files are, "
                    + "not an ONNX model; unpack it, or export the network to ONNX.");
        }
        if (bytes.length < SMALLEST) {
            throw new ModelException(Wording.name(file) + " has only " + Wording.count(bytes.length, "byte")
                    + ", too few for a model; download or export it again.");
        }
    }

    private static void refuseMissingWeights(Path file, OnnxGraph graph) throws ModelException {
        Path folder = file.toAbsolutePath().getParent();
        for (String location : graph.externalFiles()) {
            if (!Files.isRegularFile(folder.resolve(location))) {
                throw new ModelException(Wording.name(file) + " keeps its weights in a separate file '" + location
                        + "', which is missing; put that file into the same folder, or export the model as one file.");
            }
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
