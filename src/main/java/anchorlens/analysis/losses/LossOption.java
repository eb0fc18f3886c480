package anchorlens.analysis.losses;

import anchorlens.loss.BalancedCrossEntropy;
import anchorlens.loss.BalancedL1Loss;
import anchorlens.loss.BinaryCrossEntropy;
import anchorlens.loss.BoxLoss;
import anchorlens.loss.CiouLoss;
import anchorlens.loss.DiouLoss;
import anchorlens.loss.DynamicBeta;
import anchorlens.loss.FocalLoss;
import anchorlens.loss.GeneralizedFocalLoss;
import anchorlens.loss.GhmClassification;
import anchorlens.loss.GhmRegression;
import anchorlens.loss.GiouLoss;
import anchorlens.loss.IouLoss;
import anchorlens.loss.L1Loss;
import anchorlens.loss.L2Loss;
import anchorlens.loss.QualityFocalLoss;
import anchorlens.loss.SmoothL1Loss;
import anchorlens.loss.VarifocalLoss;
import java.util.List;

/**
 * A loss to look at.
 *
 * @param id     short stable name
 * @param name   the field's name
 * @param family what it is a function of
 * @param usual  its parameters as published
 */
public record LossOption(String id, String name, LossFamily family, Record usual) {
    private static final List<LossOption> ALL = List.of(
            new LossOption("ce", "Cross entropy", LossFamily.CLASSIFICATION, new BinaryCrossEntropy()),
            new LossOption("balanced-ce", "Balanced cross entropy", LossFamily.CLASSIFICATION, new BalancedCrossEntropy()),
            new LossOption("focal", "Focal", LossFamily.CLASSIFICATION, new FocalLoss()),
            new LossOption("qfl", "Quality focal (QFL)", LossFamily.CLASSIFICATION, new QualityFocalLoss()),
            new LossOption("gfl", "Generalized focal (GFL)", LossFamily.CLASSIFICATION, new GeneralizedFocalLoss()),
            new LossOption("vfl", "Varifocal (VFL)", LossFamily.CLASSIFICATION, new VarifocalLoss()),
            new LossOption("dfl", "Distribution focal (DFL)", LossFamily.CLASSIFICATION, new TwoBinLoss()),
            new LossOption("ghm-c", "GHM classification", LossFamily.CLASSIFICATION, new GhmClassification()),
            new LossOption("l1", "L1", LossFamily.REGRESSION, new L1Loss()),
            new LossOption("l2", "L2", LossFamily.REGRESSION, new L2Loss()),
            new LossOption("smooth-l1", "Smooth L1", LossFamily.REGRESSION, new SmoothL1Loss()),
            new LossOption("dynamic-smooth-l1", "Dynamic smooth L1", LossFamily.REGRESSION, new DynamicBeta(1, 10, 1)),
            new LossOption("balanced-l1", "Balanced L1", LossFamily.REGRESSION, new BalancedL1Loss()),
            new LossOption("ghm-r", "GHM regression", LossFamily.REGRESSION, new GhmRegression()),
            new LossOption("iou", "IoU", LossFamily.BOX, new IouLoss()),
            new LossOption("giou", "GIoU", LossFamily.BOX, new GiouLoss()),
            new LossOption("diou", "DIoU", LossFamily.BOX, new DiouLoss()),
            new LossOption("ciou", "CIoU", LossFamily.BOX, new CiouLoss()));

    /** Every loss there is, family by family. */
    public static List<LossOption> all() {
        return ALL;
    }

    /** Those of a family. */
    public static List<LossOption> of(LossFamily family) {
        return ALL.stream().filter(o -> o.family() == family).toList();
    }

    /** @throws IllegalArgumentException in one sentence that lists what there is */
    public static LossOption named(String id) {
        return ALL.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "there is no loss '" + id + "'; there are: " + String.join(", ", ALL.stream().map(LossOption::id).toList())));
    }

    /** The loss of two boxes that parameters of the family {@link LossFamily#BOX} stand for. */
    public static BoxLoss boxLoss(Record parameters) {
        return (BoxLoss) parameters;
    }
}
