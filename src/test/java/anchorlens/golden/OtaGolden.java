package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.OtaAssigner;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Set;

/** Optimal transport assignment of its authors: supplies, costs and the rescaled plan. */
@AutoService(GoldenMethod.class)
public final class OtaGolden implements GoldenMethod {
    /** Predicted boxes are float32 here and float64 in the reference; the plan is exponential in their cost. */
    private static final double PLAN = 2e-5;

    @Override
    public String file() {
        return "ota";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        OtaAssigner ota = new OtaAssigner(c.param("sinkhornEps", 0.1), c.param("iterations", 50),
                c.param("regWeight", 1.5),
                c.param("topCandidates", 20), 2.5);
        AssignmentResult actual = ota.assign(scene.input(c), CancellationToken.NONE);
        check.assignment(actual, c, Set.of());
        JsonNode result = c.result();
        check.byPrior("unit", result.path("unit"), i -> column(actual, i, "unit"), Set.of(), PLAN);
        check.byPrior("cost", result.path("cost"), i -> column(actual, i, "cost"));
        check.byPrior("IoU", result.path("iouTarget"), i -> column(actual, i, "iou"));
        JsonNode perGt = result.path("perGt");
        double supplied = 0;
        for (int g = 0; g < actual.bags().size(); g++) {
            CandidateBag bag = actual.bags().get(g);
            check.equal("k of gt " + g, bag.facts().get("dynamicK"), perGt.get("k").get(g).asDouble());
            check.equal("positives of gt " + g, bag.keptCount(), perGt.get("numPos").get(g).asInt());
            supplied += bag.facts().get("dynamicK");
        }
        if (result.has("backgroundMass")) {
            check.close("supply of the background", actual.priorCount() - supplied, result.get("backgroundMass"));
        }
    }

    private static double column(AssignmentResult result, int prior, String name) {
        CandidateBag bag = result.bags().get(result.gtIndex()[prior]);
        return bag.column(name)[bag.rowOf(prior)];
    }
}
