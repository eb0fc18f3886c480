package anchorlens.workbench.session;

import anchorlens.dataset.DatasetException;
import anchorlens.dataset.SafeOutput;
import anchorlens.workbench.Catalog;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A session in a file of its own, {@code *.anchorlens.json}: small, readable, to be handed on. */
public final class SessionFile {
    /** How its files end. */
    public static final String ENDING = ".anchorlens.json";

    private static final int LOOKED_AT = 400;
    private static final Pattern BEGINNING = Pattern.compile("^\\uFEFF?\\s*\\{\\s*\"" + SessionJson.MARK + "\"\\s*:\\s*\""
            + SessionJson.KIND + "\".*", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private SessionFile() {
    }

    /** Whether a file is a session, by its first field. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file) || !file.getFileName().toString().endsWith(".json")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return BEGINNING.matcher(new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8)).matches();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @throws IllegalArgumentException in one sentence, if it is not there, cannot be read, or is no session
     */
    public static SessionReader.Read open(Path file, Catalog catalog) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no session at " + file);
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            return SessionReader.read(root, Optional.ofNullable(file.toAbsolutePath().getParent()), catalog);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new IllegalArgumentException("the session " + file + " is not valid JSON" + where + ": mend or save it again", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the session " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " cannot be opened as a session: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a session, whole or not at all. What is there already is replaced only where it is a session.
     *
     * @throws IOException           if it cannot be written
     * @throws IllegalStateException in one sentence, if another kind of file is there
     */
    public static void save(Path file, SavedSession session) throws IOException {
        if (Files.exists(file) && !is(file)) {
            throw new IllegalStateException("Choose another name: " + file + " is no session and is never written over.");
        }
        JsonNode tree = SessionJson.write(session, Optional.ofNullable(file.toAbsolutePath().getParent()));
        try {
            SafeOutput.file(file, out -> out.write((PRETTY.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (DatasetException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The name with the ending of sessions, where it has no other. */
    public static Path withEnding(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") ? file : file.resolveSibling(name + ENDING);
    }
}
