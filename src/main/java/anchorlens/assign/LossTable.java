package anchorlens.assign;

import anchorlens.loss.FocalLoss;
import anchorlens.loss.QualityFocalLoss;
import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function of a class logit, such as its loss as background, read from a table where it has to be fast.
 *
 * <p>Between logits of ±{@value #REACH} it is read from a table of polynomials of degree 5, one for every eighth,
 * that meet it in six points each; their error is below 1e-12. Beyond, it is computed.
 */
final class LossTable {
    private static final double REACH = 16;
    private static final int CELLS_PER_UNIT = 8;
    private static final int NODES = 6;
    /** {@code |σ(x)|² · BCE(x, 0)}: quality focal loss of background with β = 2. */
    static final LossTable QUALITY = new LossTable(x -> new QualityFocalLoss(2).value(x, 0));
    /** {@code (1 − α) σ(x)^γ · BCE(x, 0)}: focal loss of background with α = 0.25, γ = 2. */
    static final LossTable FOCAL = new LossTable(x -> new FocalLoss(0.25, 2).value(x, false));
    private final DoubleUnaryOperator loss;
    private final double[] coefficients;

    /** @param loss smooth, and finite for finite logits */
    LossTable(DoubleUnaryOperator loss) {
        this.loss = loss;
        int cells = (int) (2 * REACH) * CELLS_PER_UNIT;
        coefficients = new double[cells * NODES];
        double[] at = new double[NODES];
        double[] value = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            at[k] = 0.5 * Math.cos(Math.PI * (k + 0.5) / NODES);
        }
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < NODES; k++) {
                value[k] = loss.applyAsDouble((cell + 0.5 + at[k]) / CELLS_PER_UNIT - REACH);
            }
            interpolate(at, value, coefficients, cell * NODES);
        }
    }

    /** Coefficients of the polynomial through the given points, from Newton's divided differences. */
    private static void interpolate(double[] at, double[] value, double[] out, int from) {
        double[] newton = value.clone();
        for (int order = 1; order < NODES; order++) {
            for (int k = NODES - 1; k >= order; k--) {
                newton[k] = (newton[k] - newton[k - 1]) / (at[k] - at[k - order]);
            }
        }
        double[] c = new double[NODES];
        for (int k = NODES - 1; k >= 0; k--) {
            for (int power = NODES - 1; power > 0; power--) {
                c[power] = c[power - 1] - at[k] * c[power];
            }
            c[0] = newton[k] - at[k] * c[0];
        }
        System.arraycopy(c, 0, out, from, NODES);
    }

    /** The function's value at a logit. */
    double of(double logit) {
        double position = (logit + REACH) * CELLS_PER_UNIT;
        if (!(position >= 0 && position < 2 * REACH * CELLS_PER_UNIT)) {
            return loss.applyAsDouble(logit);
        }
        int cell = (int) position;
        double x = position - cell - 0.5;
        int k = cell * NODES;
        double[] c = coefficients;
        return c[k] + x * (c[k + 1] + x * (c[k + 2] + x * (c[k + 3] + x * (c[k + 4] + x * c[k + 5]))));
    }

    /**
     * The sum over all classes of a prior.
     *
     * @throws IllegalArgumentException naming the first score that is not finite
     */
    double ofAll(CheckedPredictions predictions, int prior) {
        double sum = 0;
        for (int c = 0; c < predictions.classes(); c++) {
            sum += of(predictions.logit(prior, c));
        }
        return sum;
    }
}
