package anchorlens.workbench;

import anchorlens.model.raw.RawHeadFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Tells models from data by a file's name and, of JSON, its first fields. */
public final class FileKinds {
    /** Endings of model files, with their dots. */
    public static final Set<String> MODELS = Set.of(".onnx", ".torchscript", ".npz");

    private FileKinds() {
    }

    /** True for networks and for dumped head outputs; false for images and annotations. */
    public static boolean isModel(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return MODELS.stream().anyMatch(name::endsWith) || RawHeadFile.is(file);
    }
}
