package anchorlens.ui.state;

import anchorlens.dataset.Annotation;
import anchorlens.dataset.Category;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.DeviceStatus;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A data set and a detector without files: two images of 128×128 with one crate each, classes crate and ball. */
public final class Fakes {
    private Fakes() {
    }

    /** Images "a.png" and "b.png"; "broken.png" cannot be read; any path that contains "missing" cannot be opened. */
    public static final class FakeFiles implements DataFiles {
        @Override
        public OpenedData open(Path path) throws DatasetException {
            if (path.toString().contains("missing")) {
                throw new DatasetException("missing.json does not exist; check its name.");
            }
            Annotation crate = new Annotation(7, 0, new Box(20, 24, 84, 90), false, false);
            return new OpenedData(new Dataset(path, List.of(new Category(3, "crate"), new Category(9, "ball")), List.of(
                    new ImageRecord(1, "a.png", Path.of("a.png"), 128, 128, List.of(crate)),
                    new ImageRecord(2, "b.png", Path.of("b.png"), 128, 128, List.of(crate,
                            new Annotation(8, 1, new Box(60, 60, 63, 64), false, false))),
                    new ImageRecord(3, "broken.png", Path.of("broken.png"), 128, 128, List.of())), List.of()), 0);
        }

        @Override
        public OpenedImage read(ImageRecord record) throws DatasetException {
            if (record.name().startsWith("broken")) {
                throw new DatasetException("broken.png is not an image; replace the file.");
            }
            return new OpenedImage(record, new PixelImage(128, 128, new int[128 * 128]), record.annotations(), List.of());
        }

        @Override
        public PixelImage thumbnail(ImageRecord record, int maxWidth, int maxHeight) {
            return new PixelImage(1, 1, new int[1]);
        }
    }

    /** Opens any path but those that contain "foreign"; those that contain "failing" cannot be run. */
    public static DetectorHost detectors(List<String> classNames) {
        return new DetectorHost(new DetectorHost.Opener() {
            @Override
            public Detector open(Path file, Device device) throws ModelException {
                if (file.toString().contains("foreign")) {
                    throw new ModelException("foreign.onnx is not a detector.");
                }
                return new FakeDetector(file, device, classNames);
            }

            @Override
            public List<DeviceStatus> devices() {
                return List.of(new DeviceStatus(Device.CPU, true, "2 threads of 2 processors"),
                        new DeviceStatus(Device.gpu(0), true, "CUDA card"), new DeviceStatus(Device.gpu(1), false, "not used: broken"));
            }
        });
    }

    /** A detector on its own. */
    public static Detector detector(Path file, Device device, List<String> classNames) {
        return new FakeDetector(file, device, classNames);
    }

    private record FakeDetector(Path file, Device device, List<String> classNames) implements Detector {
        private static final PointPriors POINTS = PointPriors.covering(64, 64, List.of(8, 16, 32), 0.5);

        @Override
        public ModelCard card() {
            return new ModelCard(file, "fake", "in", 64, 64, Letterbox.Fit.STRETCH, ModelCard.ChannelOrder.RGB, List.of(0.0),
                    List.of(1.0), 0, List.of(8, 16, 32), 0.5, classNames.size(), classNames,
                    Optional.of(BinGrid.integers(8)), true, List.of(), List.of());
        }

        @Override
        public List<String> notices() {
            return device.gpu() ? List.of("GPU 0 is not available; running on the CPU.") : List.of();
        }

        @Override
        public ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException {
            if (file.toString().contains("failing")) {
                throw new ModelException("failing.onnx cannot be run.");
            }
            Random random = new Random(1);
            int p = POINTS.count();
            float[] scores = new float[p * classNames.size()];
            float[] logits = new float[p * 4 * 8];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = random.nextFloat();
            }
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) random.nextGaussian();
            }
            HeadOutput head = new HeadOutput(64, 64, POINTS.levels(), 0.5, ClassScores.ofProbabilities(p, classNames.size(),
                    scores, null), Optional.of(new EdgeDistributions(p, BinGrid.integers(8), logits)), Optional.empty());
            return new ForwardPass(head, Letterbox.fit(Letterbox.Fit.STRETCH, image.width(), image.height(), 64, 64), device, 1, 2);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
