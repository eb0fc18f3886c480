package anchorlens.scene.evaluation;

import anchorlens.analysis.detection.ApSummary;
import anchorlens.analysis.detection.Bimodality;
import anchorlens.analysis.detection.CocoAp;
import anchorlens.analysis.detection.DetectedObject;
import anchorlens.analysis.detection.TrueObject;
import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageReader;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.Nms;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import anchorlens.model.Detector;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelException;
import anchorlens.scene.InjectedError;
import anchorlens.scene.SceneTruth;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a detector over a data set and measures it.
 *
 * @param classes    names of the data set's classes
 * @param precision  average precision and recall; sizes are areas of boxes
 * @param bimodality where the truth of the scenes is known
 * @param images     how many were run
 * @param objects    annotated objects on them
 * @param detections reported on them
 */
public record DetectorEvaluation(List<String> classes, ApSummary precision, Optional<Bimodality> bimodality, int images,
                                 int objects, int detections) {

    /**
     * Measures.
     *
     * @param truth where edges may lie; null where that is not known
     * @param nms   which detections are reported
     * @param limit images at most, the first ones
     * @throws IllegalArgumentException where model and data set have no class in common
     */
    public static DetectorEvaluation of(Detector detector, Dataset dataset, SceneTruth truth, Nms.Settings nms,
                                        int limit, Progress progress, CancellationToken cancel)
            throws DatasetException, ModelException {
        int[] modelClass = modelClasses(dataset.categoryNames(), detector.card().classNames());
        Gathering gathering = new Gathering(modelClass, truth, nms);
        int images = Math.min(limit, dataset.images().size());
        for (int i = 0; i < images; i++) {
            cancel.throwIfCancelled();
            progress.report(i, images, dataset.images().get(i).name());
            OpenedImage image = ImageReader.open(dataset.images().get(i));
            gathering.add(i, image, detector.run(image.pixels(), cancel));
        }
        return new DetectorEvaluation(dataset.categoryNames(),
                CocoAp.evaluate(gathering.objects, gathering.found, modelClass.length),
                Optional.ofNullable(truth).map(t -> gathering.bimodality), images, gathering.objects.size(),
                gathering.found.size());
    }

    /** The model's class of each class of the data set, −1 where it has none of that name. */
    private static int[] modelClasses(List<String> wanted, List<String> known) {
        int[] out = wanted.stream().mapToInt(known::indexOf).toArray();
        if (java.util.Arrays.stream(out).allMatch(c -> c < 0)) {
            throw new IllegalArgumentException("the model's classes " + known + " and those of the annotations "
                    + wanted
                    + " have no name in common; state \"classNames\" in the model's card");
        }
        return out;
    }

    /** What is gathered over the images. */
    private static final class Gathering {
        private final int[] modelClass;
        private final SceneTruth truth;
        private final Nms.Settings nms;
        private final List<TrueObject> objects = new ArrayList<>();
        private final List<DetectedObject> found = new ArrayList<>();
        private final Bimodality bimodality = new Bimodality();

        private Gathering(int[] modelClass, SceneTruth truth, Nms.Settings nms) {
            this.modelClass = modelClass;
            this.truth = truth;
            this.nms = nms;
        }

        private void add(int index, OpenedImage image, ForwardPass pass) {
            Predictions predictions = BoxDecoder.decode(pass.head());
            Letterbox fit = pass.letterbox();
            Box frame = new Box(0, 0, image.pixels().width(), image.pixels().height());
            for (Nms.Detection d : Nms.run(predictions, pass.head().levels(), nms)) {
                for (int c = 0; c < modelClass.length; c++) {
                    if (modelClass[c] == d.cls()) {
                        Box box = fit.toImage(predictions.boxes().get(d.prior())).intersect(frame);
                        found.add(new DetectedObject(index, c, box, d.score()));
                    }
                }
            }
            Optional<ConfidentPriors> confident = truth == null ? Optional.empty()
                    : Optional.of(ConfidentPriors.of(pass.head(), new EvidenceSettings().leastScore()));
            for (Annotation a : image.annotations()) {
                objects.add(new TrueObject(index, a.category(), a.box(), a.box().area(), a.crowd(), a.ignore()));
                if (confident.isPresent() && a.isAssignable() && modelClass[a.category()] >= 0) {
                    addModes(a, pass, confident.get());
                }
            }
        }

        /** Annotations that were spoilt on purpose do not say where an object is. */
        private void addModes(Annotation a, ForwardPass pass, ConfidentPriors confident) {
            SceneTruth.Entry entry = truth.annotations().get(a.id());
            if (entry != null && entry.error().kind() == InjectedError.Kind.NONE) {
                bimodality.add(pass.letterbox().toInput(a.box()), modelClass[a.category()],
                        toInput(entry, pass.letterbox()), pass.head(), confident);
            }
        }

        private static List<double[]> toInput(SceneTruth.Entry entry, Letterbox fit) {
            List<double[]> out = new ArrayList<>();
            for (Edge edge : Edge.values()) {
                out.add(entry.edge(edge).positions().stream()
                        .mapToDouble(p -> edge.isHorizontalPosition() ? fit.toInputX(p) : fit.toInputY(p)).toArray());
            }
            return out;
        }
    }
}
