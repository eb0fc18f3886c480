package anchorlens.model.raw;

import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import anchorlens.task.CancellationToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Head outputs that were dumped for one image, in place of a network. They are shown with that image alone: with the one of the size
 * the file states, and with the first it is run on.
 */
public final class RawHeadDetector implements Detector {
    private final RawHead head;
    private OptionalInt boundTo = OptionalInt.empty();

    private RawHeadDetector(RawHead head) {
        this.head = head;
    }

    /** @throws ModelException in one sentence where the file does not hold head outputs in the documented form */
    public static RawHeadDetector open(Path file) throws ModelException {
        return new RawHeadDetector(RawHead.read(file));
    }

    @Override
    public ModelCard card() {
        return head.card();
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public List<String> notices() {
        List<String> all = new ArrayList<>(head.notices());
        if (head.imageSize().isEmpty()) {
            all.add(Wording.name(card().file()) + " does not say which image it belongs to (\"image_size\"); it is taken for that of the "
                    + "first image it is shown with.");
        }
        return List.copyOf(all);
    }

    @Override
    public ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException {
        int pixels = Arrays.hashCode(image.argb());
        boolean otherSize = head.imageSize().isPresent()
                && (head.imageSize().get()[0] != image.width() || head.imageSize().get()[1] != image.height());
        if (otherSize || boundTo.isPresent() && boundTo.getAsInt() != pixels) {
            throw new ModelException(Wording.name(card().file()) + " holds the head's outputs of one image"
                    + head.imageSize().map(s -> " of " + s[0] + "×" + s[1] + " pixels").orElse("") + ", not of this one ("
                    + image.width() + "×" + image.height() + "); go back to that image, or open the outputs of this one.");
        }
        boundTo = OptionalInt.of(pixels);
        return new ForwardPass(head.output(), head.letterbox(image.width(), image.height()), Device.CPU, 0, 0);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
