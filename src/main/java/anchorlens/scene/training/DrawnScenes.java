package anchorlens.scene.training;

import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox;
import anchorlens.model.runtime.ImageTensor;
import anchorlens.scene.DrawnObject;
import anchorlens.scene.DrawnScene;
import anchorlens.scene.SceneGenerator;
import anchorlens.scene.SceneSettings;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Scenes drawn when training begins and held in memory as bytes: 3 · side² a scene, no file in between. */
public record DrawnScenes(int side, List<TrainingScene> scenes) implements SceneSource {
    private static final int AT_ONCE = 200;

    public DrawnScenes {
        scenes = List.copyOf(scenes);
    }

    /** Draws the scenes 0 … count − 1 of a seed, those that {@code anchorlens scene} writes as files. */
    public static DrawnScenes draw(long seed, int count, int side, Progress progress, CancellationToken cancel) {
        SceneSettings settings = SceneSettings.of(seed, side, side);
        Letterbox whole = Letterbox.identity(side, side);
        List<TrainingScene> scenes = new ArrayList<>(count);
        for (int from = 0; from < count; from += AT_ONCE) {
            cancel.throwIfCancelled();
            progress.report(from, count, "drawing");
            // A scene follows from its number alone, so all processors may draw.
            scenes.addAll(IntStream.range(from, Math.min(from + AT_ONCE, count)).parallel()
                    .mapToObj(i -> learned(SceneGenerator.draw(settings, i), whole)).toList());
        }
        return new DrawnScenes(side, scenes);
    }

    private static TrainingScene learned(DrawnScene scene, Letterbox whole) {
        List<DrawnObject> annotated = scene.objects().stream().filter(DrawnObject::isAnnotated).toList();
        return new TrainingScene(ImageTensor.planes(scene.image(), whole, Pixels.MEAN), new GroundTruth(
                Boxes.of(annotated.stream().map(DrawnObject::box).toList()),
                annotated.stream().mapToInt(DrawnObject::category).toArray(), Boxes.NONE));
    }

    @Override
    public List<String> classNames() {
        return SceneGenerator.CATEGORIES;
    }

    @Override
    public int count() {
        return scenes.size();
    }

    @Override
    public TrainingScene scene(int index) {
        return scenes.get(index);
    }
}
