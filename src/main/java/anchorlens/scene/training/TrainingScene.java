package anchorlens.scene.training;

import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;

/**
 * A picture to learn from.
 *
 * @param planes {@code [3 × side × side]} unsigned bytes R, G, B; not to be written to
 * @param truth  its objects, in pixels of the planes
 */
public record TrainingScene(byte[] planes, GroundTruth truth) {

    /** The objects with left and right exchanged. */
    static GroundTruth flipped(GroundTruth truth, int side) {
        return new GroundTruth(flipped(truth.boxes(), side), truth.labels(), flipped(truth.ignored(), side));
    }

    private static Boxes flipped(Boxes boxes, int side) {
        float[] out = boxes.array().clone();
        for (int i = 0; i < out.length; i += 4) {
            float left = out[i];
            out[i] = side - out[i + 2];
            out[i + 2] = side - left;
        }
        return Boxes.ofArray(out);
    }
}
