package anchorlens.ui.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * Something a workspace can write to a file.
 *
 * @param id        stable name, for {@code anchorlens render --export}
 * @param text      what it is, as the file dialog lists it
 * @param extension of the file, without the dot
 * @param writer    writes it, on the FX thread
 * @param picture   the node whose picture it is; null for a text
 */
public record Export(String id, String text, String extension, Writer writer, Supplier<Node> picture) {
    /** One that is no picture of a node. */
    public Export(String id, String text, String extension, Writer writer) {
        this(id, text, extension, writer, null);
    }

    /** The same with other pixels for one of the screen; a text stays as it is. */
    public Export at(double scale) {
        return picture == null ? this : ofNode(id, text, scale, picture);
    }

    /** Writes a file, whole or not at all. */
    @FunctionalInterface
    public interface Writer {
        /**
         * @throws IOException           if the file cannot be written
         * @throws IllegalStateException in one sentence, while there is nothing to write
         */
        void write(Path file) throws IOException;
    }

    /** A text such as CSV or SVG, in UTF-8. */
    public static Export ofText(String id, String text, String extension, Supplier<String> content) {
        return new Export(id, text, extension, file -> {
            String written = content.get();
            whole(file, temporary -> Files.writeString(temporary, written, StandardCharsets.UTF_8));
        });
    }

    /** What a node shows, as PNG with {@code scale} pixels for one of the screen. */
    public static Export ofNode(String id, String text, double scale, Supplier<Node> node) {
        return new Export(id, text, "png", file -> Pictures.writePng(Pictures.of(node.get(), scale), file), node);
    }

    /** Writes through a temporary file, so that a failure leaves nothing half written. */
    static void whole(Path file, Writer writer) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Not one of createTempFile, which nobody else may read.
        Path temporary = folder.resolve("." + file.getFileName() + "-" + UUID.randomUUID() + ".tmp");
        try {
            writer.write(temporary);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
