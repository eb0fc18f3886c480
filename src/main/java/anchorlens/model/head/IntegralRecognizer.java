package anchorlens.model.head;

import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.Wording;
import anchorlens.model.graph.Integral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Heads that sum their distributions up inside the graph: Ultralytics' v8, v9, v10, 11 and 12, detect heads in pose and segment
 * exports, NanoDet and PicoDet with the integral.
 *
 * <ol>
 * <li>The logits before each {@link Integral} are {@code 4 · B} numbers a prior, joined over all levels or one tensor a level.
 * <li>Class logits are what goes into a sigmoid that makes scores and has as many priors; where the model's own output has
 *     scores, they must be the ones that come out there.
 * <li>Where the model has boxes of its own, prior offsets 0.5 and 0 are both tried against them.
 * </ol>
 *
 * <p><strong>Source:</strong> Ultralytics 8.3 and 8.4 {@code nn/modules/head.py}, exported files of both.
 */
final class IntegralRecognizer implements HeadRecognizer {
    private static final int ULTRALYTICS_BINS = 16;
    private static final int GFL_BINS = 17;
    private static final int MASKS = 32;

    /** Logits over all priors of a pyramid. */
    private record Site(CellTable logits, int bins, Optional<double[]> positions, List<Integer> strides) {
        BinGrid grid() {
            return positions.map(BinGrid::of).orElseGet(() -> BinGrid.integers(bins));
        }
    }

    /** A prior offset and how well it agrees with the model's own boxes. */
    private record Tried(double offset, Optional<Verification> verification) {
        double largest() {
            return verification.map(Verification::largest).orElse(0.0);
        }
    }

    @Override
    public List<RecognizedHead> readings(Evidence evidence) throws ModelException {
        List<RecognizedHead> readings = new ArrayList<>();
        for (Site site : sites(evidence)) {
            Optional<InnerScores> scores = InnerScores.find(evidence, site.logits.priors(), site.strides, 4 * site.bins);
            if (scores.isPresent()) {
                refuseOriented(evidence, scores.get());
                readings.add(head(evidence, site, scores.get()));
            }
        }
        readings.sort(Comparator.comparingDouble(r -> r.verification().map(Verification::largest).orElse(0.0)));
        return readings;
    }

    /** One further column, an angle, and the sine and cosine that turn the box by it: distances are along the box's own axes. */
    private static void refuseOriented(Evidence evidence, InnerScores scores) throws ModelException {
        if (scores.own().isPresent() && scores.further() == 1 && evidence.graph().hasAny("Sin") && evidence.graph().hasAny("Cos")) {
            throw new ModelException(Wording.name(evidence.file()) + " predicts oriented boxes: its distributions are measured along axes "
                    + "turned with each box, which no assigner here handles; choose a model for upright boxes (detect, segment or pose).");
        }
    }

    private static List<Site> sites(Evidence evidence) throws ModelException {
        List<Site> joint = new ArrayList<>();
        List<TensorSpec> specs = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        for (Integral integral : evidence.integrals().reversed()) {
            Optional<TensorSpec> spec = evidence.inner(integral.logits());
            int columns = 4 * integral.bins();
            if (spec.isEmpty() || !spec.get().isFloat32() || Tables.size(spec.get()) % columns != 0) {
                continue;
            }
            int priors = (int) (Tables.size(spec.get()) / columns);
            specs.add(spec.get());
            cells.add(priors);
            Optional<List<Integer>> strides = Grids.pyramid(priors, evidence);
            if (strides.isPresent()) {
                TableShape.joint(spec.get(), priors, 4, integral.bins()).ifPresent(part -> joint.add(
                        new Site(CellTable.of(part), integral.bins(), integral.positions(), strides.get())));
            }
        }
        boolean levels = cells.size() > 1 && cells.stream().distinct().count() == cells.size()
                && evidence.integrals().stream().map(Integral::bins).distinct().count() == 1;
        return levels ? perLevel(evidence, specs, cells) : joint;
    }

    private static List<Site> perLevel(Evidence evidence, List<TensorSpec> specs, List<Integer> cells) throws ModelException {
        Integral integral = evidence.integrals().getFirst();
        Optional<List<Integer>> strides = Grids.ofLevels(cells.stream().sorted(Comparator.reverseOrder()).toList(), evidence);
        if (strides.isEmpty()) {
            return List.of();
        }
        List<CellTable.Part> parts = new ArrayList<>();
        for (int stride : strides.get()) {
            TensorSpec spec = specs.get(cells.indexOf(Grids.cells(evidence.input(), stride)));
            Tables.level(spec, stride, evidence.input(), 1, 4, integral.bins()).ifPresent(parts::add);
        }
        return parts.size() < cells.size() ? List.of() : List.of(new Site(new CellTable(4 * integral.bins(), parts),
                integral.bins(), integral.positions(), strides.get()));
    }

    private static RecognizedHead head(Evidence evidence, Site site, InnerScores scores) throws ModelException {
        Preset preset = preset(evidence, site);
        List<Tried> tried = new ArrayList<>();
        for (double offset : evidence.card().priorOffset().map(List::of).orElse(List.of(preset.offset(), 0.5 - preset.offset()))) {
            tried.add(new Tried(offset, verify(evidence, site, scores, offset)));
        }
        Tried best = tried.stream().min(Comparator.comparingDouble(Tried::largest)).orElseThrow();
        boolean endToEnd = new OwnBoxes(evidence, site.logits.priors()).rows().isPresent() && scores.own().isEmpty();
        CardDraft draft = new CardDraft(evidence, id(preset, endToEnd), family(preset, endToEnd, scores), preset,
                site.strides.size() + " levels and " + site.bins + " bins");
        boolean told = best.verification.isPresent() && tried.stream().anyMatch(t -> t.largest() > best.largest() + 0.1);
        if (!told && evidence.card().priorOffset().isEmpty()) {
            draft.note("Priors have offset " + best.offset + " in their cells, as in " + preset.title()
                    + "; nothing in the file tells.");
        }
        List<String> lines = new ArrayList<>(Tables.lines(scores.code().classes(), site.strides, "classes, "
                + (scores.code().kind() == ScoreCode.Kind.LOGITS ? "logits" : "after the sigmoid")));
        lines.addAll(Tables.lines(site.logits, site.strides, "4 × " + site.bins + " bins, logits before the integral"));
        List<String> verified = new ArrayList<>(best.verification.map(Verification::sentence).stream().toList());
        if (told && best.verification.get().agrees()) {
            verified.add("Prior offset " + best.offset + " and bins " + site.grid() + " follow from this.");
        }
        return new TableHead(draft.card(site.strides, best.offset, scores.code().count(), Optional.of(site.grid()),
                scores.code().kind() != ScoreCode.Kind.LOGITS, lines, verified),
                new PointPriors(Grids.levels(site.strides, evidence.input()), best.offset), scores.code(),
                BoxCode.Distributions.ofCells(site.logits, site.grid(), false), Optional.empty(), scores.own(), best.verification);
    }

    private static Optional<Verification> verify(Evidence evidence, Site site, InnerScores scores, double offset)
            throws ModelException {
        if (evidence.probe().isEmpty()) {
            return Optional.empty();
        }
        PointPriors priors = new PointPriors(Grids.levels(site.strides, evidence.input()), offset);
        float[] logits = site.logits.read(evidence.probe(), evidence.file());
        Boxes decoded = BoxDecoder.fromDistributions(priors, new EdgeDistributions(priors.count(), site.grid(), logits));
        ClassScores classScores = scores.code().read(evidence.probe(), evidence.file());
        return new OwnBoxes(evidence, priors.count()).compare(decoded, classScores, priors);
    }

    private static Preset preset(Evidence evidence, Site site) {
        boolean joint = site.logits.parts().size() == 1;
        if (site.bins == ULTRALYTICS_BINS || joint && site.bins != GFL_BINS && !evidence.graph().hasAny("HardSigmoid", "HardSwish")) {
            return Preset.ULTRALYTICS;
        } else if (site.bins == GFL_BINS) {
            return Preset.MMDET;
        }
        return Structure.isNanoDet(evidence.graph(), site.strides.size()) ? Preset.NANODET : Preset.PICODET;
    }

    private static String id(Preset preset, boolean endToEnd) {
        return (preset == Preset.ULTRALYTICS ? "ultralytics" : preset == Preset.MMDET ? "mmdet-gfl"
                : preset == Preset.NANODET ? "nanodet" : "picodet") + (endToEnd ? "-end-to-end" : "");
    }

    private static String family(Preset preset, boolean endToEnd, InnerScores scores) {
        String name = preset == Preset.ULTRALYTICS ? "Ultralytics DFL head"
                : "GFL head with the integral in the graph (" + preset.title() + ")";
        int more = scores.own().isEmpty() ? 0 : scores.further();
        return name + (endToEnd ? ", end to end" : more == MASKS ? " in a segment export" : more > 0
                ? " with " + Wording.count(more, "further column") + " (pose or the like)" : "");
    }
}
