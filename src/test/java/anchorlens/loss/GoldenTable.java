package anchorlens.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The reference values of the losses, and how near ours must come: a relative error of 1e-9. */
final class GoldenTable {
    private static final double TOLERANCE = 1e-9;
    private static final double FLOOR = 1e-18;

    private GoldenTable() {
    }

    /** One row of a table, addressed by column name. */
    record Row(List<String> columns, JsonNode cells) {
        double get(String column) {
            return cells.get(columns.indexOf(column)).asDouble();
        }
    }

    static JsonNode read(String file) throws IOException {
        try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/losses/" + file + ".json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** Compares value and derivative ({@code dx} or {@code dd}) of every row of a table. */
    static void compare(String file, int rows, ToDoubleFunction<Row> value,
            ToDoubleFunction<Row> gradient) throws IOException {
        JsonNode table = read(file);
        List<String> columns = new ArrayList<>();
        table.get("columns").forEach(c -> columns.add(c.asText()));
        assertThat(table.get("rows")).hasSize(rows);
        for (JsonNode cells : table.get("rows")) {
            Row row = new Row(columns, cells);
            close("value of " + cells, value.applyAsDouble(row), row.get("value"));
            close("gradient of " + cells, gradient.applyAsDouble(row), row.get(columns.contains("dx") ? "dx" : "dd"));
        }
    }

    static void closeAll(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            close(what + "[" + i + "]", actual[i], expected[i]);
        }
    }

    static void close(String what, double actual, double expected) {
        close(what, actual, expected, FLOOR);
    }

    /** @param floor the absolute error allowed where the expected value is about 0 */
    static void close(String what, double actual, double expected, double floor) {
        assertThat(actual).as(what).isCloseTo(expected, within(Math.max(floor, TOLERANCE * Math.abs(expected))));
    }

    static double[] doubles(JsonNode list) {
        double[] out = new double[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = list.get(i).asDouble();
        }
        return out;
    }

    /** A table of numbers row after row. */
    static double[] flat(JsonNode rows) {
        List<Double> out = new ArrayList<>();
        rows.forEach(row -> row.forEach(cell -> out.add(cell.asDouble())));
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
