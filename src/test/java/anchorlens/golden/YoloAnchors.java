package anchorlens.golden;

import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Verdict;
import anchorlens.detection.AnchorPriors;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Anchors and assigned lists of the YOLOv5 and YOLOv7 references. */
final class YoloAnchors {
    private YoloAnchors() {
    }

    /** The anchors of a case on the first levels of a scene, as many as it has sizes for. */
    static AnchorPriors of(GoldenScene scene, GoldenCase c) {
        List<Double> sizes = new ArrayList<>();
        JsonNode levels = c.params().get("anchors");
        levels.forEach(level -> level.forEach(size -> size.forEach(side -> sizes.add(side.asDouble()))));
        int used = Math.min(levels.size(), scene.grids().size());
        return AnchorPriors.ofSizes(scene.grids().subList(0, used), 0.5, sizes, levels.get(0).size());
    }

    /** The prior that a row (level, anchor, row, col) of a reference names. */
    static int prior(AnchorPriors anchors, GoldenCheck.Row r) {
        return anchors.levels().get(r.integer("level")).prior(r.integer("row"), r.integer("col"), r.integer("anchor"));
    }

    /**
     * Compares the kept pairs with {@code result.assigned}: which, how often, and who of several was written last.
     *
     * @param times the column that says how often a kept pair was matched
     */
    static void compare(AssignmentResult actual, AnchorPriors anchors, GoldenCase c, String times, GoldenCheck check) {
        Map<String, Integer> expected = new TreeMap<>();
        Map<Integer, Integer> last = new TreeMap<>();
        check.table(c.result().get("assigned"), r -> {
            int prior = prior(anchors, r);
            expected.merge("prior " + prior + " of gt " + r.integer("gt"), 1, Integer::sum);
            last.put(prior, r.integer("gt"));
        });
        Map<String, Integer> found = new TreeMap<>();
        for (CandidateBag bag : actual.bags()) {
            for (int row = 0; row < bag.size(); row++) {
                if (bag.verdict(row) == Verdict.KEPT) {
                    found.put("prior " + bag.prior(row) + " of gt " + bag.gt(), (int) bag.column(times)[row]);
                }
            }
        }
        expected.forEach((pair, n) -> check.equal(pair + ": matches", found.getOrDefault(pair, 0), n));
        found.forEach((pair, n) -> check.equal(pair + " is expected", expected.containsKey(pair), true));
        for (int i = 0; i < actual.priorCount(); i++) {
            check.equal("gt of prior " + i, actual.gtIndex()[i], last.getOrDefault(i, -1));
        }
    }
}
