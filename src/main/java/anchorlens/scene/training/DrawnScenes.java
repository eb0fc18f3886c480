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

/** Scenes drawn when training begins and held in memory as bytes: 3 · side² a scene, no file in between. */
public record DrawnScenes(int side, List<TrainingScene> scenes) implements SceneSource {
    public DrawnScenes {
        scenes = List.copyOf(scenes);
    }

    /** Draws the scenes 0 … count − 1 of a seed, those that {@code anchorlens scene} writes as files. */
    public static DrawnScenes draw(long seed, int count, int side, Progress progress, CancellationToken cancel) {
        SceneSettings settings = SceneSettings.of(seed, side, side);
        Letterbox whole = Letterbox.identity(side, side);
        List<TrainingScene> scenes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cancel.throwIfCancelled();
            progress.report(i, count, "drawing");
            DrawnScene scene = SceneGenerator.draw(settings, i);
            List<DrawnObject> annotated = scene.objects().stream().filter(DrawnObject::isAnnotated).toList();
            scenes.add(new TrainingScene(ImageTensor.planes(scene.image(), whole, Pixels.MEAN), new GroundTruth(
                    Boxes.of(annotated.stream().map(DrawnObject::box).toList()),
                    annotated.stream().mapToInt(DrawnObject::category).toArray(), Boxes.NONE)));
        }
        return new DrawnScenes(side, scenes);
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
