package anchorlens.dataset;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Numbers of a JSON text with their places. */
final class JsonNumbers {
    /** A number, NaN where the value is none; {@code token} as written, empty where it is no number. */
    record Placed(double value, long start, long end, String token) {
        ObjectSite.Number site(ToDoubleFunction<Box> of, int most) {
            return new ObjectSite.Number(start, end, token, of, Math.max(most, NumberStyle.decimals(token)));
        }
    }

    private JsonNumbers() {
    }

    /** The value the cursor stands on. */
    static Placed read(JsonCursor json) throws IOException {
        boolean number = json.current().isNumeric();
        double value = number || json.isText() ? json.number() : Double.NaN;
        return new Placed(value, json.start(), json.end(), number ? json.text() : "");
    }

    /** The list of numbers the cursor stands on; empty where it stands on no list. */
    static List<Placed> list(JsonCursor json) throws IOException, DatasetException {
        List<Placed> numbers = new ArrayList<>();
        if (json.current() == JsonToken.START_ARRAY) {
            json.list(i -> numbers.add(read(json)));
        }
        return numbers;
    }
}
