package anchorlens.model.head;

import anchorlens.detection.BinGrid;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.Wording;
import anchorlens.model.card.CardOverrides;
import anchorlens.model.card.ClassNames;
import anchorlens.model.card.ModelCards;
import anchorlens.model.graph.OnnxGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Raw heads of the GFL family as NanoDet-m and PicoDet are exported: for each level a class map {@code [A × C]} and a
 * distribution map {@code [A × 4·B]}, with or without a leading batch axis, in any order and under any names.
 *
 * <ol>
 * <li>Outputs fall into groups by last dimension and by what lies behind them (sigmoid, softmax, neither); two groups
 *     must cover the same numbers of cells A.
 * <li>The group behind a sigmoid holds classes; else the one behind a softmax distributions; else the one whose last
 *     dimension is 4 times a usual number of bins (8, 16, 17); else the card must say.
 * <li>Each A must be {@code ceil(width / stride) · ceil(height / stride)} of one of the strides 4 … 128.
 * </ol>
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss"; the configurations of NanoDet (nanodet-m:
 * strides 8, 16, 32, BGR) and PaddleDetection (PicoDet: strides 8 … 64, RGB), both with reg_max 7 and centres (x + 0.5)
 * · stride.
 */
public final class GflRawHeadRecognizer implements HeadRecognizer {
    private static final List<Integer> USUAL_STRIDES = List.of(4, 8, 16, 32, 64, 128);
    private static final Set<Integer> USUAL_BINS = Set.of(8, 16, 17);
    private static final int FEWEST_BINS = 4;
    private static final int MOST_BINS = 64;
    /** A score may be a product or a root of sigmoids, as where a quality branch is multiplied in. */
    private static final Set<String> SCORE_OPS = union(OnnxGraph.LAYOUT_OPS, Set.of("Mul", "Sqrt", "Pow"));
    private static final List<Double> RGB_MEAN = List.of(123.675, 116.28, 103.53);
    private static final List<Double> RGB_STD = List.of(58.395, 57.12, 57.375);

    private enum Behind {
        SIGMOID, SOFTMAX, OTHER
    }

    /** One output: A cells of {@code columns} numbers. */
    private record CellMap(TensorSpec spec, int cells, int columns) {
    }

    /** Outputs of one last dimension and one thing behind them, most cells first. */
    private record Group(int columns, Behind behind, List<CellMap> maps) {
        List<Integer> cells() {
            return maps.stream().map(CellMap::cells).toList();
        }

        boolean canBeDistributions() {
            int bins = columns / 4;
            return behind != Behind.SIGMOID && columns % 4 == 0 && bins >= FEWEST_BINS && bins <= MOST_BINS;
        }
    }

    @Override
    public String reads() {
        return "raw GFL heads (NanoDet-m, PicoDet): for each level one class map [cells × classes] and one "
                + "distribution map [cells × 4·bins]";
    }

    @Override
    public Optional<RecognizedHead> recognize(Evidence evidence) throws ModelException {
        List<Group> groups = groups(evidence);
        if (groups.size() != 2 || !groups.get(0).cells().equals(groups.get(1).cells())) {
            return Optional.empty();
        }
        Optional<Group> edges = distributions(groups, evidence);
        Optional<List<Integer>> strides = strides(groups.getFirst().cells(), evidence);
        if (edges.isEmpty() || strides.isEmpty()) {
            return Optional.empty();
        }
        Group classes = groups.get(0) == edges.get() ? groups.get(1) : groups.get(0);
        return Optional.of(head(evidence, classes, edges.get(), strides.get()));
    }

    private static List<Group> groups(Evidence evidence) {
        Map<String, List<CellMap>> byKind = new LinkedHashMap<>();
        Map<String, Behind> behind = new LinkedHashMap<>();
        for (TensorSpec out : evidence.outputs()) {
            int[] d = out.dims();
            boolean batch = d.length == 3 && d[0] == 1;
            if (out.isFloat32() && (batch || d.length == 2)) {
                CellMap map = new CellMap(out, d[d.length - 2], d[d.length - 1]);
                Behind source = behind(evidence.graph(), out.name());
                String kind = map.columns() + " " + source;
                behind.put(kind, source);
                byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(map);
            }
        }
        List<Group> groups = new ArrayList<>();
        byKind.forEach((kind, maps) -> {
            maps.sort(Comparator.comparingInt(CellMap::cells).reversed());
            groups.add(new Group(maps.getFirst().columns(), behind.get(kind), List.copyOf(maps)));
        });
        return groups;
    }

    private static Behind behind(OnnxGraph graph, String output) {
        if (graph.sourceOps(output, SCORE_OPS).equals(Set.of("Sigmoid"))) {
            return Behind.SIGMOID;
        }
        return graph.sourceOps(output, OnnxGraph.LAYOUT_OPS).equals(Set.of("Softmax")) ? Behind.SOFTMAX : Behind.OTHER;
    }

    private static Optional<Group> distributions(List<Group> groups, Evidence evidence) throws ModelException {
        List<Group> candidates = groups.stream().filter(Group::canBeDistributions).toList();
        if (evidence.card().bins().isPresent()) {
            int columns = 4 * evidence.card().bins().get();
            return candidates.stream().filter(g -> g.columns() == columns).findFirst();
        }
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        List<Group> behindSoftmax = candidates.stream().filter(g -> g.behind() == Behind.SOFTMAX).toList();
        List<Group> usual = candidates.stream().filter(g -> USUAL_BINS.contains(g.columns() / 4)).toList();
        if (behindSoftmax.size() == 1) {
            return Optional.of(behindSoftmax.getFirst());
        } else if (usual.size() == 1) {
            return Optional.of(usual.getFirst());
        }
        throw new ModelException(Wording.name(evidence.file()) + " has maps of " + groups.get(0).columns() + " and "
                + groups.get(1).columns() + " columns, and nothing tells which hold classes and which distributions; "
                + "state \"bins\" in " + Wording.name(ModelCards.pathFor(evidence.file())) + ".");
    }

    /** The stride of each level by its number of cells; none where they are no grids of this input. */
    private static Optional<List<Integer>> strides(List<Integer> cells, Evidence evidence) throws ModelException {
        ModelInput input = evidence.input();
        List<Integer> choice = evidence.card().strides().orElse(USUAL_STRIDES);
        List<Integer> strides = new ArrayList<>();
        for (int count : cells) {
            int last = strides.isEmpty() ? 0 : strides.getLast();
            choice.stream().filter(s -> s > last
                            && (long) Math.ceilDiv(input.width(), s) * Math.ceilDiv(input.height(), s) == count)
                    .findFirst().ifPresent(strides::add);
        }
        if (evidence.card().strides().isPresent() && !strides.equals(choice)) {
            throw new ModelException(Wording.name(ModelCards.pathFor(evidence.file())) + ": strides " + choice
                    + " do not fit the model's levels of " + cells + " cells on an input of " + input.width() + "×"
                    + input.height() + "; correct or remove them.");
        }
        return strides.size() == cells.size() ? Optional.of(strides) : Optional.empty();
    }

    private static GflRawHead head(Evidence evidence, Group classes, Group edges, List<Integer> strides)
            throws ModelException {
        CardOverrides card = evidence.card();
        List<String> notes = new ArrayList<>();
        card.source().ifPresent(s -> notes.add("What '" + s + "' states is taken from there."));
        evidence.input().assumption().ifPresent(notes::add);
        boolean nanodet = isNanoDet(evidence.graph(), strides.size());
        String name = nanodet ? "NanoDet" : "PicoDet";
        String trained = " as " + name + " is trained (by its structure: "
                + structure(evidence.graph(), strides.size()) + ").";
        int bins = edges.columns() / 4;
        Fit fit = CardOverrides.orAssume(card.fit(), nanodet ? Fit.CENTER : Fit.STRETCH, (nanodet
                ? "Images keep their aspect ratio, centred on black," : "Images are stretched to the input") + trained,
                notes);
        ChannelOrder order = CardOverrides.orAssume(card.order(), nanodet ? ChannelOrder.BGR : ChannelOrder.RGB,
                "Channels are " + (nanodet ? "BGR" : "RGB") + trained, notes);
        List<Double> mean = CardOverrides.orAssume(card.mean(), inOrder(RGB_MEAN, order),
                "Mean " + inOrder(RGB_MEAN, order) + trained, notes);
        List<Double> std = CardOverrides.orAssume(card.std(), inOrder(RGB_STD, order),
                "Standard deviation " + inOrder(RGB_STD, order) + trained, notes);
        double offset = CardOverrides.orAssume(card.priorOffset(), 0.5,
                "Priors sit in the middle of their cells (offset 0.5), as in NanoDet-m and PicoDet"
                        + (bins == 8 ? "." : ", though these have 8 bins, not " + bins + "; mmdetection's GFL has 0."),
                notes);
        boolean probabilities = card.scoresAreProbabilities().orElse(classes.behind() == Behind.SIGMOID);
        List<String> names = ClassNames.of(evidence.file(), evidence.graph(), card, classes.columns(), notes);
        ModelCard modelCard = new ModelCard(evidence.file(), family(card, name), evidence.input().name(),
                evidence.input().width(), evidence.input().height(), fit, order, mean, std,
                card.padding().orElse(0), strides, offset,
                classes.columns(), names, Optional.of(BinGrid.integers(bins)), probabilities,
                outputLines(classes, edges, strides, probabilities), notes);
        return new GflRawHead(modelCard, names(classes), names(edges), edges.behind() == Behind.SOFTMAX);
    }

    /** Named after a detector only where it is taken to be prepared like one. */
    private static String family(CardOverrides card, String name) {
        boolean stated = card.fit().isPresent() && card.order().isPresent() && card.mean().isPresent()
                && card.std().isPresent() && card.priorOffset().isPresent();
        return stated ? "GFL raw head" : "GFL raw head (" + name + ")";
    }

    /** NanoDet has leaky rectifiers and three levels, PicoDet hard sigmoids or hard swishes and four. */
    private static boolean isNanoDet(OnnxGraph graph, int levels) {
        boolean hard = graph.hasAny("HardSigmoid", "HardSwish");
        return !hard && (graph.hasAny("LeakyRelu") || levels < 4);
    }

    private static String structure(OnnxGraph graph, int levels) {
        String activation = graph.hasAny("HardSigmoid", "HardSwish") ? "hard sigmoids"
                : graph.hasAny("LeakyRelu") ? "leaky rectifiers" : "plain activations";
        return Wording.count(levels, "level") + ", " + activation;
    }

    private static List<Double> inOrder(List<Double> rgb, ChannelOrder order) {
        return order == ChannelOrder.RGB ? rgb : rgb.reversed();
    }

    private static List<String> outputLines(Group classes, Group edges, List<Integer> strides, boolean probabilities) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < strides.size(); i++) {
            lines.add(classes.maps().get(i).spec() + ": classes at stride " + strides.get(i)
                    + (probabilities ? ", after the sigmoid" : ", logits"));
        }
        for (int i = 0; i < strides.size(); i++) {
            lines.add(edges.maps().get(i).spec() + ": 4 × " + edges.columns() / 4 + " bins at stride " + strides.get(i)
                    + (edges.behind() == Behind.SOFTMAX ? ", after the softmax" : ", logits"));
        }
        return lines;
    }

    private static List<String> names(Group group) {
        return group.maps().stream().map(m -> m.spec().name()).toList();
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return Set.copyOf(all);
    }
}
