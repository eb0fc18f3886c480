package anchorlens.model;

import anchorlens.geometry.PixelImage;
import anchorlens.task.CancellationToken;
import java.util.List;

/**
 * A model on a device, ready to run. Not thread-safe: one inference thread owns it from opening to closing.
 */
public interface Detector extends AutoCloseable {
    /** How the file was recognised: input, head, bins, strides, offset, activation, assumptions. */
    ModelCard card();

    /** What it really runs on. */
    Device device();

    /** Things to tell the person, such as "GPU 0 is not available (…); running on the CPU"; empty as a rule. */
    List<String> notices();

    /**
     * Runs one image.
     *
     * @throws ModelException                                if the runtime fails
     * @throws java.util.concurrent.CancellationException when the token asks for it, between its steps
     */
    ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException;

    @Override
    void close();
}
