package anchorlens.model.runtime;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.CardOverrides;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.head.RecognizedHead;
import anchorlens.model.head.Recognition;
import anchorlens.model.head.Verification;
import anchorlens.task.CancellationToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A recognised head on a running network. */
public final class OnnxDetector implements Detector {
    private final Recognition recognition;
    private final NetworkSession session;
    private final Device device;
    private final List<String> notices;
    private List<RecognizedHead> readings;
    private final double firstRunMillis;
    private boolean closed;

    /** @throws ModelException in one sentence where the head is not recognised or the card contradicts it */
    OnnxDetector(Recognition recognition, CardOverrides card, NetworkSession session, Device device, List<String> notices)
            throws ModelException {
        this.recognition = recognition;
        this.readings = recognition.readings(card);
        this.session = session;
        this.device = device;
        this.notices = List.copyOf(notices);
        this.firstRunMillis = session.lastForwardMillis();
    }

    @Override
    public ModelCard card() {
        return readings.getFirst().card();
    }

    @Override
    public List<ModelCard> readings() {
        return readings.stream().map(RecognizedHead::card).toList();
    }

    @Override
    public void state(CardOverrides stated) throws ModelException {
        readings = recognition.readings(stated);
    }

    @Override
    public double firstRunMillis() {
        return firstRunMillis;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public List<String> notices() {
        Optional<String> doubt = readings.getFirst().verification().filter(v -> !v.agrees()).map(Verification::sentence);
        return Stream.concat(notices.stream(), doubt.stream()).toList();
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
        Map<String, Tensor> outputs = Recognition.byName(session.run(input));
        cancel.throwIfCancelled();
        RecognizedHead head = readings.getFirst();
        HeadOutput output = head.read(outputs);
        return new ForwardPass(output, box, device, preprocess, session.lastForwardMillis(), head.remarks(outputs, output));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.close();
        }
    }
}
