package anchorlens.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** All scene folders by name; one of the shared folder only where the resources do not hold it, extra ones with "+". */
    static Map<String, Path> scenes() {
        Map<String, Path> scenes = new LinkedHashMap<>();
        scenesIn(resources()).forEach(s -> scenes.put(s.getFileName().toString(), s));
        scenesIn(shared()).forEach(s -> scenes.putIfAbsent(s.getFileName().toString(), s));
        String extra = System.getProperty("anchorlens.golden");
        if (extra != null) {
            List<Path> more = extraScenes(Path.of(extra));
            if (more.isEmpty()) {
                throw new IllegalArgumentException("-Danchorlens.golden names '" + extra
                        + "', which holds no scenes/NAME/scene.json, no NAME/scene.json and no scene.json");
            }
            more.forEach(s -> scenes.put("+" + s.getFileName(), s));
        }
        return scenes;
    }

    /** A folder laid out as the reference data, one with scene folders in it, or a single scene folder. */
    private static List<Path> extraScenes(Path folder) {
        if (Files.exists(folder.resolve("scene.json"))) {
            return List.of(folder);
        }
        List<Path> scenes = scenesIn(folder);
        return scenes.isEmpty() ? foldersWithScenes(folder) : scenes;
    }

    private static List<Path> scenesIn(Path root) {
        return foldersWithScenes(root.resolve("scenes"));
    }

    private static List<Path> foldersWithScenes(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(f -> Files.exists(f.resolve("scene.json"))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
