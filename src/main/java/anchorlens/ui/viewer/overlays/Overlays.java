package anchorlens.ui.viewer.overlays;

import anchorlens.ui.viewer.Overlay;
import java.util.List;

/** The overlays of the picture. */
public final class Overlays {
    private Overlays() {
    }

    /** All overlays in the order in which they are painted, lowest first. */
    public static List<Overlay> all() {
        return List.of(new PriorsOverlay(), new NegWeightOverlay(), new PosWeightOverlay(), new CandidatesOverlay(),
                new PositivesOverlay(), new QualityOverlay(), new PredictionsOverlay(), new GroundTruthOverlay(),
                new DistributionsOverlay(), new RefinementOverlay(), new SelectionOverlay());
    }
}
