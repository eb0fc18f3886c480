package anchorlens.scene.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import anchorlens.detection.BinGrid;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.runtime.Detectors;
import anchorlens.model.ModelCard;
import anchorlens.model.card.ModelCards;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Writes a trained network as an ONNX file with its card, and proves that ONNX Runtime computes from it what DJL
 * computes.
 *
 * <p>The head's outputs are, for each level, class logits {@code classes_8 [1 × A × C]} and edge logits
 * {@code edges_8 [1 × A × 4·B]}, the raw head of the GFL family.
 */
public final class OnnxExport {
    /** Largest difference between the two runtimes, of logits, absolute up to 1 and relative beyond. */
    public static final double TOLERANCE = 1e-4;
    private static final long CHECK_SEED = 20;

    private OnnxExport() {
    }

    /**
     * Writes and checks.
     *
     * @param file   the model; its card lies beside it; both are replaced where they exist
     * @param family what the card calls it
     * @return the largest difference found
     * @throws ModelException where the runtimes disagree by more than {@link #TOLERANCE}, or the file cannot be written
     */
    static double write(NetworkConfig config, NetTensors trained, List<String> classNames, String family, Path file)
            throws ModelException, IOException {
        NetTensors tensors = trained.rounded();
        OnnxOps ops = new OnnxOps(config, tensors);
        DetectorNet.forward(config, ops, OnnxOps.INPUT);
        List<String> outputs = new ArrayList<>();
        for (FeatureLevel level : config.levels()) {
            ops.output("classes_" + level.stride(), level.count(), config.classes());
            outputs.add("classes_" + level.stride() + ": classes at stride " + level.stride() + ", logits");
        }
        for (FeatureLevel level : config.levels()) {
            ops.output("edges_" + level.stride(), level.count(), 4L * config.bins());
            outputs.add("edges_" + level.stride() + ": 4 × " + config.bins() + " bins at stride " + level.stride()
                    + ", logits");
        }
        Files.write(file, ops.model().toByteArray());
        Files.deleteIfExists(ModelCards.pathFor(file));
        ModelCards.write(card(config, classNames, family, file, outputs), ModelCards.pathFor(file));
        double difference = difference(config, tensors, file);
        if (!(difference <= TOLERANCE)) {
            throw new ModelException("ONNX Runtime and DJL differ by " + difference + " on '" + file.getFileName()
                    + "'; the export is wrong.");
        }
        return difference;
    }

    private static ModelCard card(NetworkConfig config, List<String> classNames, String family, Path file,
                                  List<String> outputs) {
        double mean = Pixels.MEAN;
        double deviation = Pixels.DEVIATION;
        return new ModelCard(file, family, OnnxOps.INPUT, config.inputSize(), config.inputSize(), Letterbox.Fit.CENTER,
                ModelCard.ChannelOrder.RGB, Collections.nCopies(Pixels.CHANNELS, mean),
                Collections.nCopies(Pixels.CHANNELS, deviation), Pixels.MEAN, config.strides(),
                NetworkConfig.PRIOR_OFFSET,
                config.classes(), classNames, Optional.of(BinGrid.integers(config.bins())), false, outputs, List.of());
    }

    /** Runs a picture of noise through the file, as a person's picture would go, and through DJL. */
    private static double difference(NetworkConfig config, NetTensors tensors, Path file) throws ModelException {
        int side = config.inputSize();
        int[] argb = new Random(CHECK_SEED).ints((long) side * side).map(v -> v | 0xFF000000).toArray();
        byte[] planes = new byte[Pixels.CHANNELS * argb.length];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (byte) (argb[i % argb.length] >> 16 - 8 * (i / argb.length));
        }
        HeadOutput head;
        try (Detector detector = Detectors.open(file, anchorlens.model.Device.CPU)) {
            head = detector.run(new PixelImage(side, side, argb), CancellationToken.NONE).head();
        }
        TrainingSession.engine(1);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), TrainingSession.ENGINE);
             TorchOps ops = new TorchOps(manager, tensors)) {
            NDArray images = TrainingSession.scaled(manager.create(ByteBuffer.wrap(planes),
                    new Shape(1, Pixels.CHANNELS, side, side), DataType.UINT8));
            NDArray[] maps = TrainingSession.joined(DetectorNet.forward(config, ops, images), config);
            return Math.max(difference(maps[0].toFloatArray(), head.scores().array()),
                    difference(maps[1].toFloatArray(), head.distributions().orElseThrow().array()));
        }
    }

    private static double difference(float[] a, float[] b) {
        double largest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            double d = Math.abs((double) a[i] - b[i]) / Math.max(1, Math.abs(a[i]));
            largest = d <= largest ? largest : d;
        }
        return largest;
    }
}
