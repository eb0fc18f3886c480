package anchorlens.loss;

import anchorlens.geometry.Box;
import anchorlens.loss.BoxTerms.Term;
import anchorlens.parameters.Parameter;

/**
 * Distance IoU: {@code 1 − u + ρ²/c²}, u the overlap, ρ the distance of the centres, c the diagonal of the smallest box
 * around both; 0…2. It pulls centres together also where one box lies inside the other.
 *
 * <p><strong>Source:</strong> Zheng et al. 2020, "Distance-IoU Loss"; mmdetection 3.3 {@code diou_loss}.
 *
 * @param epsilon added to the union area and to c², above 0
 */
public record DiouLoss(
        @Parameter(label = "Added area", symbol = "ε", min = 1e-12, max = 0.1, logarithmic = true,
                help = "Added to the union and to the squared diagonal, so that boxes without area have a finite loss.",
                source = "mmdetection 3.3: 1e-6")
        double epsilon) implements BoxLoss {

    public DiouLoss() {
        this(1e-6);
    }

    public DiouLoss {
        IouLoss.requireEpsilon(epsilon);
    }

    @Override
    public double value(Box predicted, Box truth) {
        return diou(predicted, truth).value();
    }

    @Override
    public double[] gradient(Box predicted, Box truth) {
        return diou(predicted, truth).gradient(1);
    }

    private Term diou(Box predicted, Box truth) {
        BoxTerms terms = new BoxTerms(predicted, truth);
        Term overlap = terms.intersection().over(IouLoss.union(terms, truth).plus(epsilon));
        Term one = Term.constant(1);
        return one.minus(overlap.minus(distanceShare(terms, epsilon)));
    }

    /** ρ²/(c² + ε) with the enclosure held at 0 from below. */
    static Term distanceShare(BoxTerms terms, double epsilon) {
        Term w = terms.enclosingWidth().atLeast(0);
        Term h = terms.enclosingHeight().atLeast(0);
        return terms.centerDistance().over(w.times(w).plus(h.times(h)).plus(epsilon));
    }
}
