package anchorlens.model.head;

import anchorlens.model.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks for tables of all priors among tensors: joined in one, or one a level. */
final class Tables {
    private Tables() {
    }

    static long size(TensorSpec spec) {
        return Arrays.stream(spec.dims()).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** The columns a tensor would have over so many priors; 0 where it does not divide. */
    static int columns(TensorSpec spec, int priors) {
        return spec.isFloat32() && size(spec) % priors == 0 ? (int) Math.min(size(spec) / priors, Integer.MAX_VALUE) : 0;
    }

    /** A tensor read as one table over all priors, whatever its number of columns. */
    static Optional<CellTable> joint(TensorSpec spec, int priors) {
        int columns = columns(spec, priors);
        return columns == 0 || Arrays.stream(spec.dims()).noneMatch(d -> d == priors || d % priors == 0) ? Optional.empty()
                : TableShape.joint(spec, priors, columns).map(CellTable::of);
    }

    /** One level's tensor read as a table over its grid. */
    static Optional<CellTable.Part> level(TensorSpec spec, int stride, ModelInput input, int perCell, int... groups) {
        int[] grid = {Math.ceilDiv(input.height(), stride), Math.ceilDiv(input.width(), stride)};
        return TableShape.find(spec, grid, perCell, groups);
    }

    /** Tables made of one tensor a level, all of the same number of columns; one table for each such number. */
    static List<CellTable> perLevel(List<TensorSpec> specs, List<Integer> strides, ModelInput input) {
        TreeSet<Integer> widths = new TreeSet<>();
        specs.forEach(s -> widths.add(columns(s, Grids.cells(input, strides.getFirst()))));
        List<CellTable> tables = new ArrayList<>();
        for (int columns : widths) {
            List<CellTable.Part> parts = new ArrayList<>();
            for (int stride : strides) {
                specs.stream().filter(s -> columns(s, Grids.cells(input, stride)) == columns)
                        .flatMap(s -> level(s, stride, input, 1, columns).stream()).findFirst().ifPresent(parts::add);
            }
            if (columns > 0 && parts.size() == strides.size()) {
                tables.add(new CellTable(columns, parts));
            }
        }
        return tables;
    }

    /** Lines that say which tensors hold what. */
    static List<String> lines(CellTable table, List<Integer> strides, String what) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < table.parts().size(); i++) {
            CellTable.Part part = table.parts().get(i);
            String where = table.parts().size() == strides.size() && strides.size() > 1 ? " at stride " + strides.get(i) : "";
            lines.add(new TensorSpec(part.tensor(), TensorSpec.FLOAT32, part.shape()) + ": " + insert(what, where));
        }
        return lines;
    }

    /** "classes, logits" and " at stride 8" become "classes at stride 8, logits". */
    private static String insert(String what, String where) {
        int comma = what.indexOf(',');
        return comma < 0 ? what + where : what.substring(0, comma) + where + what.substring(comma);
    }
}
