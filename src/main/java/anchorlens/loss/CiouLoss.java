package anchorlens.loss;

import anchorlens.geometry.Box;
import anchorlens.loss.BoxTerms.Term;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import java.util.Objects;

/**
 * Complete IoU: {@code 1 − u + ρ²/c² + a·v}, distance IoU and the difference of the shapes
 * {@code v = (4/π²)(atan(W/H) − atan(w/h))²}. The weight a follows from u and v and carries no gradient.
 *
 * <p>The two wide-spread implementations differ, by more than ε for small overlaps:
 * <ul>
 * <li>mmdetection: {@code a = v / (1 − u + v)} where u &gt; 0.5, else 0; the IoU part is held in −1…1; ε = 1e-6;
 * <li>Ultralytics: {@code a = v / (1 − u + v + ε)} for every u; ε = 1e-7 is also part of both heights in the areas.
 * </ul>
 *
 * <p><strong>Source:</strong> Zheng et al. 2020, "Distance-IoU Loss", equations 8 to 11; mmdetection 3.3 {@code
 * ciou_loss}; Ultralytics 8.3 {@code bbox_iou}.
 *
 * @param flavor  whose definition
 * @param epsilon added to union area, c² and heights, above 0
 */
public record CiouLoss(
        @Parameter(label = "Definition",
                help = "mmdetection compares shapes of well overlapping boxes only, Ultralytics of "
                + "all.", source = "mmdetection 3.3, Ultralytics 8.3")
        Flavor flavor,
        @Parameter(label = "Added area", symbol = "ε", min = 1e-12, max = 0.1, logarithmic = true,
                help = "Added to areas, squared diagonal and heights, so that boxes without area have a finite loss.",
                source = "mmdetection 3.3: 1e-6; Ultralytics 8.3: 1e-7")
        double epsilon) implements BoxLoss {

    /** Whose definition of the weight a. */
    public enum Flavor implements Labelled {
        MMDETECTION("mmdetection"), ULTRALYTICS("Ultralytics");

        private final String label;

        Flavor(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public CiouLoss() {
        this(Flavor.MMDETECTION, 1e-6);
    }

    public CiouLoss {
        Objects.requireNonNull(flavor, "flavor");
        IouLoss.requireEpsilon(epsilon);
    }

    /** The loss as Ultralytics trains with it. */
    public static CiouLoss ultralytics() {
        return new CiouLoss(Flavor.ULTRALYTICS, 1e-7);
    }

    @Override
    public double value(Box predicted, Box truth) {
        return 1 - ciou(predicted, truth).value();
    }

    @Override
    public double[] gradient(Box predicted, Box truth) {
        return ciou(predicted, truth).gradient(-1);
    }

    private Term ciou(Box predicted, Box truth) {
        BoxTerms terms = new BoxTerms(predicted, truth);
        return flavor == Flavor.MMDETECTION ? mmdetection(terms, truth) : ultralytics(terms, truth);
    }

    private Term mmdetection(BoxTerms terms, Box truth) {
        Term u = terms.intersection().over(IouLoss.union(terms, truth).plus(epsilon));
        Term v = terms.shapeDifference(epsilon);
        double weight = u.value() > 0.5 ? v.value() / (1 - u.value() + v.value()) : 0;
        Term sum = u.minus(DiouLoss.distanceShare(terms, epsilon)).minus(v.scaled(weight));
        return sum.value() > 1 ? Term.constant(1) : sum.atLeast(-1);
    }

    private Term ultralytics(BoxTerms terms, Box truth) {
        Term inter = terms.intersection();
        Term area = terms.width().times(terms.height().plus(epsilon));
        Term u = inter.over(area.plus(truth.width() * (truth.height() + epsilon)).minus(inter).plus(epsilon));
        Term w = terms.enclosingWidth();
        Term h = terms.enclosingHeight();
        Term distance = terms.centerDistance().over(w.times(w).plus(h.times(h)).plus(epsilon));
        Term v = terms.shapeDifference(epsilon);
        double weight = v.value() / (v.value() - u.value() + (1 + epsilon));
        return u.minus(distance).minus(v.scaled(weight));
    }
}
