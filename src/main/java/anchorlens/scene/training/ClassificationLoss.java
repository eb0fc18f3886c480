package anchorlens.scene.training;

import anchorlens.assign.DwWeighting;
import anchorlens.assign.GflWeighting;
import anchorlens.assign.ToodWeighting;
import anchorlens.assign.VflWeighting;
import anchorlens.assign.Weighting;

/** The loss of the class logits that a weighting writes out. */
sealed interface ClassificationLoss {
    /** Quality focal loss {@code |q − p|^β · BCE(p, q)}. */
    record Quality(double beta) implements ClassificationLoss {
    }

    /** Varifocal loss: {@code q · BCE(p, q)} where q &gt; 0, {@code α · p^γ · BCE(p, 0)} elsewhere. */
    record Varifocal(double alpha, double gamma) implements ClassificationLoss {
    }

    /**
     * Dual weighting: {@code 0.25 · w_pos · BCE(p, 1)} and {@code P_neg · p^γ₂ · BCE(p, 0)}, p^γ₂ being differentiated
     * too.
     */
    record Dual(double gamma2) implements ClassificationLoss {
    }

    /** @throws IllegalArgumentException if the detector cannot be trained with the weighting */
    static ClassificationLoss of(Weighting weighting) {
        return switch (weighting) {
            case GflWeighting gfl -> new Quality(gfl.beta());
            case ToodWeighting tood -> new Quality(tood.focusing());
            case VflWeighting vfl -> new Varifocal(vfl.alpha(), vfl.gamma());
            case DwWeighting dw when dw.variant() == DwWeighting.Variant.CODE -> new Dual(dw.gamma2());
            default -> throw new IllegalArgumentException(
                    "training knows the weightings gfl, vfl, tood and dw (with the formulas of its released code), not "
                    + weighting);
        };
    }
}
