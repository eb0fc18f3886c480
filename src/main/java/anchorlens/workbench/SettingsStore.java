package anchorlens.workbench;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Reads and writes {@link Settings} as one JSON file. A file that cannot be read is set aside, never thrown away. */
public final class SettingsStore {
    private final Path file;
    private final ObjectMapper json = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .enable(SerializationFeature.INDENT_OUTPUT);

    public SettingsStore(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** What was read. @param complaint one sentence for people where the file could not be used */
    public record Loaded(Settings settings, Optional<String> complaint) {
    }

    public Loaded load() {
        if (!Files.exists(file)) {
            return new Loaded(Settings.DEFAULT, Optional.empty());
        }
        try {
            return new Loaded(json.readValue(file.toFile(), Settings.class), Optional.empty());
        } catch (JacksonException e) {
            return new Loaded(Settings.DEFAULT, Optional.of(setAside()));
        } catch (IOException e) {
            return new Loaded(Settings.DEFAULT, Optional.of("The settings in " + file + " cannot be read ("
                    + e.getMessage() + "), so the defaults are used."));
        }
    }

    private String setAside() {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return "The settings in " + file + " are not valid JSON; they were set aside as " + aside.getFileName()
                    + " and the defaults are used.";
        } catch (IOException e) {
            return "The settings in " + file + " are not valid JSON, so the defaults are used.";
        }
    }

    /** Writes through a temporary file, so that a crash leaves the old settings whole. */
    public void save(Settings settings) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), "settings", ".tmp");
        try {
            json.writeValue(temporary.toFile(), settings);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
