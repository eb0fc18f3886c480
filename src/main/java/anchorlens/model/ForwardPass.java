package anchorlens.model;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Letterbox;

/**
 * One image through a model.
 *
 * @param head             what the head said
 * @param letterbox        how the image was fitted into the input
 * @param device           what it ran on
 * @param preprocessMillis resizing and normalising
 * @param forwardMillis    the network alone
 */
public record ForwardPass(HeadOutput head, Letterbox letterbox, Device device, double preprocessMillis,
                          double forwardMillis) {
}
