package anchorlens.model.head;

import anchorlens.model.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the axes of a tensor that holds a table of cells: which of its axes run over cells, over anchors of a cell, and over
 * columns, where neighbouring axes may be merged and axes of length 1 are looked over.
 *
 * <p>Tried in turn, because sizes can coincide: cells last (exporters of convolution maps), cells first (flattened heads), then
 * every other order.
 */
final class TableShape {
    /** One axis a tensor could have: over cells, anchors, or a group of columns. */
    private record Role(char kind, int group, int size) {
    }

    private TableShape() {
    }

    /**
     * @param cells   number of cells, as rows and columns of a grid or as one number
     * @param perCell A, anchors a cell
     * @param groups  sizes whose product is the number of columns, outermost first: K, or 4 edges and B bins
     */
    static Optional<CellTable.Part> find(TensorSpec spec, int[] cells, int perCell, int... groups) {
        for (List<Role> order : orders(cells, perCell, groups)) {
            if (fits(spec.dims(), order)) {
                return Optional.of(part(spec, order, cells, perCell, groups));
            }
        }
        return Optional.empty();
    }

    /** The layout of a tensor whose last axis is known to hold the columns, or the one before. */
    static Optional<CellTable.Part> joint(TensorSpec spec, int cells, int... groups) {
        return find(spec, new int[] {cells}, 1, groups);
    }

    private static List<List<Role>> orders(int[] cells, int perCell, int[] groups) {
        List<Role> columns = new ArrayList<>();
        for (int g = 0; g < groups.length; g++) {
            columns.add(new Role('k', g, groups[g]));
        }
        List<Role> grid = new ArrayList<>();
        for (int c = 0; c < cells.length; c++) {
            grid.add(new Role('c', c, cells[c]));
        }
        List<Role> anchor = List.of(new Role('a', 0, perCell));
        List<Role> swapped = columns.reversed();
        return List.of(joined(anchor, columns, grid), joined(grid, anchor, columns), joined(anchor, grid, columns),
                joined(columns, grid, anchor), joined(columns, anchor, grid), joined(grid, columns, anchor),
                joined(anchor, swapped, grid), joined(grid, anchor, swapped),
                joined(columns.subList(0, 1), grid, columns.subList(1, columns.size())),
                joined(swapped.subList(0, 1), grid, swapped.subList(1, columns.size())));
    }

    @SafeVarargs
    private static List<Role> joined(List<Role>... parts) {
        List<Role> all = new ArrayList<>();
        for (List<Role> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static boolean fits(int[] dims, List<Role> order) {
        int next = 0;
        for (int dim : dims) {
            long product = 1;
            int first = next;
            while (next < order.size() && product < dim) {
                product *= order.get(next++).size();
            }
            if (product != dim || cutsGrid(order, first, next)) {
                return false;
            }
        }
        return order.subList(next, order.size()).stream().allMatch(r -> r.size() == 1);
    }

    /**
     * Whether an axis would merge columns with cells, or anchors with a part of the grid, which no exporter does: [64, 8] of
     * an 8 × 8 grid with 8 columns is cells × columns, and so is [4, 68] of a 2 × 2 grid with 4 edges of 17 bins.
     */
    private static boolean cutsGrid(List<Role> order, int first, int next) {
        List<Role> merged = order.subList(first, next).stream().filter(r -> r.size() > 1).toList();
        long cells = merged.stream().filter(r -> r.kind() == 'c').count();
        return cells > 0 && (merged.stream().anyMatch(r -> r.kind() == 'k')
                || cells < merged.size() && cells < order.stream().filter(r -> r.kind() == 'c' && r.size() > 1).count());
    }

    private static CellTable.Part part(TensorSpec spec, List<Role> order, int[] cells, int perCell, int[] groups) {
        int cellStep = 0;
        int anchorStep = 0;
        int[] groupStep = new int[groups.length];
        int step = 1;
        for (Role role : order.reversed()) {
            if (role.kind() == 'c' && role.group() == cells.length - 1) {
                cellStep = step;
            } else if (role.kind() == 'a') {
                anchorStep = step;
            } else if (role.kind() == 'k') {
                groupStep[role.group()] = step;
            }
            step *= role.size();
        }
        int[] offsets = new int[Arrays.stream(groups).reduce(1, (a, b) -> a * b)];
        for (int k = 0; k < offsets.length; k++) {
            int rest = k;
            for (int g = groups.length - 1; g >= 0; g--) {
                offsets[k] += rest % groups[g] * groupStep[g];
                rest /= groups[g];
            }
        }
        return new CellTable.Part(spec.name(), spec.dims(), Arrays.stream(cells).reduce(1, (a, b) -> a * b), perCell, cellStep,
                anchorStep, offsets);
    }
}
