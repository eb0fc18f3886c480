package anchorlens.scene.training;

import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Scenes of one or two bright or dark blocks on grey: enough to see whether a network learns. */
record Blocks(int count, int side) implements SceneSource {
    @Override
    public List<String> classNames() {
        return List.of("bright", "dark");
    }

    @Override
    public TrainingScene scene(int index) {
        Random random = new Random(index);
        byte[] planes = new byte[3 * side * side];
        Arrays.fill(planes, (byte) 128);
        List<Box> boxes = new ArrayList<>();
        int[] labels = new int[1 + random.nextInt(2)];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
            int w = side / 5 + random.nextInt(side / 5);
            int h = side / 5 + random.nextInt(side / 5);
            int x = i * side / 2 + random.nextInt(side / 2 - w);
            int y = random.nextInt(side - h);
            for (int k = 0; k < 3 * w * h; k++) {
                planes[k / (w * h) * side * side + (y + k / w % h) * side + x + k % w] = (byte) (labels[i] == 0 ? 240
                        : 20);
            }
            boxes.add(Box.ofSize(x, y, w, h));
        }
        return new TrainingScene(planes, new GroundTruth(Boxes.of(boxes), labels, Boxes.NONE));
    }
}
