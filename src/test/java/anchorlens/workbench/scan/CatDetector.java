package anchorlens.workbench.scan;

import anchorlens.analysis.evidence.HandMadeHead;
import anchorlens.detection.BinGrid;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Sees a cat at (20, 20, 52, 52) of every 128 × 128 picture, and fails when told to. */
public final class CatDetector implements Detector {
    private final AtomicInteger runsLeft;

    /** @param runsLeft counts down; at 0 the detector fails */
    CatDetector(AtomicInteger runsLeft) {
        this.runsLeft = runsLeft;
    }

    /** Never fails. */
    public static CatDetector lasting() {
        return new CatDetector(new AtomicInteger(Integer.MAX_VALUE));
    }

    @Override
    public ModelCard card() {
        return new ModelCard(Path.of("cats.onnx"), "fake", "in", 128, 128, Letterbox.Fit.STRETCH, ModelCard.ChannelOrder.RGB, List.of(0.0),
                List.of(1.0), 0, List.of(8), 0.5, 2, List.of("cat", "dog"), Optional.of(BinGrid.integers(17)), true, List.of(), List.of());
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException {
        if (runsLeft.decrementAndGet() < 0) {
            throw new ModelException("cats.onnx fails.");
        }
        HandMadeHead head = new HandMadeHead(2).sees(4, 4, 0, 0.9, 2, 2, 2, 2);
        return new ForwardPass(head.head(), Letterbox.fit(Letterbox.Fit.STRETCH, image.width(), image.height(), 128, 128), Device.CPU, 1, 2);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
