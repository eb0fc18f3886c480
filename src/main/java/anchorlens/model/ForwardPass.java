package anchorlens.model;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Letterbox;
import java.util.List;

/**
 * One image through a model.
 *
 * @param head             what the head said
 * @param letterbox        how the image was fitted into the input
 * @param device           what it ran on
 * @param preprocessMillis resizing and normalising
 * @param forwardMillis    the network alone
 * @param remarks          what looks wrong in this run, each one sentence
 */
public record ForwardPass(HeadOutput head, Letterbox letterbox, Device device, double preprocessMillis,
                          double forwardMillis, List<String> remarks) {
    public ForwardPass {
        remarks = List.copyOf(remarks);
    }

    /** A pass without remarks. */
    public ForwardPass(HeadOutput head, Letterbox letterbox, Device device, double preprocessMillis, double forwardMillis) {
        this(head, letterbox, device, preprocessMillis, forwardMillis, List.of());
    }
}
