package anchorlens.model.runtime;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.head.RecognizedHead;
import anchorlens.task.CancellationToken;
import java.util.List;

/** A recognised head on a running network. */
public final class OnnxDetector implements Detector {
    private final RecognizedHead head;
    private final NetworkSession session;
    private final Device device;
    private final List<String> notices;
    private boolean closed;

    OnnxDetector(RecognizedHead head, NetworkSession session, Device device, List<String> notices) {
        this.head = head;
        this.session = session;
        this.device = device;
        this.notices = List.copyOf(notices);
    }

    @Override
    public ModelCard card() {
        return head.card();
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException {
        if (closed) {
            throw new IllegalStateException("the detector is closed");
        }
        cancel.throwIfCancelled();
        ModelCard card = card();
        long start = System.nanoTime();
        Letterbox box = Letterbox.fit(card.fit(), image.width(), image.height(), card.inputWidth(), card.inputHeight());
        float[] input = ImageTensor.of(image, box, card);
        double preprocess = (System.nanoTime() - start) / 1e6;
        cancel.throwIfCancelled();
        List<Tensor> outputs = session.run(input);
        cancel.throwIfCancelled();
        HeadOutput output = head.read(outputs);
        return new ForwardPass(output, box, device, preprocess, session.lastForwardMillis());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.close();
        }
    }
}
