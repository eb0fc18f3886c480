package anchorlens.scene.training;

import java.util.List;

/** Where training takes its pictures from: files held in memory, or a generator that draws them anew. */
public interface SceneSource {
    List<String> classNames();

    /** How many different scenes there are; an epoch sees each once. */
    int count();

    /** Side of the square pictures in pixels. */
    int side();

    /**
     * A scene; the same index always gives the same scene.
     *
     * @param index 0 … count − 1
     */
    TrainingScene scene(int index);
}
