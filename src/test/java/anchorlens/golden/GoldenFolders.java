package anchorlens.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where reference data lies: in the test resources always, in {@code ../shared/golden} where it is present, and in the
 * folder that {@code -Danchorlens.golden=DIR} names. Each holds {@code scenes/NAME/scene.json} and one JSON file a
 * method.
 */
final class GoldenFolders {
    private GoldenFolders() {
    }

    /** The folder of the test resources. */
    static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(GoldenFolders.class.getResource("/golden"), "/golden").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder of the larger reference files that are not copied into the project; it need not exist. */
    static Path shared() {
        return Path.of("../shared/golden");
    }

    /** All scene folders; one of the shared folder only where the resources do not hold it. */
    static List<Path> scenes() {
        Map<String, Path> scenes = new LinkedHashMap<>();
        scenesIn(resources()).forEach(s -> scenes.put(s.getFileName().toString(), s));
        scenesIn(shared()).forEach(s -> scenes.putIfAbsent(s.getFileName().toString(), s));
        List<Path> all = new ArrayList<>(scenes.values());
        String extra = System.getProperty("anchorlens.golden");
        if (extra != null) {
            List<Path> more = scenesIn(Path.of(extra));
            if (more.isEmpty()) {
                throw new IllegalArgumentException("-Danchorlens.golden names '" + extra
                        + "', which holds no scenes/NAME/scene.json");
            }
            all.addAll(more);
        }
        return all;
    }

    private static List<Path> scenesIn(Path root) {
        if (!Files.isDirectory(root.resolve("scenes"))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root.resolve("scenes"))) {
            return folders.filter(f -> Files.exists(f.resolve("scene.json"))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
