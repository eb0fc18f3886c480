package anchorlens.model;

import java.util.Arrays;

/**
 * An input or output as a file declares it, or as a run showed it.
 *
 * @param name       its name in the graph
 * @param elementType ONNX's number of the element type, {@link #FLOAT32} for 32-bit floats
 * @param dims       its shape, −1 for an open axis; null where the file gives no shape
 */
public record TensorSpec(String name, int elementType, int[] dims) {
    public static final int FLOAT32 = 1;
    public static final int FLOAT16 = 10;

    public boolean isFloat32() {
        return elementType == FLOAT32;
    }

    /** True where every axis has a fixed length. */
    public boolean isComplete() {
        return dims != null && Arrays.stream(dims).allMatch(d -> d > 0);
    }

    @Override
    public String toString() {
        return "'" + name + "' " + (dims == null ? "of unknown shape" : Wording.shape(dims));
    }
}
