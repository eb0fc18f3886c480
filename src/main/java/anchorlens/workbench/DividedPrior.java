package anchorlens.workbench;

import anchorlens.analysis.EdgeDensities;
import anchorlens.analysis.Mode;
import anchorlens.detection.EdgeDistributions;

import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.List;
import java.util.OptionalInt;

/** Finds the prior that is most divided over where an edge of an object lies. */
public final class DividedPrior {
    private static final double LEAST_SCORE = 0.3;

    private DividedPrior() {
    }

    /**
     * Among the priors inside an object that score its class above {@value #LEAST_SCORE}: the one whose distribution of the
     * edge has the heaviest second mode; of equals the first.
     *
     * @return empty without distributions, or where no such prior has two modes
     */
    public static OptionalInt of(RunResult result, int gt, Edge edge) {
        Predictions predictions = result.request().pass().map(DecodedPass::predictions).orElse(null);
        if (predictions == null || predictions.distributions().isEmpty()) {
            return OptionalInt.empty();
        }
        EdgeDistributions distributions = predictions.distributions().get();
        Priors points = result.request().pass().get().pass().head().priors();
        Box box = result.input().groundTruth().boxes().get(gt);
        int category = result.input().groundTruth().label(gt);
        int found = -1;
        double heaviest = 0;
        for (int p = 0; p < points.count(); p++) {
            if (box.contains(points.centerX(p), points.centerY(p)) && predictions.scores().joint(p, category) > LEAST_SCORE) {
                List<Mode> modes = EdgeDensities.ofPrior(points, distributions, p, edge).modes();
                if (modes.size() > 1 && modes.get(1).mass() > heaviest) {
                    found = p;
                    heaviest = modes.get(1).mass();
                }
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
