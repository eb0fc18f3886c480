package anchorlens.model.runtime;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Boxes;
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
import anchorlens.model.head.ModelInput;
import anchorlens.model.head.Verification;
import anchorlens.model.script.ExposedScript;
import anchorlens.model.script.ScriptArchive;
import anchorlens.model.script.ScriptHead;
import anchorlens.task.CancellationToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An Ultralytics trace in the PyTorch engine, with its DFL brought out. Not thread-safe. */
public final class TorchDetector implements Detector {
    private final ScriptHead head;
    private final Model model;
    private final PlainArrays translator;
    private final Predictor<float[], List<Tensor>> predictor;
    private final Optional<String> notice;
    private final Tensor probe;
    private final Verification verification;
    private final double firstRunMillis;
    private ModelCard card;

    private TorchDetector(ScriptHead head, Model model, CardOverrides stated, Optional<String> notice) throws ModelException {
        this.head = head;
        this.model = model;
        this.notice = notice;
        ModelInput input = new ModelInput("x", head.inputWidth(), head.inputHeight(), "", Optional.empty());
        this.translator = new PlainArrays(input);
        this.predictor = model.newPredictor(translator);
        this.probe = forward(TestPicture.tensor(input));
        this.firstRunMillis = translator.lastMillis();
        ModelCard plain = head.card(probe, CardOverrides.NONE, List.of());
        this.verification = verify(input, plain);
        this.card = head.card(probe, stated, List.of(verification.sentence()));
    }

    private Verification verify(ModelInput input, ModelCard plain) {
        Boxes decoded = BoxDecoder.decode(head.read(probe, plain)).boxes();
        double tolerance = Verification.tolerance(false, input);
        Verification centred = Verification.of(decoded, head.ownBoxes(probe, false), tolerance,
                "the model's own boxes (centre and size in pixels)");
        return centred.agrees() ? centred : Stream.of(centred, Verification.of(decoded, head.ownBoxes(probe, true), tolerance,
                "the model's own boxes (corners in pixels)")).min(Comparator.comparingDouble(Verification::largest)).orElseThrow();
    }

    /** @throws ModelException in one sentence where the file or this build of AnchorLens does not allow it */
    static Detector open(Path file, Device wanted, CardOverrides stated) throws ModelException {
        ScriptArchive archive = ScriptArchive.read(file);
        Engines.startTorch(file);
        ScriptHead head = ScriptHead.of(archive, stated);
        ExposedScript exposed = ExposedScript.of(archive);
        Model model = Model.newInstance(file.getFileName().toString(), ai.djl.Device.cpu(), Engines.PYTORCH);
        try {
            model.load(new ByteArrayInputStream(exposed.archive()));
            return new TorchDetector(head, model, stated, wanted.gpu() ? Optional.of("TorchScript runs on the processor here; its ONNX export "
                    + "runs on " + wanted + ".") : Optional.empty());
        } catch (IOException | MalformedModelException | RuntimeException | LinkageError e) {
            model.close();
            throw new ModelException("PyTorch does not load " + Wording.name(file) + " (" + Wording.reason(e) + "); export it again, or to "
                    + "ONNX.", e);
        } catch (ModelException e) {
            model.close();
            throw e;
        }
    }

    private Tensor forward(float[] input) throws ModelException {
        try {
            return predictor.predict(input).getFirst();
        } catch (ai.djl.translate.TranslateException | RuntimeException | OutOfMemoryError e) {
            throw new ModelException("PyTorch fails while running " + Wording.name(head.file()) + " (" + Wording.reason(e)
                    + "); it may have been traced for another input size: state \"inputWidth\" and \"inputHeight\" in its card.", e);
        }
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public void state(CardOverrides stated) throws ModelException {
        card = head.card(probe, stated, List.of(verification.sentence()));
    }

    @Override
    public double firstRunMillis() {
        return firstRunMillis;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public List<String> notices() {
        return notice.map(List::of).orElse(List.of());
    }

    @Override
    public ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException {
        cancel.throwIfCancelled();
        long start = System.nanoTime();
        Letterbox box = Letterbox.fit(card.fit(), image.width(), image.height(), card.inputWidth(), card.inputHeight());
        float[] input = ImageTensor.of(image, box, card);
        double preprocess = (System.nanoTime() - start) / 1e6;
        cancel.throwIfCancelled();
        Tensor output = forward(input);
        cancel.throwIfCancelled();
        HeadOutput read = head.read(output, card);
        return new ForwardPass(read, box, Device.CPU, preprocess, translator.lastMillis(), List.of());
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
