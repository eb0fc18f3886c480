package anchorlens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders with empty folders above them. Readers look for pictures in the folders above a file, and a test must
 * not find what others left in the system's temporary folder.
 */
public final class OwnTempDirs implements TempDirFactory {
    private Path top;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        top = Files.createTempDirectory("anchorlens-test");
        return Files.createDirectories(top.resolve("above/beside/set"));
    }

    @Override
    public void close() throws IOException {
        if (top == null) {
            return;
        }
        List<Path> left;
        try (Stream<Path> walk = Files.walk(top)) {
            left = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : left) {
            Files.deleteIfExists(path);
        }
    }
}
