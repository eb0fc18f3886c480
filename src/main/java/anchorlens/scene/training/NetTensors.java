package anchorlens.scene.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The named tensors of a network, in the order of its layers. */
final class NetTensors {
    /** What a tensor is for. */
    enum Role {
        /** Learned, and shrunk by weight decay. */
        WEIGHT(true),
        /** Learned. */
        SHIFT(true),
        /** Counted while training. */
        STATISTIC(false);

        private final boolean learned;

        Role(boolean learned) {
            this.learned = learned;
        }

        boolean learned() {
            return learned;
        }
    }

    /** One tensor, its numbers in row-major order. */
    record Tensor(String name, long[] shape, Role role, float[] values) {
    }

    private static final double OUTPUT_DEVIATION = 0.01;
    private static final float CLASS_BIAS = -4.6f;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private NetTensors() {
    }

    /** The tensors of a new network. The same seed gives the same numbers everywhere. */
    static NetTensors create(NetworkConfig config, long seed) {
        NetTensors made = new NetTensors();
        DetectorNet.forward(config, made.new Declaration(new Random(seed)), 0);
        return made;
    }

    Iterable<Tensor> all() {
        return tensors.values();
    }

    Tensor get(String name) {
        return tensors.get(name);
    }

    /** How many numbers are learned. */
    int learnedCount() {
        return tensors.values().stream().filter(t -> t.role().learned()).mapToInt(t -> t.values().length).sum();
    }

    /** A copy that shares no numbers. */
    NetTensors copy() {
        NetTensors copy = new NetTensors();
        tensors.forEach((name, t) -> copy.tensors.put(name, new Tensor(name, t.shape(), t.role(), t.values().clone())));
        return copy;
    }

    /** A copy whose weights are rounded to half precision, as a file that stores them so will have them. */
    NetTensors rounded() {
        NetTensors copy = copy();
        for (Tensor t : copy.all()) {
            for (int i = 0; t.role() == Role.WEIGHT && i < t.values().length; i++) {
                t.values()[i] = Float.float16ToFloat(Float.floatToFloat16(t.values()[i]));
            }
        }
        return copy;
    }

    /** Walks through the layers and makes what they ask for; the value between layers is meaningless. */
    private final class Declaration implements LayerOps<Integer> {
        private final Random random;

        private Declaration(Random random) {
            this.random = random;
        }

        @Override
        public Integer conv(Integer x, Conv conv) {
            if (!tensors.containsKey(conv.name())) {
                int fanIn = conv.in() * conv.kernel() * conv.kernel();
                double deviation = conv.start() == Start.HIDDEN ? Math.sqrt(2.0 / fanIn) : OUTPUT_DEVIATION;
                float[] values = new float[conv.out() * fanIn];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (deviation * random.nextGaussian());
                }
                put(new Tensor(conv.name(), conv.shape(), Role.WEIGHT, values));
                if (conv.bias()) {
                    constant(conv.name() + ".bias", conv.out(), Role.SHIFT,
                            conv.start() == Start.CLASSES ? CLASS_BIAS : 0);
                }
            }
            return x;
        }

        @Override
        public Integer norm(Integer x, String name, int channels) {
            constant(name + ".scale", channels, Role.SHIFT, 1);
            constant(name + ".shift", channels, Role.SHIFT, 0);
            constant(name + ".mean", channels, Role.STATISTIC, 0);
            constant(name + ".variance", channels, Role.STATISTIC, 1);
            return x;
        }

        private void constant(String name, int count, Role role, float value) {
            float[] values = new float[count];
            Arrays.fill(values, value);
            put(new Tensor(name, new long[] {count}, role, values));
        }

        private void put(Tensor tensor) {
            if (tensors.put(tensor.name(), tensor) != null) {
                throw new IllegalStateException("two layers are named '" + tensor.name() + "'");
            }
        }

        @Override
        public Integer relu(Integer x) {
            return x;
        }

        @Override
        public Integer add(Integer a, Integer b) {
            return a;
        }

        @Override
        public Integer doubled(Integer x) {
            return x;
        }

        @Override
        public Integer rows(Integer x, int channels, String output) {
            return x;
        }
    }
}
