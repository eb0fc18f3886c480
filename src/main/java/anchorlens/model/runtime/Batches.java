package anchorlens.model.runtime;

import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.Wording;
import anchorlens.model.head.ModelInput;
import anchorlens.model.head.Recognition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network that takes several images at once. It is only used where two different pictures run together come out as each does alone.
 * Not thread-safe.
 */
final class Batches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final NetworkSession session;
    private final ModelInput input;
    private int largest;

    private Batches(NetworkSession session, ModelInput input, int largest) {
        this.session = session;
        this.input = input;
        this.largest = largest;
    }

    /**
     * Opens a network for several images.
     *
     * @param alone  the same network for one image
     * @param wanted images at once at most
     * @return nothing where memory allows one image alone, or the network answers differently or not at all
     */
    static Optional<Batches> open(Network network, Device device, int threads, NetworkSession alone, int wanted) {
        int images = MachineMemory.imagesAtOnce(network, wanted);
        if (images < 2) {
            return Optional.empty();
        }
        NetworkSession session = null;
        try {
            session = NetworkSession.open(network.opened(), device, threads);
            if (answersAlike(session, alone, network.input())) {
                return Optional.of(new Batches(session, network.input(), images));
            }
        } catch (ModelException e) {
            LOG.info("{} takes one image at a time: {}", network.file().getFileName(), Wording.reason(e));
        }
        if (session != null) {
            session.close();
        }
        return Optional.empty();
    }

    private static boolean answersAlike(NetworkSession session, NetworkSession alone, ModelInput input) throws ModelException {
        float[] first = TestPicture.tensor(input);
        float[] second = new float[first.length];
        for (int i = 0; i < first.length; i++) {
            second[i] = first[first.length - 1 - i];
        }
        List<Map<String, Tensor>> together = apart(session.run(joined(List.of(first, second))), 2);
        return Answers.alike(together.get(0), alone.run(first)) && Answers.alike(together.get(1), alone.run(second));
    }

    /** How many images one run takes. */
    int largest() {
        return largest;
    }

    /**
     * Runs up to {@link #largest} images at once. Where the device's memory does not hold them, half as many are taken from then on.
     *
     * @param values one {@code [3 × height × width]} an image
     * @return the outputs of each, as if it had been run alone
     */
    List<Map<String, Tensor>> run(List<float[]> values) throws ModelException {
        List<Map<String, Tensor>> all = new ArrayList<>();
        while (all.size() < values.size()) {
            List<float[]> now = values.subList(all.size(), Math.min(values.size(), all.size() + largest));
            try {
                all.addAll(apart(session.run(joined(now)), now.size()));
            } catch (ModelException e) {
                if (!RuntimeRefusal.isOutOfMemory(String.valueOf(e.getMessage())) || largest == 1) {
                    throw e;
                }
                largest = Math.max(1, now.size() / 2);
            }
        }
        return all;
    }

    /** Time of the network alone in the last run. */
    double lastForwardMillis() {
        return session.lastForwardMillis();
    }

    private static float[] joined(List<float[]> values) {
        int size = values.getFirst().length;
        float[] all = new float[size * values.size()];
        for (int i = 0; i < values.size(); i++) {
            System.arraycopy(values.get(i), 0, all, i * size, size);
        }
        return all;
    }

    /** The outputs of each image. */
    private static List<Map<String, Tensor>> apart(List<Tensor> outputs, int images) throws ModelException {
        List<List<Tensor>> each = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            each.add(new ArrayList<>());
        }
        for (Tensor t : outputs) {
            if (t.shape().length == 0 || t.shape()[0] != images) {
                throw new ModelException("the output '" + t.name() + "' has no batch axis");
            }
            int[] shape = t.shape().clone();
            shape[0] = 1;
            int size = t.data().length / images;
            for (int i = 0; i < images; i++) {
                each.get(i).add(new Tensor(t.name(), shape, Arrays.copyOfRange(t.data(), i * size, (i + 1) * size)));
            }
        }
        return each.stream().map(Recognition::byName).toList();
    }

    @Override
    public void close() {
        session.close();
    }
}
