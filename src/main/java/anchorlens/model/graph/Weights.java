package anchorlens.model.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import anchorlens.model.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Weights or a constant of a graph.
 *
 * @param proto as the file holds them
 */
public record Weights(TensorProto proto) {
    /** Their shape. */
    public int[] dims() {
        return proto.getDimsList().stream().mapToInt(d -> (int) Math.clamp(d, 0L, Integer.MAX_VALUE)).toArray();
    }

    /** How many numbers there are. */
    public long size() {
        return proto.getDimsList().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** The numbers, where they are stored as 32-bit floats in the file itself. */
    public Optional<double[]> floats() {
        if (proto.getDataType() != TensorSpec.FLOAT32 || proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            return Optional.empty();
        }
        double[] values = new double[(int) Math.min(size(), 1 << 20)];
        if (proto.getFloatDataCount() >= values.length && values.length > 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] = proto.getFloatData(i);
            }
            return Optional.of(values);
        }
        ByteBuffer raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (raw.remaining() < Float.BYTES * values.length) {
            return Optional.empty();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = raw.getFloat();
        }
        return Optional.of(values);
    }
}
