package anchorlens.scene.training;

import anchorlens.dataset.Annotation;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageReader;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox;
import anchorlens.model.runtime.ImageTensor;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.util.ArrayList;
import java.util.List;

/** A data set's pictures, decoded once and held in memory as bytes: 3 · side² a scene. */
public final class StoredScenes implements SceneSource {
    private final int side;
    private final List<String> classNames;
    private final List<TrainingScene> scenes;

    private StoredScenes(int side, List<String> classNames, List<TrainingScene> scenes) {
        this.side = side;
        this.classNames = List.copyOf(classNames);
        this.scenes = List.copyOf(scenes);
    }

    /**
     * Decodes all pictures, fitted as the detector will see them. Degenerate boxes are left out.
     *
     * @throws DatasetException if a picture cannot be read, or there is none
     */
    public static StoredScenes read(Dataset dataset, int side, Progress progress, CancellationToken cancel)
            throws DatasetException {
        List<TrainingScene> scenes = new ArrayList<>();
        for (ImageRecord record : dataset.images()) {
            cancel.throwIfCancelled();
            progress.report(scenes.size(), dataset.images().size(), "reading " + record.name());
            scenes.add(scene(ImageReader.open(record), side));
        }
        if (scenes.isEmpty() || dataset.categories().isEmpty()) {
            throw new DatasetException(dataset.source() + " holds no annotated images to learn from.");
        }
        return new StoredScenes(side, dataset.categoryNames(), scenes);
    }

    private static TrainingScene scene(OpenedImage image, int side) {
        Letterbox box = Letterbox.fit(Letterbox.Fit.CENTER, image.pixels().width(), image.pixels().height(), side,
                side);
        List<Box> objects = new ArrayList<>();
        List<Box> ignored = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Annotation a : image.annotations()) {
            if (!a.box().isDegenerate() && a.isAssignable()) {
                objects.add(box.toInput(a.box()));
                labels.add(a.category());
            } else if (!a.box().isDegenerate()) {
                ignored.add(box.toInput(a.box()));
            }
        }
        return new TrainingScene(ImageTensor.planes(image.pixels(), box, Pixels.MEAN),
                new GroundTruth(Boxes.of(objects),
                labels.stream().mapToInt(Integer::intValue).toArray(), Boxes.of(ignored)));
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public int count() {
        return scenes.size();
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public TrainingScene scene(int index) {
        return scenes.get(index);
    }
}
