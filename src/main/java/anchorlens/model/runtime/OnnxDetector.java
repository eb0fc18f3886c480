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
import anchorlens.model.Wording;
import anchorlens.model.head.RecognizedHead;
import anchorlens.model.head.Recognition;
import anchorlens.model.head.Verification;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recognised head on a running network. */
public final class OnnxDetector implements Detector {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxDetector.class);

    private final Recognition recognition;
    private NetworkSession session;
    private Network network;
    private final int threads;
    private final Device device;
    private final List<String> notices;
    private List<RecognizedHead> readings;
    private final double firstRunMillis;
    private Optional<Batches> batches = Optional.empty();
    private boolean batchTried;
    private boolean narrow;
    private float[] values = {};
    private boolean closed;

    /** @throws ModelException in one sentence where the head is not recognised or the card contradicts it */
    OnnxDetector(Recognition recognition, CardOverrides card, NetworkSession session, Network network, int threads, Device device,
                 List<String> notices) throws ModelException {
        this.recognition = recognition;
        this.readings = recognition.readings(card);
        this.session = session;
        this.network = network;
        this.threads = threads;
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
        if (narrow) {
            throw new IllegalStateException("the network computes no more than its reading needs");
        }
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
        Prepared input = prepare(image, input());
        cancel.throwIfCancelled();
        Map<String, Tensor> outputs = Recognition.byName(session.run(input.values));
        cancel.throwIfCancelled();
        return read(outputs, input, session.lastForwardMillis());
    }

    @Override
    public void narrow() {
        if (narrow) {
            return;
        }
        narrow = true;
        Network less = network.only(readings.getFirst().tensors());
        if (less.graph().nodes().size() == network.graph().nodes().size()) {
            return;
        }
        NetworkSession opened = null;
        try {
            opened = NetworkSession.open(less, device, threads);
            float[] picture = TestPicture.tensor(network.input());
            if (Answers.alike(Recognition.byName(session.run(picture)), opened.run(picture))) {
                session.close();
                session = opened;
                network = less;
                return;
            }
        } catch (ModelException e) {
            LOG.info("{} is run whole: {}", network.file().getFileName(), Wording.reason(e));
        }
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public int batch(int wanted) {
        if (!batchTried && wanted > 1) {
            batchTried = true;
            batches = Batches.open(network, device, threads, session, wanted);
        }
        return batches.map(Batches::largest).orElse(1);
    }

    @Override
    public List<ForwardPass> run(List<PixelImage> images, CancellationToken cancel) throws ModelException {
        if (images.size() == 1 || batches.isEmpty()) {
            return Detector.super.run(images, cancel);
        }
        List<ForwardPass> passes = new ArrayList<>();
        while (passes.size() < images.size()) {
            cancel.throwIfCancelled();
            int end = Math.min(images.size(), passes.size() + batches.get().largest());
            List<Prepared> inputs = images.subList(passes.size(), end).stream()
                    .map(i -> prepare(i, new float[3 * card().inputWidth() * card().inputHeight()])).toList();
            List<Map<String, Tensor>> outputs = batches.get().run(inputs.stream().map(Prepared::values).toList());
            double share = batches.get().lastForwardMillis() / inputs.size();
            for (int i = 0; i < inputs.size(); i++) {
                passes.add(read(outputs.get(i), inputs.get(i), share));
            }
        }
        return passes;
    }

    /** An image as the network takes it. */
    private record Prepared(Letterbox box, float[] values, double millis) {
    }

    /** The one array that single images are prepared in; the runtime takes a copy of it. */
    private float[] input() {
        int size = 3 * card().inputWidth() * card().inputHeight();
        values = values.length == size ? values : new float[size];
        return values;
    }

    private Prepared prepare(PixelImage image, float[] into) {
        ModelCard card = card();
        long start = System.nanoTime();
        Letterbox box = Letterbox.fit(card.fit(), image.width(), image.height(), card.inputWidth(), card.inputHeight());
        ImageTensor.fill(into, image, box, card);
        return new Prepared(box, into, (System.nanoTime() - start) / 1e6);
    }

    private ForwardPass read(Map<String, Tensor> outputs, Prepared input, double forwardMillis) throws ModelException {
        RecognizedHead head = readings.getFirst();
        HeadOutput output = head.read(outputs);
        return new ForwardPass(output, input.box, device, input.millis, forwardMillis, head.remarks(outputs, output));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            batches.ifPresent(Batches::close);
            session.close();
        }
    }
}
