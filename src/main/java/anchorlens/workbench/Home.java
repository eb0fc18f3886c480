package anchorlens.workbench;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder AnchorLens was started from, with its {@code assets} and {@code models}. */
public final class Home {
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

    /** Annotations of the bundled sample. */
    public static Optional<Path> sample() {
        return folder().map(f -> f.resolve("assets/sample/annotations.json")).filter(Files::isRegularFile);
    }
}
