package anchorlens.model.head;

import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.Wording;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where K numbers of every prior lie in output tensors, whatever their layout.
 *
 * @param columns K
 * @param parts   tensors one after the other: one a level, or a single one for all levels
 */
record CellTable(int columns, List<Part> parts) {
    /** Cells whose numbers fit into the first cache whatever the layout. */
    private static final int BLOCK = 32;

    /**
     * Some priors' numbers in one tensor: that of cell c, anchor a and column k is
     * {@code data[c · cellStep + a · anchorStep + offsets[k]]}.
     *
     * @param tensor     its name
     * @param shape      its shape
     * @param cells      number of cells
     * @param perCell    A, anchors a cell
     * @param cellStep   from one cell to the next
     * @param anchorStep from one anchor of a cell to the next
     * @param offsets    of each column
     */
    record Part(String tensor, int[] shape, int cells, int perCell, int cellStep, int anchorStep, int[] offsets) {
        int priors() {
            return cells * perCell;
        }

        Part columns(int from, int to) {
            return new Part(tensor, shape, cells, perCell, cellStep, anchorStep, Arrays.copyOfRange(offsets, from, to));
        }
    }

    CellTable {
        parts = List.copyOf(parts);
    }

    static CellTable of(Part part) {
        return new CellTable(part.offsets.length, List.of(part));
    }

    /** P. */
    int priors() {
        return parts.stream().mapToInt(Part::priors).sum();
    }

    /** Columns {@code from} to {@code to}, the latter exclusive. */
    CellTable columns(int from, int to) {
        return new CellTable(to - from, parts.stream().map(p -> p.columns(from, to)).toList());
    }

    /**
     * The numbers, {@code [P × K]}.
     *
     * @throws ModelException in one sentence where a tensor is absent or came in another shape than when it was recognised
     */
    float[] read(Map<String, Tensor> outputs, Path file) throws ModelException {
        float[] out = new float[priors() * columns];
        int at = 0;
        for (Part part : parts) {
            float[] data = data(part, outputs, file);
            for (int a = 0; a < part.perCell; a++) {
                for (int from = 0; from < part.cells; from += BLOCK) {
                    int to = Math.min(part.cells, from + BLOCK);
                    copy(part, data, a, from, to, out, at);
                }
            }
            at += part.priors() * columns;
        }
        return out;
    }

    /** Copies some cells column by column, so that memory is read in order where each column is a plane. */
    private void copy(Part part, float[] data, int anchor, int from, int to, float[] out, int start) {
        for (int k = 0; k < columns; k++) {
            int target = start + (from * part.perCell + anchor) * columns + k;
            int source = from * part.cellStep + anchor * part.anchorStep + part.offsets[k];
            for (int c = from; c < to; c++, target += part.perCell * columns, source += part.cellStep) {
                out[target] = data[source];
            }
        }
    }

    /**
     * Whether any of the numbers is larger than this one.
     *
     * @throws ModelException likewise
     */
    boolean anyAbove(float bound, Map<String, Tensor> outputs, Path file) throws ModelException {
        for (Part part : parts) {
            float[] data = data(part, outputs, file);
            for (int c = 0; c < part.priors(); c++) {
                int base = c / part.perCell * part.cellStep + c % part.perCell * part.anchorStep;
                for (int k = 0; k < columns; k++) {
                    if (data[base + part.offsets[k]] > bound) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static float[] data(Part part, Map<String, Tensor> outputs, Path file) throws ModelException {
        Tensor tensor = outputs.get(part.tensor);
        if (tensor == null) {
            throw new ModelException(Wording.name(file) + " gave no output '" + part.tensor + "'.");
        }
        if (!Arrays.equals(tensor.shape(), part.shape)) {
            throw new ModelException("Output '" + part.tensor + "' of " + Wording.name(file) + " came as "
                    + Wording.shape(tensor.shape()) + " where " + Wording.shape(part.shape)
                    + " was expected; export the model with a fixed input size.");
        }
        return tensor.data();
    }
}
