package anchorlens.scene.evaluation;

import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.analysis.flags.Baselines.Seen;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.analysis.flags.ImageInspector;
import anchorlens.analysis.flags.InspectedObject;
import anchorlens.analysis.flags.Inspection;
import anchorlens.analysis.flags.InspectionInput;
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
import anchorlens.scene.TrueEdge;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Measures flags on a data set: spoils a share of the annotations, several times over, and asks every score to find them.
 * Takes part: what is annotated without error, of a class the model has; where the truth is not known, all of at least 24 px
 * of the network's input.
 */
public final class FlagEvaluation {
    private static final double LEAST_SIDE = 24;
    private static final double SEEN = 0.3;
    private static final Nms.Settings NMS = new Nms.Settings(0.05, 0.6, 1000, 100);

    /**
     * How annotations are spoilt.
     *
     * @param draws how often
     * @param share of annotations spoilt in each, above 0 and below 1
     * @param seed  of the draws
     */
    public record Settings(int draws, double share, long seed) {
        public Settings {
            if (draws < 1 || !(share > 0 && share < 1)) {
                throw new IllegalArgumentException("annotations are spoilt in at least one draw, a share of them above 0 and "
                        + "below 1");
            }
        }
    }

    private final Settings settings;
    private final SceneTruth truth;
    private final int[] classOf;
    private final List<String> classNames;
    private final EvidenceSettings evidence = new EvidenceSettings();
    private final List<Subject> subjects = new ArrayList<>();
    private final FlagCounts counts;

    private FlagEvaluation(Settings settings, SceneTruth truth, int[] classOf, List<String> classNames) {
        this.settings = settings;
        this.truth = truth;
        this.classOf = classOf;
        this.classNames = classNames;
        counts = new FlagCounts();
    }

    /**
     * Measures.
     *
     * @param truth   where edges may lie, null where that is not known: then every annotation counts as right
     * @param classOf class of the model of each category, −1 for none
     * @param limit   images at most, the first ones
     * @throws IllegalArgumentException where the model has no edge distributions, or no annotation takes part
     */
    public static FlagTables run(Detector detector, Dataset dataset, SceneTruth truth, int[] classOf, Settings settings,
                                 int limit, Progress progress, CancellationToken cancel)
            throws DatasetException, ModelException {
        if (detector.card().bins().isEmpty()) {
            throw new IllegalArgumentException("the model has no edge distributions, so it says nothing of edges; choose one with "
                    + "a distribution head (GFL, NanoDet, PicoDet, YOLOv8 and later)");
        }
        FlagEvaluation evaluation = new FlagEvaluation(settings, truth, classOf, detector.card().classNames());
        int images = Math.min(limit, dataset.images().size());
        for (int i = 0; i < images; i++) {
            cancel.throwIfCancelled();
            progress.report(i, images, dataset.images().get(i).name());
            OpenedImage image = ImageReader.open(dataset.images().get(i));
            evaluation.add(i, image, detector.run(image.pixels(), cancel));
        }
        if (evaluation.subjects.isEmpty()) {
            throw new IllegalArgumentException("no annotation that could take part has a class of the model");
        }
        return new FlagTables(settings.draws(), truth != null, evaluation.subjects, evaluation.counts);
    }

    private void add(int index, OpenedImage image, ForwardPass pass) {
        List<InspectedObject> objects = new ArrayList<>();
        List<Box> ignored = new ArrayList<>();
        List<Annotation> sources = new ArrayList<>();
        for (Annotation a : image.annotations()) {
            if (a.isAssignable()) {
                objects.add(new InspectedObject(a.box(), classOf[a.category()]));
                sources.add(a);
            } else {
                ignored.add(a.box());
            }
        }
        Letterbox fit = pass.letterbox();
        InspectionInput input = new InspectionInput(pass.head(), fit, classNames, objects, ignored);
        ConfidentPriors priors = ConfidentPriors.of(pass.head(), evidence.leastScore());
        List<Seen> detections = detections(pass, fit);
        List<SceneTruth.Entry> entries = sources.stream().map(this::entry).toList();
        for (int k = 0; k < objects.size(); k++) {
            if (takesPart(objects.get(k), fit, entries.get(k))) {
                subject(index, k, objects, entries.get(k), priors, detections, fit);
            }
        }
        for (FlagSettings.Preset preset : FlagSettings.Preset.values()) {
            Inspection inspection = new ImageInspector(evidence, preset.settings()).inspect(input);
            counts.add(preset, inspection, objects, entries, fit, truth == null ? List.of() : missingOn(image));
        }
    }

    private List<SceneTruth.Entry> missingOn(OpenedImage image) {
        return truth.missing().stream().filter(e -> e.image() == image.record().id()).toList();
    }

    private SceneTruth.Entry entry(Annotation a) {
        SceneTruth.Entry known = truth == null ? null : truth.annotations().get(a.id());
        if (known != null) {
            return known;
        }
        List<TrueEdge> edges = Arrays.stream(Edge.values())
                .map(e -> new TrueEdge(List.of(a.box().edge(e)))).toList();
        return new SceneTruth.Entry(0, 0, edges, InjectedError.NONE);
    }

    private boolean takesPart(InspectedObject o, Letterbox fit, SceneTruth.Entry entry) {
        Box box = fit.toInput(o.box());
        return o.cls() >= 0 && !box.isDegenerate()
                && (truth != null || Math.min(box.width(), box.height()) >= LEAST_SIDE)
                && entry.error().kind() == InjectedError.Kind.NONE;
    }

    private void subject(int image, int which, List<InspectedObject> objects, SceneTruth.Entry entry, ConfidentPriors priors,
                         List<Seen> detections, Letterbox fit) {
        InspectedObject o = objects.get(which);
        List<double[]> legitimate = Arrays.stream(Edge.values())
                .map(e -> entry.edge(e).positions().stream().mapToDouble(Double::doubleValue).toArray()).toList();
        double[] separation = Arrays.stream(Edge.values()).mapToDouble(e -> entry.edge(e).separation()).toArray();
        ObjectEvidence asIs = ObjectEvidence.of(priors, o.box(), o.cls(), fit, evidence);
        List<Sample> spoilt = new ArrayList<>();
        for (int d = 0; d < settings.draws(); d++) {
            SplittableRandom random = new SplittableRandom(((settings.seed() * 1009 + d) * 1_000_003 + image) * 1009 + which);
            random.nextLong();
            Optional<EdgeShift> shift = random.nextDouble() < settings.share()
                    ? EdgeShift.draw(o.box(), legitimate, fit, random) : Optional.empty();
            spoilt.add(shift.map(s -> Sample.of(ObjectEvidence.of(priors, s.box(), o.cls(), fit, evidence), objects, which,
                    new InspectedObject(s.box(), o.cls()), s.edge().ordinal(), detections)).orElse(null));
        }
        subjects.add(new Subject(o.cls(), separation, asIs.supportScore() > SEEN,
                Sample.of(asIs, objects, which, o, -1, detections), spoilt));
    }

    private static List<Seen> detections(ForwardPass pass, Letterbox fit) {
        Predictions predictions = BoxDecoder.decode(pass.head());
        return Nms.run(predictions, pass.head().levels(), NMS).stream()
                .map(d -> new Seen(fit.toImage(predictions.boxes().get(d.prior())), d.cls(), d.score())).toList();
    }
}
