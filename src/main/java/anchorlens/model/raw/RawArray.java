package anchorlens.model.raw;

import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One array of a file of head outputs.
 *
 * @param name    its key in the file
 * @param shape   its lengths, none for a single number
 * @param numbers row by row; empty where it holds texts
 * @param texts   likewise; empty where it holds numbers
 */
record RawArray(String name, int[] shape, float[] numbers, List<String> texts) {
    static RawArray of(String name, int[] shape, float[] numbers) {
        return new RawArray(name, shape, numbers, List.of());
    }

    /** The array as {@code [rows × cols cells, columns]}. */
    record CellRows(int columns, float[] values) {
    }

    /**
     * Reads it as one map of a level: {@code [X × rows × cols]}, {@code [rows × cols × X]}, {@code [cells × X]} or
     * {@code [X × cells]}, each also with a leading batch axis of 1.
     *
     * @param channelsLast how a cube is read that has as many channels as rows and columns
     * @throws ModelException where the shape fits none of them
     */
    CellRows rows(int rows, int cols, boolean channelsLast) throws ModelException {
        int cells = rows * cols;
        int[] s = withoutBatch(rows, cols);
        boolean first = s.length == 3 && s[1] == rows && s[2] == cols || s.length == 2 && s[1] == cells;
        boolean last = s.length == 3 && s[0] == rows && s[1] == cols || s.length == 2 && s[0] == cells || s.length == 1 && s[0] == cells;
        if (!first && !last) {
            throw new ModelException("\"" + name + "\" has the shape " + Wording.shape(shape) + ", which is no map of " + rows + "×" + cols
                    + " = " + cells + " cells; check \"input_size\" and \"strides\".");
        }
        int columns = numbers.length / cells;
        return new CellRows(columns, last && (channelsLast || !first || s.length < 3) ? numbers : transposed(columns, cells));
    }

    /** True where it can only be {@code [rows × cols × X]}. */
    boolean isChannelsLast(int rows, int cols) {
        int[] s = withoutBatch(rows, cols);
        return s.length == 3 && s[0] == rows && s[1] == cols && !(s[1] == rows && s[2] == cols);
    }

    private int[] withoutBatch(int rows, int cols) {
        int[] s = shape.length > 3 && shape[0] == 1 ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
        return s.length == 3 && s[0] == 1 && !(s[1] == rows && s[2] == cols) ? Arrays.copyOfRange(s, 1, 3) : s;
    }

    private float[] transposed(int columns, int cells) {
        float[] out = new float[numbers.length];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < cells; i++) {
                out[i * columns + c] = numbers[c * cells + i];
            }
        }
        return out;
    }

    List<Double> doubles() {
        return IntStream.range(0, numbers.length).mapToObj(i -> (double) numbers[i]).toList();
    }
}
