package anchorlens.model.head;

import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.head.HeadRecognizer.Evidence;
import anchorlens.model.head.Structure.Behind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Outputs sorted into the maps of a pyramid: every level has the same kinds, told apart by their number of columns and what lies
 * behind them.
 *
 * @param strides of the levels, fine to coarse
 * @param kinds   in the order of the outputs
 */
record LevelMaps(List<Integer> strides, List<Kind> kinds) {
    /** One map a level, fine to coarse, each cells × columns in some layout. */
    record Kind(int columns, Behind behind, List<TensorSpec> maps) {
        /** The columns as a table, A anchors a cell with {@code groups} of columns each. */
        CellTable table(List<Integer> strides, ModelInput input, int perCell, int... groups) {
            List<CellTable.Part> parts = new ArrayList<>();
            for (int i = 0; i < strides.size(); i++) {
                parts.add(Tables.level(maps.get(i), strides.get(i), input, perCell, groups).orElseThrow());
            }
            return new CellTable(columns / perCell, parts);
        }

        CellTable table(List<Integer> strides, ModelInput input) {
            return table(strides, input, 1, columns);
        }
    }

    /** An output as cells × columns. */
    private record Sized(int cells, int columns) {
    }

    /** The maps among the outputs; none where they do not make a pyramid over this input. */
    static Optional<LevelMaps> of(Evidence evidence) throws ModelException {
        Map<Integer, Map<String, TensorSpec>> byCells = new TreeMap<>(Comparator.reverseOrder());
        Map<String, Integer> columns = new LinkedHashMap<>();
        Map<String, Behind> behind = new HashMap<>();
        for (TensorSpec out : evidence.outputs()) {
            Optional<Sized> sized = sized(out, evidence);
            if (sized.isEmpty()) {
                continue;
            }
            Behind source = Structure.behind(evidence.graph(), out.name());
            Map<String, TensorSpec> level = byCells.computeIfAbsent(sized.get().cells(), k -> new LinkedHashMap<>());
            String key = sized.get().columns() + " " + source;
            while (level.containsKey(key)) {
                key += "'";
            }
            level.put(key, out);
            columns.putIfAbsent(key, sized.get().columns());
            behind.put(key, source);
        }
        if (byCells.isEmpty() || byCells.values().stream().anyMatch(m -> !m.keySet().equals(columns.keySet()))) {
            return Optional.empty();
        }
        Optional<List<Integer>> strides = Grids.ofLevels(List.copyOf(byCells.keySet()), evidence);
        List<Kind> kinds = columns.entrySet().stream().map(e -> new Kind(e.getValue(), behind.get(e.getKey()),
                byCells.values().stream().map(m -> m.get(e.getKey())).toList())).toList();
        return strides.map(s -> new LevelMaps(s, kinds));
    }

    private static Optional<Sized> sized(TensorSpec out, Evidence evidence) {
        int[] d = out.dims();
        int from = d.length > 2 && d[0] == 1 ? 1 : 0;
        int axes = d.length - from;
        if (!out.isFloat32() || axes < 2 || axes > 3) {
            return Optional.empty();
        }
        ModelInput input = evidence.input();
        for (int stride : evidence.card().strides().orElse(Grids.USUAL_STRIDES)) {
            int rows = Math.ceilDiv(input.height(), stride);
            int cols = Math.ceilDiv(input.width(), stride);
            if (axes == 3 && d[from + 1] == rows && d[from + 2] == cols) {
                return Optional.of(new Sized(rows * cols, d[from]));
            } else if (axes == 3 && d[from] == rows && d[from + 1] == cols) {
                return Optional.of(new Sized(rows * cols, d[from + 2]));
            }
        }
        if (axes == 2) {
            for (int axis : new int[] {from, from + 1}) {
                for (int stride : evidence.card().strides().orElse(Grids.USUAL_STRIDES)) {
                    if (d[axis] == Grids.cells(input, stride)) {
                        return Optional.of(new Sized(d[axis], d[from + from + 1 - axis]));
                    }
                }
            }
            return evidence.card().strides().isEmpty() ? Optional.empty() : Optional.of(new Sized(d[from], d[from + 1]));
        }
        return Optional.empty();
    }
}
