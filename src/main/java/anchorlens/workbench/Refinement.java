package anchorlens.workbench;

import anchorlens.detection.BoxRefinement;
import anchorlens.detection.BoxRefinement.Refined;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import java.util.Optional;

/** DW's box refinement on a result: with the offsets that the model learned, or with those set by hand. */
public final class Refinement {
    private Refinement() {
    }

    /** Whether the model of a result brings offsets of its own. */
    public static boolean isLearned(RunResult result) {
        return result.request().pass().flatMap(p -> p.pass().head().offsets()).isPresent();
    }

    /** Whether boxes of a result can be refined: there is a model that predicts one box a cell of a grid. */
    public static boolean isPossible(RunResult result) {
        return result.input().predictions().isPresent()
                && result.request().pass().map(p -> p.pass().head().priors() instanceof PointPriors).orElse(false);
    }

    /** How the box of a prior is refined; empty where it cannot be. */
    public static Optional<Refined> of(RunResult result, int prior, RefinementSetup byHand) {
        if (!isPossible(result) || prior < 0 || prior >= result.input().priors().count()) {
            return Optional.empty();
        }
        DecodedPass pass = result.request().pass().orElseThrow();
        HeadOutput head = pass.pass().head();
        double[] offsets = head.offsets().map(o -> o.of(prior)).orElseGet(byHand::offsets);
        return Optional.of(new BoxRefinement(head.priors(), pass.coarse()).of(prior, offsets));
    }
}
