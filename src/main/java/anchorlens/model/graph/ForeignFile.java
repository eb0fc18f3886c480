package anchorlens.model.graph;

import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one sentence what a file is that bears a model's name and is none, and how to get the model. */
final class ForeignFile {
    private static final int HEAD = 512;
    private static final int SMALLEST = 16;
    private static final int ZEROS = 4096;
    private static final Pattern LFS_SIZE = Pattern.compile("(?m)^size (\\d+)$");

    /** A beginning of a file and what it shows. @param at offset of the bytes @param what ends the sentence "'x.onnx' is …" */
    private record Mark(int at, String bytes, String what) {
    }

    private static final Mark[] MARKS = {
        new Mark(0, "\u0080\u0002", "a pickled PyTorch checkpoint, not an ONNX model; load it in the code it was trained with and export it "
                + "to ONNX"),
        new Mark(0, "\u0089HDF", "a Keras file (HDF5), not an ONNX model; convert it to ONNX"),
        new Mark(4, "TFL3", "a TensorFlow Lite model; convert it to ONNX"),
        new Mark(4, "JXL", "a picture, not a model; open it as an image"),
        new Mark(0, "\u0089PNG", "a picture, not a model; open it as an image"),
        new Mark(0, "\u00ff\u00d8\u00ff", "a picture, not a model; open it as an image"),
        new Mark(0, "\u001f\u008b", "a gzip archive, not a model; unpack it first"),
        new Mark(0, "7z\u00bc\u00af", "a 7z archive, not a model; unpack it first"),
        new Mark(0, "Rar!", "a rar archive, not a model; unpack it first"),
        new Mark(257, "ustar", "a tar archive, not a model; unpack it first"),
        new Mark(0, "ptrt", "a TensorRT engine, which runs only where it was built; use the ONNX file that it was built from"),
        new Mark(0, "7767517", "an ncnn graph, not an ONNX model; use the ONNX file that it was converted from"),
        new Mark(8, "{\"", "a safetensors file: weights without a network; export the network to ONNX"),
    };

    private ForeignFile() {
    }

    /** @throws ModelException where the file is known not to be an ONNX model */
    static void refuse(Path file, byte[] bytes) throws ModelException {
        if (bytes.length == 0) {
            throw new ModelException(Wording.name(file) + " is empty (0 bytes); download or export it again.");
        }
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        refuseText(file, head);
        if (ZipNames.isZip(bytes)) {
            throw new ModelException(Wording.name(file) + " is " + archive(ZipNames.of(bytes)) + ".");
        }
        if (bytes.length < SMALLEST) {
            throw new ModelException(Wording.name(file) + " has only " + Wording.count(bytes.length, "byte")
                    + ", too few for a model; download or export it again.");
        }
        if (isZero(bytes)) {
            throw new ModelException(Wording.name(file) + " holds only zeros where a model begins: it was reserved on the disk but never "
                    + "written; download or export it again.");
        }
        for (Mark mark : MARKS) {
            if (head.startsWith(mark.bytes(), mark.at())) {
                throw new ModelException(Wording.name(file) + " is " + mark.what() + ".");
            }
        }
    }

    private static void refuseText(Path file, String head) throws ModelException {
        String text = head.stripLeading().toLowerCase(Locale.ROOT);
        if (head.startsWith("version https://git-lfs")) {
            Matcher size = LFS_SIZE.matcher(head);
            throw new ModelException(Wording.name(file) + " is a Git-LFS pointer, not the model itself"
                    + (size.find() ? " (" + Wording.megabytes(Long.parseLong(size.group(1))) + ")" : "")
                    + "; run 'git lfs pull' in its repository, or download the file itself.");
        }
        if (text.startsWith("<?xml") && text.contains("<net")) {
            throw new ModelException(Wording.name(file) + " is an OpenVINO graph, not an ONNX model; use the ONNX file that it was "
                    + "converted from.");
        }
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
            throw new ModelException(Wording.name(file) + " is a web page, not a model: its download failed; "
                    + "download it again by its direct link.");
        }
        if (text.startsWith("{") || text.startsWith("[{")) {
            throw new ModelException(Wording.name(file) + " is JSON text, not a model: an error message of its download, or a file of "
                    + "another kind; download or export the model again.");
        }
    }

    /** What a zip archive is; one that is whole and TorchScript does not come here. */
    private static String archive(ZipNames zip) {
        String broken = zip.complete() ? "" : " that is cut off or damaged";
        String again = zip.complete() ? "" : "download it again and ";
        if (zip.isTorchScript()) {
            return "a TorchScript archive" + broken + ", not an ONNX model; " + again
                    + (zip.complete() ? "" : "open it, or ") + "export the network to ONNX";
        }
        if (zip.names().stream().anyMatch(n -> n.endsWith("data.pkl"))) {
            return "a PyTorch checkpoint (.pt)" + broken + ": weights without the network's graph; " + again
                    + "load it in the code it was trained with and export it to ONNX";
        }
        if (zip.names().stream().anyMatch(n -> n.matches("[^/]+/data/\\d+"))) {
            return "a PyTorch archive" + broken + ", not an ONNX model; " + again + "export the network to ONNX";
        }
        return zip.names().stream().filter(n -> n.toLowerCase(Locale.ROOT).endsWith(".onnx")).findFirst()
                .map(n -> "a zip archive" + broken + " that holds '" + n + "'; " + again + "unpack it and open that file")
                .orElse("a zip archive" + broken + ", not an ONNX model; " + again + "choose the .onnx file itself");
    }

    private static boolean isZero(byte[] bytes) {
        for (int i = 0; i < Math.min(ZEROS, bytes.length); i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
