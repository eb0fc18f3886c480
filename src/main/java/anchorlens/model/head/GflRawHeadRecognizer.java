package anchorlens.model.head;

import anchorlens.detection.BinGrid;
import anchorlens.model.ModelException;
import anchorlens.model.head.LevelMaps.Kind;
import anchorlens.model.head.Structure.Behind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Raw heads with distributions: for each level a class map {@code [A × C]} and a distribution map {@code [A × 4·B]}, as cells ×
 * columns or as {@code [columns, rows, cols]}, with or without a batch axis, in any order and under any names.
 *
 * <ol>
 * <li>The map behind a sigmoid holds classes; else the one behind a softmax distributions; else the one whose columns are 4
 *     times a usual number of bins (8, 16, 17). Where both could be, both readings are given; where the other has 4 columns that
 *     may be boxes, the readings without distributions as well.
 * <li>8 bins are NanoDet's or PicoDet's by the structure of the graph, 16 Ultralytics', 17 mmdetection's GFL or PP-YOLOE's.
 * </ol>
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss"; the configurations of NanoDet (nanodet-m:
 * strides 8, 16, 32, BGR) and PaddleDetection (PicoDet: strides 8 … 64, RGB), both with reg_max 7 and centres (x + 0.5)
 * · stride; mmdetection 3.3 {@code gfl_head.py}: reg_max 16, centres x · stride.
 */
final class GflRawHeadRecognizer implements HeadRecognizer {
    private static final Set<Integer> USUAL_BINS = Set.of(8, 16, 17);
    private static final int UNUSUAL = 2;
    private static final int FEWEST_BINS = 4;
    private static final int MOST_BINS = 64;
    private static final int ULTRALYTICS_BINS = 16;
    private static final int GFL_BINS = 17;

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        Optional<LevelMaps> maps = LevelMaps.of(evidence).filter(m -> m.kinds().size() == 2);
        if (maps.isEmpty()) {
            return List.of();
        }
        List<Kind> kinds = maps.get().kinds();
        List<RecognizedHead> readings = new ArrayList<>();
        List<Kind> candidates = candidates(kinds, evidence);
        for (Kind edges : candidates) {
            Kind classes = kinds.get(0) == edges ? kinds.get(1) : kinds.get(0);
            for (Family family : families(evidence, edges, maps.get().strides())) {
                readings.add(head(evidence, classes, edges, maps.get().strides(), family, candidates.size() > 1));
            }
            if (edges.behind() == Behind.SOFTMAX) {
                return readings;
            }
        }
        if (!readings.isEmpty() && evidence.card().bins().isEmpty() && kinds.stream().anyMatch(GflRawHeadRecognizer::canBeBoxes)) {
            readings.addAll(new DenseMapRecognizer().readings(evidence));
        }
        return readings;
    }

    /**
     * The maps that can hold distributions, likeliest first. A map whose columns are four times some number is a class map as a
     * rule: 20 or 80 classes are no 5 or 20 bins beside a map of 4 columns, of 36, or of a usual number of bins.
     */
    private static List<Kind> candidates(List<Kind> kinds, Evidence evidence) {
        Stream<Kind> able = kinds.stream().filter(k -> canBeDistributions(k, evidence));
        if (evidence.card().bins().isEmpty()) {
            boolean anchors = kinds.stream().anyMatch(k -> DenseMapRecognizer.areNineAnchors(k, kinds));
            boolean distances = kinds.stream().anyMatch(k -> canBeBoxes(k) && k.behind() != Behind.OTHER);
            boolean usual = kinds.stream().anyMatch(k -> canBeBoxes(k) || canBeDistributions(k, evidence) && doubt(k) < UNUSUAL);
            able = able.filter(k -> !anchors && !distances && (doubt(k) < UNUSUAL || !usual));
        }
        return able.sorted(Comparator.comparingInt(GflRawHeadRecognizer::doubt)).toList();
    }

    private static boolean canBeBoxes(Kind kind) {
        return kind.columns() == 4 && kind.behind() != Behind.SIGMOID;
    }

    private static boolean canBeDistributions(Kind kind, Evidence evidence) {
        int bins = kind.columns() / 4;
        return kind.behind() != Behind.SIGMOID && kind.columns() % 4 == 0 && bins >= FEWEST_BINS && bins <= MOST_BINS
                && evidence.card().bins().map(b -> b == bins).orElse(true);
    }

    private static int doubt(Kind kind) {
        return kind.behind() == Behind.SOFTMAX ? 0 : USUAL_BINS.contains(kind.columns() / 4) ? 1 : UNUSUAL;
    }

    /** What a number of bins points to. */
    private record Family(String id, String name, Preset preset) {
    }

    private static List<Family> families(Evidence evidence, Kind edges, List<Integer> strides) {
        int bins = edges.columns() / 4;
        Family structural = Structure.isNanoDet(evidence.graph(), strides.size())
                ? new Family("nanodet", "GFL raw head (NanoDet)", Preset.NANODET)
                : new Family("picodet", "GFL raw head (PicoDet)", Preset.PICODET);
        return switch (bins) {
            case ULTRALYTICS_BINS -> List.of(new Family("ultralytics-raw", "Ultralytics raw head", Preset.ULTRALYTICS));
            case GFL_BINS -> {
                Family mmdetection = new Family("mmdet-gfl", "GFL raw head (mmdetection)", Preset.MMDET);
                yield isStated(evidence) ? List.of(mmdetection)
                        : List.of(mmdetection, new Family("pp-yoloe", "GFL raw head (PP-YOLOE)", Preset.PP_YOLOE));
            }
            default -> List.of(structural);
        };
    }

    private static RecognizedHead head(Evidence evidence, Kind classes, Kind edges, List<Integer> strides, Family family,
                                       boolean either) throws ModelException {
        int bins = edges.columns() / 4;
        boolean probabilities = evidence.card().scoresAreProbabilities().orElse(classes.behind() == Behind.SIGMOID);
        String id = either ? family.id + "-" + bins : family.id;
        HeadBuilder builder = new HeadBuilder(evidence, id, isStated(evidence) ? "GFL raw head" : family.name, family.preset,
                Structure.words(evidence.graph(), strides.size()) + ", " + bins + " bins", strides);
        if (either) {
            builder.note("Maps of " + classes.columns() + " and " + edges.columns() + " columns could both hold distributions; the "
                    + "latter is taken for them.");
        }
        CellTable classTable = classes.table(strides, evidence.input());
        CellTable edgeTable = edges.table(strides, evidence.input(), 1, 4, bins);
        builder.tells(classTable, "classes, " + (probabilities ? "after the sigmoid" : "logits"));
        builder.tells(edgeTable, "4 × " + bins + " bins, " + (edges.behind() == Behind.SOFTMAX ? "after the softmax" : "logits"));
        return builder.onPoints(ScoreCode.of(classTable, probabilities), BoxCode.Distributions.ofCells(edgeTable,
                BinGrid.integers(bins), edges.behind() == Behind.SOFTMAX), "Priors have offset " + family.preset.offset()
                + " in their cells, as in " + family.preset.title() + "; nothing in the file tells.");
    }

    /** Named after a detector only where it is taken to be prepared like one. */
    private static boolean isStated(Evidence evidence) {
        return evidence.card().fit().isPresent() && evidence.card().order().isPresent() && evidence.card().mean().isPresent()
                && evidence.card().std().isPresent() && evidence.card().priorOffset().isPresent();
    }
}
