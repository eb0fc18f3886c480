package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.FoveaAssigner;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** FoveaBox of mmdetection: positives and regression targets. */
@AutoService(GoldenMethod.class)
public final class FoveaGolden implements GoldenMethod {
    private static final List<String> TARGETS = List.of("target l", "target t", "target r", "target b");
    private static final double SMALL_LOGARITHM = 1e-7;

    @Override
    public String file() {
        return "fovea";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        FoveaAssigner fovea = new FoveaAssigner(c.param("sigma", 0.4), ranges(c, 0), ranges(c, 1),
                doubles(c.params().get("baseEdge")));
        AssignmentResult actual = fovea.assign(scene.input(c), CancellationToken.NONE);
        check.assignment(actual, c, Set.of());
        for (JsonNode row : c.result().get("logTargets")) {
            int prior = row.get(0).asInt();
            CandidateBag bag = actual.bags().get(actual.gtIndex()[prior]);
            for (int e = 0; e < TARGETS.size(); e++) {
                check.close(TARGETS.get(e) + " of prior " + prior, bag.column(TARGETS.get(e))[bag.rowOf(prior)],
                        row.get(1 + e), SMALL_LOGARITHM);
            }
        }
        check.equal("normaliser of the boxes", actual.positiveCount(), c.result().get("norm").get("box").asInt());
    }

    private static List<Double> ranges(GoldenCase c, int end) {
        List<Double> out = new ArrayList<>();
        c.params().get("scaleRanges").forEach(r -> out.add(r.get(end).asDouble()));
        return out;
    }

    private static List<Double> doubles(JsonNode list) {
        List<Double> out = new ArrayList<>();
        list.forEach(v -> out.add(v.asDouble()));
        return out;
    }
}
