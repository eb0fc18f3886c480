package anchorlens.scene.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay; only weights of convolutions decay, not shifts and scales.
 *
 * <p><strong>Source:</strong> Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2, β₁ 0.9,
 * β₂ 0.999, ε 1e-8.
 */
final class AdamW implements AutoCloseable {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private final NDManager manager;
    private final double decay;
    private final List<Slot> slots = new ArrayList<>();

    /** A learned tensor with the running means of its gradient and of the gradient's square. */
    private record Slot(NDArray value, boolean decays, NDArray mean, NDArray square) {
    }

    AdamW(NDManager parent, TorchOps ops, NetTensors tensors, double decay) {
        this.manager = parent.newSubManager();
        this.decay = decay;
        for (NetTensors.Tensor t : tensors.all()) {
            if (t.role().learned()) {
                NDArray value = ops.array(t.name());
                slots.add(new Slot(value, t.role() == NetTensors.Role.WEIGHT, manager.zeros(value.getShape()),
                        manager.zeros(value.getShape())));
            }
        }
    }

    /**
     * One step along the gradients, which are then set to 0.
     *
     * @param step from 1
     * @param clip largest norm of all gradients together; larger ones are shortened to it
     * @return the norm before that
     */
    double step(long step, double rate, double clip) {
        try (NDManager scratch = manager.newSubManager()) {
            List<NDArray> gradients = new ArrayList<>();
            double squares = 0;
            for (Slot slot : slots) {
                NDArray g = slot.value().getGradient();
                g.attach(scratch);
                gradients.add(g);
                NDArray sum = g.square().sum();
                sum.attach(scratch);
                squares += sum.getFloat();
            }
            double norm = Math.sqrt(squares);
            double scale = norm > clip ? clip / norm : 1;
            double size = rate / (1 - Math.pow(BETA1, step));
            double correction = 1 / (1 - Math.pow(BETA2, step));
            for (int i = 0; i < slots.size(); i++) {
                move(slots.get(i), gradients.get(i), scale, size, correction, rate, scratch);
            }
            return norm;
        }
    }

    private void move(Slot slot, NDArray gradient, double scale, double size, double correction, double rate,
                      NDManager scratch) {
        if (scale != 1) {
            gradient.muli(scale);
        }
        NDArray part = gradient.mul(1 - BETA1);
        NDArray square = gradient.square();
        part.attach(scratch);
        square.attach(scratch);
        slot.mean().muli(BETA1).addi(part);
        slot.square().muli(BETA2).addi(square.muli(1 - BETA2));
        if (slot.decays()) {
            slot.value().muli(1 - rate * decay);
        }
        NDArray variance = slot.square().mul(correction);
        NDArray deviation = variance.sqrt();
        NDArray move = slot.mean().mul(size);
        variance.attach(scratch);
        deviation.attach(scratch);
        move.attach(scratch);
        slot.value().subi(move.divi(deviation.addi(EPSILON)));
        gradient.subi(gradient);
    }

    /** Writes the running means. */
    void save(DataOutputStream out) throws IOException {
        for (Slot slot : slots) {
            FloatFile.write(out, slot.mean().toFloatArray());
            FloatFile.write(out, slot.square().toFloatArray());
        }
    }

    /** Reads what {@link #save} wrote. */
    void load(DataInputStream in) throws IOException {
        for (Slot slot : slots) {
            slot.mean().set(FloatFile.read(in, Math.toIntExact(slot.mean().size())));
            slot.square().set(FloatFile.read(in, Math.toIntExact(slot.square().size())));
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
