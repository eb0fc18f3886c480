package anchorlens.analysis.twostage;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;

/**
 * How Dynamic R-CNN raises the positive threshold T and lowers the β of smooth L1 while proposals get better.
 *
 * <ol>
 * <li>Every iteration notes an IoU: the K_I-th largest of an image's proposals (ground truths among them).
 * <li>It also notes a target: the K_β-th smallest {@code (|t_x| + |t_y|) / 2}.
 * <li>Every C iterations {@code T = max(T₀, mean of the IoUs)} and {@code β = min(β₀, median of the targets)}.
 * </ol>
 *
 * <p>The released implementations differ: see {@link Rule}.
 *
 * <p><strong>Source:</strong> Zhang et al. 2020, "Dynamic R-CNN", sections 3.2 and 3.3, algorithm 1.
 *
 * @param rule                whose statistics
 * @param initialThreshold    T₀, also the smallest T, 0…1
 * @param largest             K_I, 1 or more
 * @param initialBeta         β₀, also the largest β, above 0
 * @param smallest            K_β, an image, 1 or more
 * @param every               C, iterations an update, 1 or more
 * @param imagesPerIteration  images that one iteration sees, 1 or more
 */
public record DynamicRcnn(
        @Parameter(label = "Statistics of", group = "Dynamic R-CNN",
                help = "mmdetection takes the IoU of each image and the targets of positives; the authors' code joins the images "
                        + "of an iteration and takes the targets of all proposals.")
        Rule rule,
        @Parameter(label = "First threshold", symbol = "T₀", min = 0, max = 1, group = "Dynamic R-CNN",
                help = "T until the first update; it never falls below.", source = "Dynamic R-CNN: 0.4")
        double initialThreshold,
        @Parameter(label = "Largest IoU", symbol = "K_I", min = 1, max = 10_000, sliderMax = 200, group = "Dynamic R-CNN",
                help = "Which of the largest IoUs of an image counts. Made for 1000 proposals and many objects; with few of either "
                        + "take a smaller one, or T never leaves T₀.", source = "Dynamic R-CNN: 75")
        int largest,
        @Parameter(label = "First β", symbol = "β₀", min = 1e-6, max = 100, sliderMin = 0.01, sliderMax = 2,
                logarithmic = true, group = "Dynamic R-CNN",
                help = "β until the first update; it never grows beyond.", source = "Dynamic R-CNN: 1")
        double initialBeta,
        @Parameter(label = "Smallest target", symbol = "K_β", min = 1, max = 10_000, sliderMax = 100, group = "Dynamic R-CNN",
                help = "Which of the smallest targets of an image counts.", source = "Dynamic R-CNN: 10")
        int smallest,
        @Parameter(label = "Iterations per update", symbol = "C", min = 1, max = 100_000, sliderMax = 500, group = "Dynamic R-CNN",
                help = "How many iterations are noted before T and β follow them.", source = "Dynamic R-CNN: 100")
        int every,
        @Parameter(label = "Images per iteration", min = 1, max = 1024, sliderMax = 16, group = "Dynamic R-CNN",
                help = "How many images of the open set one iteration sees.", source = "Dynamic R-CNN: 2 a card")
        int imagesPerIteration) {

    /** Which implementation's statistics are followed. */
    public enum Rule implements Labelled {
        /**
         * mmdetection 3.3 {@code DynamicRoIHead}: the IoU is the mean over images of {@code min(K_I, n)}-th largest; the target the
         * {@code min(K_β · images, positives)}-th smallest among the positives at the present T; the median of an even number is the
         * mean of the middle two.
         */
        MMDETECTION("mmdetection"),
        /**
         * The authors' code (hkzhang95/DynamicRCNN): both statistics run over the joined proposals of all images,
         * {@code K · images}-th, the targets over all proposals whether positive or not; the median is the upper one. An
         * iteration with an image without ground truths is skipped though it counts, and the sum of IoUs is divided by C all
         * the same.
         */
        ORIGINAL("authors' code");

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public DynamicRcnn() {
        this(Rule.MMDETECTION, 0.4, 75, 1, 10, 100, 2);
    }

    public DynamicRcnn {
        if (!(initialThreshold >= 0 && initialThreshold <= 1 && initialBeta > 0)) {
            throw new IllegalArgumentException("T₀ must lie in 0 … 1 and β₀ above 0, not " + initialThreshold + " and "
                    + initialBeta);
        }
        if (largest < 1 || smallest < 1 || every < 1 || imagesPerIteration < 1) {
            throw new IllegalArgumentException("K_I, K_β, C and the images per iteration must be 1 or more, not " + largest
                    + ", " + smallest + ", " + every + " and " + imagesPerIteration);
        }
    }
}
