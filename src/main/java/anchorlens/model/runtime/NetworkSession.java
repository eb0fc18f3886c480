package anchorlens.model.runtime;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.Wording;
import anchorlens.model.head.ModelInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A network on a device: one plain array in, plain arrays out. Not thread-safe. */
public final class NetworkSession implements AutoCloseable {
    private final Path file;
    private final Model model;
    private final PlainArrays translator;
    private final Predictor<float[], List<Tensor>> predictor;

    private NetworkSession(Path file, Model model, ModelInput input) {
        this.file = file;
        this.model = model;
        this.translator = new PlainArrays(input);
        this.predictor = model.newPredictor(translator);
    }

    /** @throws ModelException where the runtime does not start or refuses the file */
    static NetworkSession open(Network network, Device device) throws ModelException {
        return open(network, device, Engines.threads());
    }

    /** With so many threads of the processor. */
    static NetworkSession open(Network network, Device device, int threads) throws ModelException {
        Path file = network.file();
        Engines.start();
        ai.djl.Device where = device.gpu() ? ai.djl.Device.gpu(device.index()) : ai.djl.Device.cpu();
        Model model = Model.newInstance(file.getFileName().toString(), where, Engines.ONNX_RUNTIME);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // A waiting thread that spins takes the processor from the window and from its own partner.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (network.isFile()) {
                model.load(file.toAbsolutePath(), null, Map.of("sessionOptions", options));
            } else {
                // Weights in separate files are looked for beside the model, which the bytes no longer tell.
                options.addConfigEntry("session.model_external_initializers_file_folder_path",
                        file.toAbsolutePath().getParent().toString());
                model.load(new ByteArrayInputStream(network.bytes()),
                        Map.of("sessionOptions", options));
            }
            return new NetworkSession(file, model, network.input());
        } catch (OrtException | IOException | MalformedModelException | RuntimeException | LinkageError e) {
            model.close();
            throw RuntimeRefusal.of(file, e);
        }
    }

    /**
     * Runs the network once.
     *
     * @param values {@code [N × 3 × height × width]}; N is 1 unless the network's batch is open
     * @return all outputs of 32-bit floats, in the graph's order
     * @throws ModelException if the runtime fails
     */
    List<Tensor> run(float[] values) throws ModelException {
        try {
            return predictor.predict(values);
        } catch (TranslateException | RuntimeException | OutOfMemoryError e) {
            if (RuntimeRefusal.isOutOfMemory(Wording.reason(e))) {
                throw RuntimeRefusal.of(file, e);
            }
            throw new ModelException("ONNX Runtime fails while running " + Wording.name(file) + " ("
                    + Wording.reason(e) + "); the model may be damaged or made for another input size.", e);
        }
    }

    /** Time of the network alone in the last run. */
    double lastForwardMillis() {
        return translator.lastMillis();
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
