package anchorlens.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** One run of a published implementation: how it was set, what it was fed, what came out. */
public record GoldenCase(JsonNode json) {
    String id() {
        return json.get("id").asText();
    }

    /** The implementation: "mmdet ATSSAssigner". */
    String impl() {
        return json.get("impl").asText();
    }

    JsonNode params() {
        return json.get("params");
    }

    JsonNode inputs() {
        return json.get("inputs");
    }

    JsonNode result() {
        return json.get("result");
    }

    /** A parameter, or its default where the case does not set it (or sets it to null). */
    double param(String name, double otherwise) {
        return params().hasNonNull(name) ? params().get(name).asDouble() : otherwise;
    }

    int param(String name, int otherwise) {
        return params().hasNonNull(name) ? params().get(name).asInt() : otherwise;
    }

    boolean param(String name, boolean otherwise) {
        return params().hasNonNull(name) ? params().get(name).asBoolean() : otherwise;
    }

    /** {@code [priors]}: 0-based ground truth of each positive, −1 elsewhere, from {@code result.pos}. */
    int[] gtIndex(int priors) {
        int[] gt = new int[priors];
        java.util.Arrays.fill(gt, -1);
        result().get("pos").forEach(pair -> gt[pair.get(0).asInt()] = pair.get(1).asInt());
        return gt;
    }

    /** Priors in {@code result.ignored}, none where the method has no such thing. */
    Set<Integer> ignored() {
        return indices(result().path("ignored"));
    }

    /** Priors whose assignment changed in one of the reference's re-runs: "nativeTopk", "eps" or "float32". */
    Set<Integer> unstable(String rerun) {
        return indices(json.path("unstable").path(rerun));
    }

    static Set<Integer> indices(JsonNode list) {
        Set<Integer> set = new TreeSet<>();
        list.forEach(i -> set.add(i.asInt()));
        return set;
    }
}
