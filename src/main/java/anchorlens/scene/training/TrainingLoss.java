package anchorlens.scene.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import anchorlens.geometry.Iou;

/**
 * The loss of a batch as DJL differentiates it: classification as the weighting has it, {@code w_d ·} distribution
 * focal loss, the mean of the four edges, and {@code w_g · (1 − GIoU)} of the expected boxes; the last two are weighted
 * means over pairs.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss", equations 5 to 7; the sums are those of
 * mmdetection 3.3 {@code GFLHead}, and of the released code of DW for its classification.
 *
 * @param classification of the class logits
 * @param config         measures of the network
 * @param dfl            w_d
 * @param giou           w_g
 */
// Numbers meet scalars as floats: a double would turn a scalar, and with it the whole loss, into 64 bits.
record TrainingLoss(ClassificationLoss classification, NetworkConfig config, double dfl, double giou) {
    private static final double POSITIVE_SHARE = 0.25;
    private static final int EDGES = 4;

    /** The loss and its parts, each a scalar, already weighted. */
    record Parts(NDArray total, NDArray classes, NDArray edges, NDArray boxes) {
    }

    /**
     * The loss.
     *
     * @param logits {@code [N × C]}
     * @param edges  {@code [N × 4·B]}
     */
    Parts of(NDArray logits, NDArray edges, BatchTargets targets) {
        NDManager manager = logits.getManager();
        NDArray classes = classes(logits, manager.create(targets.positive(), logits.getShape()),
                manager.create(targets.negative(), logits.getShape()), targets);
        if (targets.pairs() == 0) {
            NDArray none = manager.zeros(new Shape());
            return new Parts(classes, classes, none, none);
        }
        int k = targets.pairs();
        NDArray chosen = edges.get(manager.create(targets.rows())).reshape(k, EDGES, config.bins());
        NDArray weights = manager.create(targets.weights());
        NDArray share = weights.div(weights.sum().clip(1e-6, Float.MAX_VALUE));
        NDArray twoHot = manager.create(targets.bins(), new Shape(k, EDGES, config.bins()));
        NDArray ofEdges = chosen.logSoftmax(2).mul(twoHot).sum(new int[] {2}).mean(new int[] {1}).neg().mul(share).sum()
                .mul((float) dfl);
        NDArray strides = manager.create(targets.strides(), new Shape(k, 1));
        NDArray overlap = giou(distances(chosen).mul(strides), manager.create(targets.centers(), new Shape(k, EDGES)),
                manager.create(targets.boxes(), new Shape(k, EDGES)));
        NDArray ofBoxes = overlap.neg().add(1).mul(share).sum().mul((float) giou);
        return new Parts(classes.add(ofEdges).add(ofBoxes), classes, ofEdges, ofBoxes);
    }

    private NDArray classes(NDArray x, NDArray positive, NDArray negative, BatchTargets targets) {
        NDArray p = Activation.sigmoid(x);
        NDArray softplus = Activation.softPlus(x);
        return switch (classification) {
            case ClassificationLoss.Quality(double beta) -> {
                NDArray factor = beta == 2 ? positive.sub(p).square() : positive.sub(p).abs().pow(beta);
                yield factor.mul(softplus.sub(x.mul(positive))).mul(negative).sum().div((float) targets.positiveNorm());
            }
            case ClassificationLoss.Varifocal(double alpha, double gamma) -> {
                NDArray factor = positive.add(p.pow(gamma).mul(alpha).mul(negative));
                yield factor.mul(softplus.sub(x.mul(positive))).sum().div((float) targets.positiveNorm());
            }
            case ClassificationLoss.Dual(double gamma2) -> {
                NDArray towards = positive.mul(softplus.sub(x)).sum()
                        .mul((float) (POSITIVE_SHARE / targets.positiveNorm()));
                yield towards.add(negative.mul(p.pow(gamma2)).mul(softplus).sum().div((float) targets.negativeNorm()));
            }
        };
    }

    /** Expected distances in strides, {@code [… × 4]}, of edge logits {@code [… × 4 × B]}. */
    NDArray distances(NDArray logits) {
        NDArray positions = logits.getManager().arange(0f, config.bins());
        int last = logits.getShape().dimension() - 1;
        return logits.softmax(last).mul(positions).sum(new int[] {last});
    }

    /** GIoU {@code [K]} of boxes given by distances around centres, and objects; see {@link Iou#giou}. */
    private static NDArray giou(NDArray distances, NDArray centers, NDArray boxes) {
        NDArray signs = distances.getManager().create(new float[] {-1, -1, 1, 1});
        NDList a = centers.add(distances.mul(signs)).split(EDGES, 1);
        NDList b = boxes.split(EDGES, 1);
        NDArray width = a.get(2).minimum(b.get(2)).sub(a.get(0).maximum(b.get(0))).clip(0, Float.MAX_VALUE);
        NDArray height = a.get(3).minimum(b.get(3)).sub(a.get(1).maximum(b.get(1))).clip(0, Float.MAX_VALUE);
        NDArray common = width.mul(height);
        NDArray union = area(a).add(area(b)).sub(common).clip(Iou.EPSILON, Float.MAX_VALUE);
        NDArray outerWidth = a.get(2).maximum(b.get(2)).sub(a.get(0).minimum(b.get(0)));
        NDArray outerHeight = a.get(3).maximum(b.get(3)).sub(a.get(1).minimum(b.get(1)));
        NDArray outer = outerWidth.mul(outerHeight).clip(Iou.EPSILON, Float.MAX_VALUE);
        return common.div(union).sub(outer.sub(union).div(outer)).squeeze(1);
    }

    private static NDArray area(NDList box) {
        return box.get(2).sub(box.get(0)).mul(box.get(3).sub(box.get(1)));
    }
}
