package anchorlens.model.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.onnxruntime.engine.OrtNDArray;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import anchorlens.model.Tensor;
import anchorlens.model.head.ModelInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One plain array of one or more images in, plain arrays out; keeps the time between them. */
final class PlainArrays implements NoBatchifyTranslator<float[], List<Tensor>> {
    private final ModelInput input;
    private FloatBuffer memory;
    private long started;
    private long ended;

    PlainArrays(ModelInput input) {
        this.input = input;
    }

    @Override
    public NDList processInput(TranslatorContext context, float[] values) {
        Shape shape = new Shape(values.length / input.size(), ModelInput.CHANNELS, input.height(), input.width());
        NDList list = new NDList(context.getNDManager().create(direct(values), shape, DataType.FLOAT32));
        started = System.nanoTime();
        return list;
    }

    /** The values in memory that the runtime reads where it is; the same for every run of as many images. */
    private FloatBuffer direct(float[] values) {
        if (memory == null || memory.capacity() != values.length) {
            memory = ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.nativeOrder()).asFloatBuffer();
        }
        return memory.clear().put(values).flip();
    }

    @Override
    public List<Tensor> processOutput(TranslatorContext context, NDList list) {
        ended = System.nanoTime();
        List<Tensor> out = new ArrayList<>();
        for (NDArray array : list) {
            if (array.getDataType() == DataType.FLOAT32) {
                int[] dims = Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
                out.add(new Tensor(array.getName(), dims, numbers(array)));
            }
        }
        return out;
    }

    /** One copy; DJL's own way makes two. */
    private static float[] numbers(NDArray array) {
        return array instanceof OrtNDArray ort ? ort.getTensor().getFloatBuffer().array() : array.toFloatArray();
    }

    /** Time of the network alone in the last run. */
    double lastMillis() {
        return (ended - started) / 1e6;
    }
}
