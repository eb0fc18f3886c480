package anchorlens.scene.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import java.util.LinkedHashMap;
import java.util.Map;

/** Computes layers with DJL. Owns the tensors of the network; not thread-safe. */
final class TorchOps implements LayerOps<NDArray>, AutoCloseable {
    static final float MOMENTUM = 0.9f;
    static final float EPSILON = 1e-5f;
    private static final int CHANNEL_AXIS = 1;
    private final NDManager manager;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private boolean training;

    TorchOps(NDManager parent, NetTensors tensors) {
        this.manager = parent.newSubManager();
        for (NetTensors.Tensor t : tensors.all()) {
            NDArray array = manager.create(t.values(), new Shape(t.shape()));
            array.setRequiresGradient(t.role().learned());
            arrays.put(t.name(), array);
        }
    }

    /** Whether batch normalisation takes the statistics of the batch and counts them, or those counted so far. */
    void setTraining(boolean on) {
        training = on;
    }

    NDArray array(String name) {
        return arrays.get(name);
    }

    /** Writes the present numbers into {@code out}. */
    void store(NetTensors out) {
        for (NetTensors.Tensor t : out.all()) {
            float[] now = arrays.get(t.name()).toFloatArray();
            System.arraycopy(now, 0, t.values(), 0, now.length);
        }
    }

    /** Takes the given numbers. */
    void load(NetTensors from) {
        for (NetTensors.Tensor t : from.all()) {
            arrays.get(t.name()).set(t.values());
        }
    }

    @Override
    public NDArray conv(NDArray x, Conv conv) {
        int pad = conv.kernel() / 2;
        return Conv2d.conv2d(x, arrays.get(conv.name()), arrays.get(conv.name() + ".bias"),
                new Shape(conv.stride(), conv.stride()), new Shape(pad, pad)).singletonOrThrow();
    }

    @Override
    public NDArray norm(NDArray x, String name, int channels) {
        return BatchNorm.batchNorm(x, arrays.get(name + ".mean"), arrays.get(name + ".variance"),
                arrays.get(name + ".scale"), arrays.get(name + ".shift"), CHANNEL_AXIS, MOMENTUM, EPSILON, training)
                .singletonOrThrow();
    }

    @Override
    public NDArray relu(NDArray x) {
        return Activation.relu(x);
    }

    @Override
    public NDArray add(NDArray a, NDArray b) {
        return a.add(b);
    }

    @Override
    public NDArray doubled(NDArray x) {
        Shape s = x.getShape();
        long rows = s.get(2);
        long columns = s.get(3);
        return x.reshape(s.get(0), s.get(1), rows, 1, columns, 1)
                .broadcast(s.get(0), s.get(1), rows, 2, columns, 2)
                .reshape(s.get(0), s.get(1), 2 * rows, 2 * columns);
    }

    @Override
    public NDArray rows(NDArray x, int channels, String output) {
        return x.transpose(0, 2, 3, 1).reshape(x.getShape().get(0), -1, channels);
    }

    @Override
    public void close() {
        manager.close();
    }
}
