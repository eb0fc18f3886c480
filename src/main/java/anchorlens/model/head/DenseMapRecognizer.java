package anchorlens.model.head;

import anchorlens.detection.EdgeOffsets;
import anchorlens.model.ModelException;
import anchorlens.model.head.LevelMaps.Kind;
import anchorlens.model.head.Structure.Behind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Raw heads without distributions, as mmdetection's {@code bbox_head.forward} gives them: for each level a class map, a box map and
 * perhaps a map of centerness, predicted IoU or objectness.
 *
 * <p>A fourth map of eight columns beside those of classes, boxes and objectness holds the offsets by which DW refines its boxes,
 * which are then those before the refinement.
 *
 * <p>What the box map means is told by what lies behind it, as far as that decides:
 * <ul>
 * <li>behind an exponential: distances in pixels (FCOS, VFNet, RTMDet);
 * <li>behind a rectifier: distances in pixels (DW, FCOS with normalised targets);
 * <li>class scores that are a root of sigmoids: corners in strides (TOOD);
 * <li>else deltas to anchors (ATSS, PAA, RetinaNet), or YOLOX' offsets.
 * </ul>
 * Where that leaves several, all are given: they differ in how images are prepared, where priors lie or what the third map means.
 *
 * <p><strong>Source:</strong> mmdetection 3.3 {@code models/dense_heads}; strongwolf/DW {@code dw_head.py}.
 */
final class DenseMapRecognizer implements HeadRecognizer {
    private static final double[] TWO_STAGE_DEVIATIONS = {0.1, 0.2};
    private static final List<Double> SQUARE = List.of(8.0);
    private static final List<Double> ONE_RATIO = List.of(1.0);
    private static final List<Double> RETINA_SCALES = List.of(4.0, 4 * Math.cbrt(2), 4 * Math.cbrt(4));
    private static final List<Double> RETINA_RATIOS = List.of(0.5, 1.0, 2.0);
    private static final int RETINA_ANCHORS = 9;
    private static final String CORNER = "Priors sit on the corners of their cells (offset 0), as in mmdetection's default.";
    private static final String MIDDLE = "Priors sit in the middle of their cells (offset 0.5), as this family's do.";

    /** The maps by their role. */
    private record Roles(Evidence evidence, List<Integer> strides, Kind classes, Kind boxes, Optional<Kind> third,
                         Optional<Kind> offsets) {
        CellTable boxTable() {
            return boxes.table(strides, evidence.input());
        }

        ScoreCode scores() {
            boolean probabilities = evidence.card().scoresAreProbabilities().orElse(classes.behind() == Behind.SIGMOID);
            ScoreCode code = ScoreCode.of(classes.table(strides, evidence.input()), probabilities);
            return third.map(t -> code.withObjectness(t.table(strides, evidence.input()))).orElse(code);
        }

        HeadBuilder builder(String id, String family, Preset preset, String boxWords, String thirdWords) {
            HeadBuilder builder = new HeadBuilder(evidence, id, family, preset, Structure.words(evidence.graph(), strides.size()),
                    strides);
            builder.tells(classes.table(strides, evidence.input()), "classes, "
                    + (scores().kind() == ScoreCode.Kind.LOGITS ? "logits" : "after the sigmoid"));
            builder.tells(boxTable(), boxWords);
            third.ifPresent(t -> builder.tells(t.table(strides, evidence.input()), thirdWords));
            offsets.map(o -> o.table(strides, evidence.input())).ifPresent(o -> builder.offsets(o)
                    .tells(o, "offsets dy, dx of the left, top, right and bottom point in cells, by which boxes are refined"));
            return builder.remark("This family has no edge distributions: boxes and scores are shown, and assigners run.");
        }
    }

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        Optional<LevelMaps> maps = LevelMaps.of(evidence);
        if (maps.isEmpty() || maps.get().kinds().size() < 2 || maps.get().kinds().size() > 4) {
            return List.of();
        }
        List<Kind> kinds = maps.get().kinds();
        if (kinds.size() == 2) {
            Optional<RecognizedHead> retina = retina(evidence, maps.get());
            if (retina.isPresent()) {
                return List.of(retina.get());
            }
        }
        Optional<Kind> boxes = kinds.stream().filter(k -> k.columns() == 4).reduce((a, b) -> b);
        if (boxes.isEmpty()) {
            return List.of();
        }
        List<Kind> rest = new ArrayList<>(kinds);
        rest.remove(boxes.get());
        Optional<Kind> offsets = kinds.size() < 4 ? Optional.empty()
                : kinds.stream().filter(k -> k.columns() == EdgeOffsets.COLUMNS).reduce((a, b) -> b);
        offsets.ifPresent(rest::remove);
        Optional<Kind> third = rest.size() < 2 ? Optional.empty() : rest.stream().filter(k -> k.columns() == 1).reduce((a, b) -> b);
        third.ifPresent(rest::remove);
        return rest.size() != 1 ? List.of()
                : readings(new Roles(evidence, maps.get().strides(), rest.getFirst(), boxes.get(), third, offsets));
    }

    private static List<RecognizedHead> readings(Roles r) throws ModelException {
        Behind behind = r.boxes.behind();
        if (r.offsets.isPresent()) {
            return r.third.isPresent() ? List.of(dw(r)) : List.of();
        }
        if (r.third.isPresent()) {
            return behind == Behind.EXPONENTIAL ? List.of(fcos(r), dw(r)) : behind == Behind.RECTIFIER ? List.of(dw(r), fcos(r))
                    : r.strides.size() == 3 ? List.of(yolox(r), atss(r), paa(r)) : List.of(atss(r), paa(r), yolox(r));
        } else if (Structure.isProductOfSigmoids(r.evidence.graph(), r.classes.maps().getFirst().name())) {
            return List.of(tood(r), vfnet(r));
        }
        return behind == Behind.EXPONENTIAL || behind == Behind.RECTIFIER ? r.strides.size() == 3
                ? List.of(rtmdet(r), vfnet(r)) : List.of(vfnet(r), rtmdet(r)) : r.strides.size() == 3
                ? List.of(rtmdet(r), tood(r), deltas(r)) : List.of(tood(r), deltas(r), vfnet(r));
    }

    private static RecognizedHead fcos(Roles r) throws ModelException {
        return r.builder("mmdet-fcos", "FCOS raw head", Preset.MMDET_POINTS, "distances l, t, r, b in pixels", "centerness, logits")
                .onPoints(r.scores(), new BoxCode.Distances(r.boxTable(), false), MIDDLE);
    }

    private static RecognizedHead dw(Roles r) throws ModelException {
        return r.builder("dw", "DW raw head", Preset.MMDET_POINTS, "distances l, t, r, b in pixels", "objectness, logits")
                .onPoints(r.scores(), new BoxCode.Distances(r.boxTable(), false), MIDDLE);
    }

    private static RecognizedHead vfnet(Roles r) throws ModelException {
        return r.builder("mmdet-vfnet", "VFNet raw head", Preset.MMDET, "distances l, t, r, b in pixels", "")
                .onPoints(r.scores(), new BoxCode.Distances(r.boxTable(), false), CORNER);
    }

    private static RecognizedHead rtmdet(Roles r) throws ModelException {
        return r.builder("mmdet-rtmdet", "RTMDet raw head", Preset.RTMDET, "distances l, t, r, b in pixels", "")
                .onPoints(r.scores(), new BoxCode.Distances(r.boxTable(), false), CORNER);
    }

    private static RecognizedHead tood(Roles r) throws ModelException {
        return r.builder("mmdet-tood", "TOOD raw head", Preset.MMDET, "corners x1, y1, x2, y2 in strides", "")
                .onPoints(r.scores(), new BoxCode.Ready(r.boxTable(), BoxFormat.STRIDE_CORNERS), CORNER);
    }

    private static RecognizedHead atss(Roles r) throws ModelException {
        return anchored(r, "mmdet-atss", "ATSS raw head", "centerness, logits");
    }

    private static RecognizedHead paa(Roles r) throws ModelException {
        return anchored(r, "mmdet-paa", "PAA raw head", "predicted IoU, logits (PAA ranks by the root of score × IoU)");
    }

    private static RecognizedHead deltas(Roles r) throws ModelException {
        return anchored(r, "mmdet-anchors", "raw head with one anchor a cell", "");
    }

    private static RecognizedHead anchored(Roles r, String id, String family, String third) throws ModelException {
        return r.builder(id, family, Preset.MMDET, "deltas dx, dy, dw, dh by 0.1, 0.1, 0.2, 0.2", third)
                .onAnchors(r.scores(), new BoxCode.Deltas(r.boxTable(), TWO_STAGE_DEVIATIONS[0], TWO_STAGE_DEVIATIONS[1]), SQUARE,
                        ONE_RATIO);
    }

    private static RecognizedHead yolox(Roles r) throws ModelException {
        return r.builder("mmdet-yolox", "YOLOX raw head", Preset.YOLOX, "offsets x, y and logarithms of w, h in strides",
                "objectness, logits").onPoints(r.scores(), new BoxCode.CellOffsets(r.boxTable()), MIDDLE);
    }

    /** True where a map of 36 columns stands beside one whose columns are nine times a number of classes. */
    static boolean areNineAnchors(Kind boxes, List<Kind> kinds) {
        return boxes.columns() == 4 * RETINA_ANCHORS && boxes.behind() == Behind.OTHER
                && kinds.stream().anyMatch(k -> k != boxes && k.columns() % RETINA_ANCHORS == 0);
    }

    private static Optional<RecognizedHead> retina(Evidence evidence, LevelMaps maps) throws ModelException {
        for (int b = 0; b < 2; b++) {
            Kind boxes = maps.kinds().get(b);
            Kind classes = maps.kinds().get(1 - b);
            int perCell = boxes.columns() / 4;
            if (areNineAnchors(boxes, maps.kinds())) {
                ScoreCode scores = ScoreCode.of(classes.table(maps.strides(), evidence.input(), perCell,
                        classes.columns() / perCell), classes.behind() == Behind.SIGMOID);
                CellTable table = boxes.table(maps.strides(), evidence.input(), perCell, 4);
                return Optional.of(new HeadBuilder(evidence, "mmdet-retinanet", "RetinaNet raw head", Preset.MMDET,
                        "9 anchors a cell", maps.strides())
                        .remark("This family has no edge distributions: boxes and scores are shown, and assigners run.")
                        .tells(scores.classes(), "9 × classes, " + (scores.kind().isLogits() ? "logits" : "after the sigmoid"))
                        .tells(table, "9 × deltas dx, dy, dw, dh")
                        .onAnchors(scores, new BoxCode.Deltas(table, 1, 1), RETINA_SCALES, RETINA_RATIOS));
            }
        }
        return Optional.empty();
    }
}
