package anchorlens.analysis.audit;

import anchorlens.parameters.Parameter;

/** What an audit looks for. */
public record AuditSettings(
        @Parameter(label = "Few positives below", min = 1, max = 100, sliderMax = 20,
                help = "Objects with fewer positives than this are listed; 1 lists only those without any.")
        int fewPositives,
        @Parameter(label = "Bins", min = 2, max = 128, sliderMax = 64,
                help = "Bins of each edge distribution. They reach (bins − 1) strides from a prior; edges beyond that cannot be "
                        + "learnt.")
        int bins,
        @Parameter(label = "Duplicates from", min = 0, max = 1,
                help = "Two boxes of one class are duplicates from this IoU on.")
        double duplicateIou,
        @Parameter(label = "Tolerance at the border", min = 0, max = 100, sliderMax = 10, unit = "px",
                help = "A box may leave its image by this much: annotation tools round.")
        double tolerance) {

    public AuditSettings() {
        this(3, 17, 0.9, 1);
    }

    public AuditSettings {
        if (fewPositives < 1 || bins < 2 || !(duplicateIou > 0 && duplicateIou <= 1) || !(tolerance >= 0)) {
            throw new IllegalArgumentException("few positives start at 1, bins at 2, duplicates have an IoU above 0 and at most 1, "
                    + "and the tolerance is at least 0 px");
        }
    }

    /** How far bins reach, in strides. */
    public int reach() {
        return bins - 1;
    }
}
