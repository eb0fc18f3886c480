package anchorlens.workbench.compare;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV as RFC 4180 has them; NaN is an empty cell. */
public final class Csv {
    private final StringBuilder out = new StringBuilder();

    /** @param head the first line */
    public Csv(Object... head) {
        line(List.of(head));
    }

    public void line(List<?> cells) {
        out.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append('\n');
    }

    private static String cell(Object value) {
        String text = value instanceof Double d && d.isNaN() ? "" : String.valueOf(value);
        return text.matches("[^,\"\\n\\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
