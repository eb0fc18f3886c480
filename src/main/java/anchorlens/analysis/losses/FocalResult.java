package anchorlens.analysis.losses;

import java.util.List;

/**
 * How the classification loss of one or more images is shared out.
 *
 * @param settings   what was asked
 * @param imbalance  how many samples there are of each kind
 * @param foreground a curve for every γ
 * @param background a curve for every γ
 * @param methods    cross entropy, every γ, hard example mining, GHM
 * @param norms      how often each gradient norm occurs and how much it pulls
 */
public record FocalResult(FocalSettings settings, Imbalance imbalance, List<ShareCurve> foreground, List<ShareCurve> background,
                          List<Method> methods, NormBins norms) {
    public FocalResult {
        foreground = List.copyOf(foreground);
        background = List.copyOf(background);
        methods = List.copyOf(methods);
    }

    /** Counts over all images: priors, of which foreground, background and ignored; C classes. */
    public record Imbalance(long images, long priors, long foreground, long background, long ignored, int classes) {
        /** Background priors for each foreground prior; infinite without any. */
        public double ratio() {
            return (double) background / foreground;
        }

        /** Targets 0 for each target 1, classes counted one by one. */
        public double termRatio() {
            return (double) (((foreground + background) * classes) - foreground) / foreground;
        }
    }

    /**
     * What a loss makes of the priors.
     *
     * @param foreground          priors that count
     * @param background          priors that count
     * @param foregroundLoss      sum of their losses
     * @param backgroundLoss      sum of their losses
     * @param effectiveForeground how many equally strong priors would have the same spread of losses: {@code (Σ l)² / Σ l²}
     * @param effectiveBackground the same for background
     */
    public record Method(String name, long foreground, long background, double foregroundLoss, double backgroundLoss,
                         double effectiveForeground, double effectiveBackground) {
        /** Share of the loss that foreground has, 0…1; NaN where there is no loss. */
        public double foregroundShare() {
            return foregroundLoss / (foregroundLoss + backgroundLoss);
        }
    }

    /**
     * Gradient norms {@code |p − y|} of all prior × class terms in equal bins over 0…1.
     *
     * @param counts     terms in each bin
     * @param plain      share of the summed gradient norm under cross entropy
     * @param focal      the same under the focal loss with the last γ
     * @param harmonized the same under GHM
     */
    public record NormBins(long[] counts, double[] plain, double[] focal, double[] harmonized) {
    }
}
