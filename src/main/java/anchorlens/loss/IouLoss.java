package anchorlens.loss;

import anchorlens.geometry.Box;
import anchorlens.loss.BoxTerms.Term;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import java.util.Objects;

/**
 * Loss of the overlap u of two boxes: {@code −ln u}, {@code 1 − u} or {@code 1 − u²}.
 *
 * <p>u is held at ε from below, so boxes that do not overlap have the largest value (13.8 for the logarithm) and <em>no
 * gradient</em>.
 *
 * <p><strong>Source:</strong> Yu et al. 2016, "UnitBox" (logarithm); mmdetection 3.3 {@code iou_loss}.
 *
 * @param form    what is made of the overlap
 * @param epsilon smallest overlap and smallest union area, above 0
 */
public record IouLoss(
        @Parameter(label = "Form",
                help = "The logarithm pulls hardest where the overlap is small, the square where it is "
                + "large.", source = "mmdetection 3.3: logarithm")
        Form form,
        @Parameter(label = "Smallest overlap", symbol = "ε", min = 1e-12, max = 0.1, logarithmic = true,
                help = "Overlaps and areas below it count as this much.", source = "mmdetection 3.3: 1e-6")
        double epsilon) implements BoxLoss {

    /** What is made of the overlap u. */
    public enum Form implements Labelled {
        LOG("−ln u"), LINEAR("1 − u"), SQUARE("1 − u²");

        private final String label;

        Form(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public IouLoss() {
        this(Form.LOG, 1e-6);
    }

    public IouLoss {
        Objects.requireNonNull(form, "form");
        requireEpsilon(epsilon);
    }

    @Override
    public double value(Box predicted, Box truth) {
        double u = overlap(predicted, truth).value();
        return switch (form) {
            case LOG -> u == 1 ? 0 : -Math.log(u);
            case LINEAR -> 1 - u;
            case SQUARE -> 1 - u * u;
        };
    }

    @Override
    public double[] gradient(Box predicted, Box truth) {
        Term u = overlap(predicted, truth);
        return u.gradient(switch (form) {
            case LOG -> -1 / u.value();
            case LINEAR -> -1;
            case SQUARE -> -2 * u.value();
        });
    }

    private Term overlap(Box predicted, Box truth) {
        return ratio(new BoxTerms(predicted, truth), truth, epsilon).atLeast(epsilon);
    }

    /** Intersection over a union of at least ε. */
    static Term ratio(BoxTerms terms, Box truth, double epsilon) {
        return terms.intersection().over(union(terms, truth).atLeast(epsilon));
    }

    /** Area of what either box covers. */
    static Term union(BoxTerms terms, Box truth) {
        return terms.width().times(terms.height()).plus(truth.width() * truth.height()).minus(terms.intersection());
    }

    static void requireEpsilon(double epsilon) {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("ε of a box loss must be above 0, but is " + epsilon);
        }
    }
}
