package anchorlens.model.report;

import anchorlens.detection.BoxDecoder;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What there is to say about a model: how it was recognised and, where an image was given, its best-scored priors with
 * their boxes and edge distributions. Plain values; {@link #lines()} is the text for people, {@link ModelReportJson}
 * the structure for programs.
 *
 * @param card    how the file was recognised
 * @param device  what it ran on
 * @param notices see {@link Detector#notices()}
 * @param others  what else the file could be read as, "mmdet-paa: PAA raw head"; a card's "reading" chooses
 * @param pass    the run over an image, where there was one
 */
public record ModelReport(ModelCard card, Device device, List<String> notices, List<String> others, Optional<Pass> pass) {
    private static final double COARSE_REDUCTION = 2;

    public ModelReport {
        notices = List.copyOf(notices);
        others = List.copyOf(others);
    }

    /**
     * One image through the model.
     *
     * @param letterbox        how the image was fitted into the input
     * @param preprocessMillis resizing and normalising
     * @param forwardMillis    the network alone
     * @param priors           P, the number of all priors
     * @param top              the priors with the largest class score, best first, lowest index first on ties
     * @param remarks          what looks wrong or deserves attention, each one sentence
     */
    public record Pass(Letterbox letterbox, double preprocessMillis, double forwardMillis, int priors, List<Prior> top,
                       List<String> remarks) {
        public Pass {
            top = List.copyOf(top);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * One prior and what the head said there.
     *
     * @param prior         index over all levels
     * @param cls           its best class
     * @param className     that class's name
     * @param score         probability of that class, 0…1
     * @param level         index of its level, −1 where the priors have no grid
     * @param stride        of that level, input pixels; 1 without a grid
     * @param row           of its cell, −1 without a grid
     * @param col           of its cell, −1 without a grid
     * @param centerX       input pixels
     * @param centerY       input pixels
     * @param box           image pixels, not clipped
     * @param distances     to the edges l, t, r, b in strides; empty where the head has no distributions
     * @param probabilities {@code [4 × B]}, edges l, t, r, b; empty where the head has no distributions
     * @param logits        {@code [4 × B]}, likewise
     */
    public record Prior(int prior, int cls, String className, double score, int level, int stride, int row, int col,
                        double centerX, double centerY, Box box, List<Double> distances,
                        List<List<Double>> probabilities, List<List<Double>> logits) {
    }

    /** A report without an image. */
    public static ModelReport of(Detector detector) {
        return new ModelReport(detector.card(), detector.device(), detector.notices(), others(detector), Optional.empty());
    }

    /**
     * Runs an image and reports its best priors.
     *
     * @param top how many priors at most
     * @throws ModelException if the runtime fails
     */
    public static ModelReport of(Detector detector, PixelImage image, int top, CancellationToken cancel)
            throws ModelException {
        ForwardPass pass = detector.run(image, cancel);
        HeadOutput head = pass.head();
        Predictions predictions = BoxDecoder.decode(head);
        ClassScores scores = head.scores();
        Comparator<Integer> bestFirst = Comparator.comparingDouble(i -> -score(scores, i));
        List<Prior> priors = IntStream.range(0, head.priorCount()).boxed().sorted(bestFirst).limit(top)
                .map(i -> prior(i, head, predictions, pass.letterbox(), detector.card())).toList();
        return new ModelReport(detector.card(), detector.device(), detector.notices(), others(detector), Optional.of(new Pass(
                pass.letterbox(), pass.preprocessMillis(), pass.forwardMillis(), head.priorCount(), priors,
                remarks(pass))));
    }

    private static List<String> others(Detector detector) {
        return detector.readings().stream().skip(1).map(c -> c.reading() + ": " + c.family()).toList();
    }

    private static double score(ClassScores scores, int prior) {
        return scores.joint(prior, scores.bestClass(prior));
    }

    private static Prior prior(int i, HeadOutput head, Predictions predictions, Letterbox letterbox, ModelCard card) {
        int cls = head.scores().bestClass(i);
        int levelIndex = head.priors().levelOf(i);
        Optional<FeatureLevel> level = levelIndex < 0 ? Optional.empty() : Optional.of(head.levels().get(levelIndex));
        List<Double> distances = new ArrayList<>();
        List<List<Double>> probabilities = new ArrayList<>();
        List<List<Double>> logits = new ArrayList<>();
        if (head.distributions().isPresent()) {
            EdgeDistributions d = head.distributions().get();
            int bins = d.bins().count();
            for (Edge edge : Edge.values()) {
                int from = (i * 4 + edge.ordinal()) * bins;
                distances.add(d.expectation(i, edge));
                probabilities.add(DoubleStream.of(d.probabilities(i, edge)).boxed().toList());
                logits.add(IntStream.range(from, from + bins).mapToObj(k -> (double) d.array()[k]).toList());
            }
        }
        return new Prior(i, cls, card.classNames().get(cls), score(head.scores(), i), levelIndex,
                head.priors().strideOf(i), level.map(l -> l.row(i)).orElse(-1), level.map(l -> l.col(i)).orElse(-1),
                head.priors().centerX(i), head.priors().centerY(i),
                letterbox.toImage(predictions.boxes().get(i)), List.copyOf(distances), List.copyOf(probabilities),
                List.copyOf(logits));
    }

    private static List<String> remarks(ForwardPass pass) {
        HeadOutput head = pass.head();
        Letterbox box = pass.letterbox();
        List<String> remarks = new ArrayList<>(pass.remarks());
        double reduction = 1 / Math.min(box.scaleX(), box.scaleY());
        if (reduction > COARSE_REDUCTION) {
            remarks.add(String.format(Locale.ROOT, "The image is reduced %.1f times by bilinear sampling, as the "
                    + "usual deployments do; fine detail between the samples is lost.", reduction));
        }
        remarks.addAll(ScoreRemarks.of(head.scores()));
        return remarks;
    }

    /** The report as text, one line a string. */
    public List<String> lines() {
        return new ModelReportText(this).lines();
    }
}
