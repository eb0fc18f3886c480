package anchorlens.workbench;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The folder AnchorLens was started from, with its {@code assets} and {@code models}. */
public final class Home {
    private static final List<String> DETECTORS = List.of("gfl", "vfl", "dw");

    private Home() {
    }

    /** The folder named by the property {@code anchorlens.home}, else the one around the program's own jar or classes. */
    public static Optional<Path> folder() {
        String named = System.getProperty("anchorlens.home");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        try {
            Path code = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (Path p = code.getParent(); p != null; p = p.getParent()) {
                if (Files.isDirectory(p.resolve("assets"))) {
                    return Optional.of(p);
                }
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // not started from a file
        }
        return Optional.empty();
    }

    /**
     * A bundled detector.
     *
     * @param id    as its folder is called: "gfl", "vfl", "dw"
     * @param model its last checkpoint
     */
    public record BundledDetector(String id, Path model) {
        /** As people call its training scheme: "GFL". */
        public String label() {
            return id.toUpperCase(Locale.ROOT);
        }
    }

    /** Annotations of the bundled sample: a gallery of generated scenes, which the bundled detectors know. */
    public static Optional<Path> sample() {
        return annotations("assets/scenes");
    }

    /** Annotations of the drawn streets, rooms and parks. */
    public static Optional<Path> streets() {
        return annotations("assets/sample");
    }

    private static Optional<Path> annotations(String at) {
        return folder().map(f -> f.resolve(at).resolve("annotations.json")).filter(Files::isRegularFile);
    }

    /** The bundled detectors, the usual one first; those that are missing are left out. */
    public static List<BundledDetector> detectors() {
        return folder().map(home -> DETECTORS.stream()
                .map(id -> new BundledDetector(id, home.resolve("models").resolve(id).resolve(id + "-100.onnx")))
                .filter(d -> Files.isRegularFile(d.model())).toList()).orElse(List.of());
    }
}
