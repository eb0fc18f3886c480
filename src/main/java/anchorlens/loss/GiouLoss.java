package anchorlens.loss;

import anchorlens.geometry.Box;
import anchorlens.loss.BoxTerms.Term;
import anchorlens.parameters.Parameter;

/**
 * Generalized IoU: {@code 1 − (u − (E − U)/E)}, u the overlap, U the area of both boxes together, E that of the
 * smallest box around them; 0…2, with a gradient also where the boxes do not overlap.
 *
 * <p><strong>Source:</strong> Rezatofighi et al. 2019, "Generalized Intersection over Union"; mmdetection 3.3
 * {@code giou_loss}.
 *
 * @param epsilon smallest U and E, above 0
 */
public record GiouLoss(
        @Parameter(label = "Smallest area", symbol = "ε", min = 1e-12, max = 0.1, logarithmic = true,
                help = "Areas below it count as this much, so that boxes without area have a finite loss.",
                source = "mmdetection 3.3: 1e-6")
        double epsilon) implements BoxLoss {

    public GiouLoss() {
        this(1e-6);
    }

    public GiouLoss {
        IouLoss.requireEpsilon(epsilon);
    }

    @Override
    public double value(Box predicted, Box truth) {
        return 1 - giou(predicted, truth).value();
    }

    @Override
    public double[] gradient(Box predicted, Box truth) {
        return giou(predicted, truth).gradient(-1);
    }

    private Term giou(Box predicted, Box truth) {
        BoxTerms terms = new BoxTerms(predicted, truth);
        Term union = IouLoss.union(terms, truth).atLeast(epsilon);
        Term enclosure = terms.enclosingWidth().atLeast(0).times(terms.enclosingHeight().atLeast(0)).atLeast(epsilon);
        return terms.intersection().over(union).minus(enclosure.minus(union).over(enclosure));
    }
}
