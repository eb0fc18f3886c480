package anchorlens.model.head;

import anchorlens.model.Wording;
import anchorlens.model.graph.OnnxGraph;
import java.util.HashSet;
import java.util.Set;

/** What a graph's nodes tell about a head, and about the detector it belongs to. */
final class Structure {
    /** What the numbers of an output come from once nodes that only rearrange or scale them are looked through. */
    enum Behind {
        SIGMOID, SOFTMAX, EXPONENTIAL, RECTIFIER, OTHER
    }

    /** A score may be a product or a root of sigmoids, as where a quality branch is multiplied in. */
    private static final Set<String> SCORE_OPS = union(OnnxGraph.LAYOUT_OPS, Set.of("Mul", "Sqrt", "Pow"));
    private static final Set<String> SCALED = union(OnnxGraph.LAYOUT_OPS, Set.of("Mul", "Div"));

    private Structure() {
    }

    static Behind behind(OnnxGraph graph, String output) {
        Set<String> plain = graph.sourceOps(output, OnnxGraph.LAYOUT_OPS);
        if (isBehindSigmoid(graph, output)) {
            return Behind.SIGMOID;
        } else if (plain.equals(Set.of("Softmax"))) {
            return Behind.SOFTMAX;
        }
        Set<String> scaled = graph.sourceOps(output, SCALED);
        return scaled.contains("Exp") ? Behind.EXPONENTIAL
                : scaled.contains("Relu") || scaled.contains("Clip") || scaled.contains("Max") ? Behind.RECTIFIER : Behind.OTHER;
    }

    static boolean isBehindSigmoid(OnnxGraph graph, String output) {
        return graph.sourceOps(output, SCORE_OPS).equals(Set.of("Sigmoid"));
    }

    /** True where an output is a product of sigmoids or a root of one: class score and quality in one. */
    static boolean isProductOfSigmoids(OnnxGraph graph, String output) {
        return isBehindSigmoid(graph, output) && !graph.sourceOps(output, OnnxGraph.LAYOUT_OPS).equals(Set.of("Sigmoid"));
    }

    /** True where different nodes make the columns of an output, one kind of which is given. */
    static boolean isMixedWith(OnnxGraph graph, String output, String op) {
        Set<String> ops = graph.sourceOps(output, OnnxGraph.LAYOUT_OPS);
        return ops.size() > 1 && ops.contains(op);
    }

    /** NanoDet has leaky rectifiers and three levels, PicoDet hard sigmoids or hard swishes and four. */
    static boolean isNanoDet(OnnxGraph graph, int levels) {
        return !graph.hasAny("HardSigmoid", "HardSwish") && (graph.hasAny("LeakyRelu") || levels < 4);
    }

    /** "3 levels, leaky rectifiers". */
    static String words(OnnxGraph graph, int levels) {
        String activation = graph.hasAny("HardSigmoid", "HardSwish") ? "hard sigmoids"
                : graph.hasAny("LeakyRelu") ? "leaky rectifiers" : "plain activations";
        return Wording.count(levels, "level") + ", " + activation;
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return Set.copyOf(all);
    }
}
