package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.FcosAssigner;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.google.auto.service.AutoService;
import java.util.Set;
import java.util.ArrayList;
import java.util.List;

/** FCOS with and without centre sampling. */
@AutoService(GoldenMethod.class)
public final class FcosGolden implements GoldenMethod {
    @Override
    public String file() {
        return "fcos";
    }

    @Override
    public void run(GoldenScene scene, GoldenCase c, GoldenCheck check) {
        List<Double> limits = new ArrayList<>();
        c.params().get("regressRanges").forEach(r -> limits.add(r.get(1).asDouble()));
        FcosAssigner assigner = new FcosAssigner(c.param("centerSampling", true), c.param("radius", 1.5),
                limits.size() > 1 ? limits.subList(0, limits.size() - 1) : limits);
        Priors priors = scene.input(c).priors();
        GroundTruth objects = scene.groundTruth();
        AssignmentResult result = assigner.assign(scene.input(c), CancellationToken.NONE);
        check.assignment(result, c, Set.of());
        check.byPrior("centerness", c.result().path("centerness"), i -> cell(result, i, "centerness"));
        for (JsonNode row : c.result().path("ltrb")) {
            int i = row.get(0).asInt();
            Box box = objects.boxes().get(result.gtIndex()[i]);
            check.close("left distance of prior " + i, priors.centerX(i) - box.x1(), row.get(1));
            check.close("top distance of prior " + i, priors.centerY(i) - box.y1(), row.get(2));
            check.close("right distance of prior " + i, box.x2() - priors.centerX(i), row.get(3));
            check.close("bottom distance of prior " + i, box.y2() - priors.centerY(i), row.get(4));
            double largest = Math.max(Math.max(row.get(1).asDouble(), row.get(2).asDouble()),
                    Math.max(row.get(3).asDouble(), row.get(4).asDouble()));
            check.close("largest distance of prior " + i, cell(result, i, "maxDistance"), DoubleNode.valueOf(largest));
        }
    }

    private static double cell(AssignmentResult result, int prior, String column) {
        CandidateBag bag = result.bags().get(result.gtIndex()[prior]);
        return bag.column(column)[bag.rowOf(prior)];
    }
}
