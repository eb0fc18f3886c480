package anchorlens.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Walks over a JSON file token by token, so that a file of any size is read without holding a tree of it. */
final class JsonCursor implements Closeable {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonParser parser;

    JsonCursor(InputStream stream) throws IOException {
        parser = JSON.createParser(stream);
    }

    /** A cursor whose positions count characters. */
    JsonCursor(Reader reader) throws IOException {
        parser = JSON.createParser(reader);
    }

    /** What reads one field of an object, the cursor standing on its value. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name) throws IOException, DatasetException;
    }

    /** What reads one element of a list, the cursor standing on it. */
    @FunctionalInterface
    interface ElementReader {
        void read(int index) throws IOException, DatasetException;
    }

    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    JsonToken current() {
        return parser.currentToken();
    }

    boolean isNull() {
        return current() == JsonToken.VALUE_NULL;
    }

    boolean isText() {
        return current() == JsonToken.VALUE_STRING;
    }

    String text() throws IOException {
        return parser.getText();
    }

    /** Position of the first character of what the cursor stands on. */
    long start() {
        return parser.currentTokenLocation().getCharOffset();
    }

    /** Position after the last character of the value or bracket the cursor stands on. */
    long end() throws IOException {
        return switch (current()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> start() + parser.getTextLength();
            default -> {
                parser.finishToken();
                yield parser.currentLocation().getCharOffset();
            }
        };
    }

    /** Where the cursor stands, for people: {@code line 3, column 14}. */
    String place() {
        return place(parser.currentLocation());
    }

    static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Reads the object the cursor stands on; the reader may leave a value unread. */
    void object(FieldReader reader) throws IOException, DatasetException {
        while (next() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            next();
            reader.read(name);
            skip();
        }
    }

    /** Reads the list the cursor stands on; the reader may leave an element unread. */
    void list(ElementReader reader) throws IOException, DatasetException {
        for (int i = 0; next() != JsonToken.END_ARRAY; i++) {
            reader.read(i);
            skip();
        }
    }

    /** Passes over the value the cursor stands on, if it is an object or a list. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    /** The value as a number; NaN where it is neither a number nor text that holds one. */
    double number() throws IOException {
        if (current().isNumeric()) {
            return parser.getDoubleValue();
        }
        if (!isText()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text().strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The value as a count of pixels; 0 where it is no positive whole number. */
    int pixels() throws IOException {
        double value = number();
        return value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value) ? (int) value : 0;
    }

    /** The value as a yes or no: true, 1, "1" and "true" mean yes. */
    boolean flag() throws IOException {
        return current() == JsonToken.VALUE_TRUE || isText() && text().strip().equalsIgnoreCase("true") || number() > 0;
    }

    /** The value as an identifier. */
    long id(Identifiers identifiers) throws IOException {
        return switch (current()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> identifiers.ofNumber(parser.getText());
            case VALUE_STRING -> identifiers.ofText(text());
            default -> Identifiers.NONE;
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
