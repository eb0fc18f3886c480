package anchorlens.ui.viewer;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Explanation;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Need;
import anchorlens.assign.PriorState;
import anchorlens.assign.Verdict;
import anchorlens.assign.Weighting;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A drawn picture of 640 × 480 with five annotations, a head whose distributions see the first one's bottom edge in two
 * places, and an assignment that leaves the third, tiny one without positives.
 */
public final class PictureFixture {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 480;
    public static final List<String> CATEGORIES = List.of("umbrella", "crate", "chair");
    public static final Box UMBRELLA = new Box(290, 70, 500, 160);
    public static final Box CRATE = new Box(120, 320, 200, 390);
    public static final Box TINY = new Box(40, 40, 46, 47);
    public static final Box CROWD = new Box(20, 200, 100, 290);
    /** Where the head sees the umbrella's bottom edge a second time. */
    public static final double SECOND_BOTTOM = 290;

    private PictureFixture() {
    }

    public static PixelImage picture() {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int sky = 90 + 50 * y / HEIGHT;
                boolean object = UMBRELLA.contains(x, y) && (x + y) % 40 < 20 || CRATE.contains(x, y);
                argb[y * WIDTH + x] = object ? 0xFF8A4034 : 0xFF000000 | sky / 2 + 20 << 16 | sky << 8 | sky + 20;
            }
        }
        return new PixelImage(WIDTH, HEIGHT, argb);
    }

    public static OpenedImage image() {
        return image(picture(), List.of(annotation(0, UMBRELLA, false), annotation(1, CRATE, false),
                annotation(2, TINY, false), annotation(2, CROWD, true)));
    }

    public static OpenedImage image(PixelImage pixels, List<Annotation> annotations) {
        return new OpenedImage(new ImageRecord(1, "drawn.png", Path.of("drawn.png"), pixels.width(), pixels.height(),
                annotations), pixels, annotations, List.of());
    }

    public static Annotation annotation(int category, Box box, boolean crowd) {
        return new Annotation(category + 1, category, box, crowd, false);
    }

    /** The image through head, assigner and weighting. */
    public static RunResult result(OpenedImage image) {
        return new Workbench().run(new RunRequest(image, Optional.of(pass(image)), ClassMapping.byName(CATEGORIES, List.of()), new PriorSetup(),
                new Nearest(12), new Bells()), CancellationToken.NONE);
    }

    private static DecodedPass pass(OpenedImage image) {
        Letterbox letterbox = Letterbox.fit(Letterbox.Fit.CENTER, image.pixels().width(), image.pixels().height(), 640, 640);
        PointPriors points = PointPriors.covering(640, 640, List.of(8, 16, 32, 64), 0.5);
        int n = points.count();
        BinGrid bins = BinGrid.integers(16);
        float[] logits = new float[n * 4 * 16];
        float[] scores = new float[n * CATEGORIES.size()];
        List<Annotation> objects = image.annotations().stream().filter(Annotation::isAssignable).toList();
        for (int i = 0; i < n; i++) {
            Arrays.fill(scores, CATEGORIES.size() * i, CATEGORIES.size() * (i + 1), -6);
            for (Annotation a : objects) {
                Box b = letterbox.toInput(a.box());
                if (b.contains(points.centerX(i), points.centerY(i))) {
                    double off = Math.hypot((points.centerX(i) - b.centerX()) / b.width(), (points.centerY(i) - b.centerY()) / b.height());
                    scores[CATEGORIES.size() * i + a.category()] = (float) (2 - 8 * off);
                    for (Edge e : Edge.values()) {
                        boolean twice = e == Edge.BOTTOM && a.box().equals(UMBRELLA);
                        bell(logits, i, e, b.edge(e), twice ? letterbox.toInputY(SECOND_BOTTOM) : b.edge(e), points);
                    }
                }
            }
        }
        HeadOutput head = new HeadOutput(640, 640, points.levels(), 0.5, ClassScores.ofLogits(n, CATEGORIES.size(), scores, null),
                Optional.of(new EdgeDistributions(n, bins, logits)), Optional.empty());
        return DecodedPass.of(new ForwardPass(head, letterbox, Device.CPU, 0, 0));
    }

    private static void bell(float[] logits, int prior, Edge e, double first, double second, PointPriors points) {
        double centre = e.isHorizontalPosition() ? points.centerX(prior) : points.centerY(prior);
        int stride = points.strideOf(prior);
        for (int k = 0; k < 16; k++) {
            double at = centre + e.direction() * k * stride;
            double near = 0.56 * Math.exp(-sq((at - first) / (1.1 * stride))) + 0.44 * Math.exp(-sq((at - second) / (1.1 * stride)));
            logits[(4 * prior + e.ordinal()) * 16 + k] = (float) Math.log(near + 1e-5);
        }
    }

    private static double sq(double v) {
        return v * v;
    }

    /** Candidates are the priors inside a box of at least 400 px², positives the {@code k} nearest to its centre. */
    public record Nearest(int k) implements Assigner {
        @Override
        public String id() {
            return "nearest";
        }

        @Override
        public String displayName() {
            return "Nearest";
        }

        @Override
        public String summary() {
            return "Keeps the nearest priors inside a box.";
        }

        @Override
        public String source() {
            return "made for tests";
        }

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public String usualWeighting() {
            return "bells";
        }

        @Override
        public AssignmentResult assign(AssignmentInput input, CancellationToken cancel) {
            int n = input.priors().count();
            int[] gt = new int[n];
            Arrays.fill(gt, -1);
            PriorState[] state = new PriorState[n];
            Arrays.fill(state, PriorState.NEGATIVE);
            List<CandidateBag> bags = new ArrayList<>();
            for (int g = 0; g < input.groundTruth().count(); g++) {
                Box b = input.groundTruth().boxes().get(g);
                int[] inside = b.area() < 400 ? new int[0] : IntStream.range(0, n)
                        .filter(i -> b.contains(input.priors().centerX(i), input.priors().centerY(i))).boxed()
                        .sorted(Comparator.comparingDouble(i -> distance(input, i, b))).mapToInt(i -> i).toArray();
                Verdict[] verdicts = new Verdict[inside.length];
                for (int row = 0; row < inside.length; row++) {
                    verdicts[row] = row < k ? Verdict.KEPT : Verdict.NOT_IN_TOP_K;
                    if (row < k) {
                        gt[inside[row]] = g;
                        state[inside[row]] = PriorState.POSITIVE;
                    }
                }
                bags.add(new CandidateBag(g, inside, verdicts, List.of(), Map.of()));
            }
            return new AssignmentResult(gt, state, bags, null);
        }

        private static double distance(AssignmentInput input, int i, Box b) {
            return Math.hypot(input.priors().centerX(i) - b.centerX(), input.priors().centerY(i) - b.centerY());
        }

        @Override
        public Explanation explain(AssignmentInput input, AssignmentResult result, int prior, int gt) {
            return new Explanation(prior, gt, Verdict.KEPT, List.of());
        }
    }

    /** w_pos falls off from a box's centre, w_neg rises towards its border; background weighs nothing. */
    public record Bells() implements Weighting {
        @Override
        public String id() {
            return "bells";
        }

        @Override
        public String displayName() {
            return "Bells";
        }

        @Override
        public String summary() {
            return "Weights by distance.";
        }

        @Override
        public String source() {
            return "made for tests";
        }

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public LossWeights weigh(AssignmentInput input, AssignmentResult assignment, CancellationToken cancel) {
            List<int[]> pairs = new ArrayList<>();
            for (CandidateBag bag : assignment.bags()) {
                Arrays.stream(bag.priors()).sorted().forEach(p -> pairs.add(new int[] {p, bag.gt()}));
            }
            double[] pos = new double[pairs.size()];
            double[] neg = new double[pairs.size()];
            for (int k = 0; k < pos.length; k++) {
                Box b = input.groundTruth().boxes().get(pairs.get(k)[1]);
                double dx = (input.priors().centerX(pairs.get(k)[0]) - b.centerX()) / b.width();
                double dy = (input.priors().centerY(pairs.get(k)[0]) - b.centerY()) / b.height();
                pos[k] = Math.exp(-12 * (dx * dx + dy * dy));
                neg[k] = sq(Math.max(Math.abs(dx), Math.abs(dy)) * 2);
            }
            return new LossWeights(pairs.stream().mapToInt(p -> p[0]).toArray(), pairs.stream().mapToInt(p -> p[1]).toArray(),
                    pos, neg, List.of(), new double[assignment.priorCount()]);
        }
    }
}
