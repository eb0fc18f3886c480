package anchorlens.dataset;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.StringReader;

/** Walks over a JSON text in memory and turns the parser's complaints into sentences. */
final class JsonSource {
    /** Reads the value the cursor stands on. */
    @FunctionalInterface
    interface Walk {
        void read(JsonCursor json) throws IOException, DatasetException;
    }

    private JsonSource() {
    }

    static void walk(TextFile file, Walk walk) throws DatasetException {
        try (JsonCursor json = new JsonCursor(new StringReader(file.text()))) {
            try {
                if (json.next() == null) {
                    throw new DatasetException(file.name() + " is empty; copy or download it again.");
                }
                walk.read(json);
                if (json.next() != null) {
                    throw new DatasetException(file.name() + " goes on after its end at " + json.place() + "; remove what follows.");
                }
            } catch (JsonParseException e) {
                if (!isCutOff(e)) {
                    throw e;
                }
                throw new DatasetException(file.name() + " ends at " + json.place() + ", so it is cut off; copy or download it again.",
                        e);
            }
        } catch (JsonProcessingException e) {
            throw new DatasetException(file.name() + " is no valid JSON at " + JsonCursor.place(e.getLocation()) + " (" + reason(e)
                    + "); correct that place.", e);
        } catch (IOException e) {
            throw new DatasetException(file.name() + " cannot be read (" + reason(e) + "); check the file.", e);
        }
    }

    /** True where the text ends before its brackets are closed. */
    static boolean isCutOff(JsonProcessingException e) {
        return e instanceof JsonEOFException || e.getMessage().contains("end-of-input");
    }

    /** The cause in the words of the parser or the system, without its second line and end stop. */
    static String reason(IOException e) {
        String text = e instanceof JsonParseException p ? p.getOriginalMessage() : e.getMessage();
        if (text == null) {
            return e.getClass().getSimpleName();
        }
        String firstLine = text.lines().findFirst().orElse("").strip();
        return firstLine.replaceAll("\\. .*", "").replaceAll("[.]$", "");
    }
}
