package anchorlens.detection;

import anchorlens.geometry.Boxes;
import java.util.Arrays;

/**
 * What an image is annotated with, in input-image pixels: G objects to be found and boxes of regions to leave alone.
 *
 * @param boxes   {@code [G × 4]}
 * @param labels  class of each, 0…C−1
 * @param ignored crowd and ignore regions, {@code [M × 4]}: never assigned; some assigners spare priors inside them
 */
public record GroundTruth(Boxes boxes, int[] labels, Boxes ignored) {
    public static final GroundTruth NONE = new GroundTruth(Boxes.NONE, new int[0], Boxes.NONE);

    public GroundTruth {
        if (boxes.count() != labels.length) {
            throw new IllegalArgumentException(boxes.count() + " boxes but " + labels.length + " labels");
        }
    }

    public int count() {
        return labels.length;
    }

    public int label(int gt) {
        return labels[gt];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroundTruth o && boxes.equals(o.boxes) && Arrays.equals(labels, o.labels)
                && ignored.equals(o.ignored);
    }

    @Override
    public int hashCode() {
        return 31 * boxes.hashCode() + Arrays.hashCode(labels);
    }
}
