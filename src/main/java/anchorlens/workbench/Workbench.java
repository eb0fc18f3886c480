package anchorlens.workbench;

import anchorlens.analysis.AssignmentSummary;
import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Need;
import anchorlens.assign.Weighting;
import anchorlens.detection.Nms;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Letterbox;
import anchorlens.model.report.ScoreRemarks;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs requests. What lies to the left of the assigner (priors, ground truth in input pixels) is kept from one request to
 * the next while it does not change, so a slider pays for the assignment alone.
 *
 * <p>Safe for use by several threads.
 */
public final class Workbench {
    /** What a request needs before its assigner can run, with what it was made from. */
    private record Prepared(RunRequest from, boolean anchors, Letterbox letterbox, AssignmentInput input,
                            ObjectClasses objects, List<String> notes) {
        boolean fits(RunRequest r, boolean wantsAnchors) {
            return anchors == wantsAnchors && from.image() == r.image() && from.pass().equals(r.pass())
                    && from.classes().equals(r.classes()) && from.priors().equals(r.priors());
        }
    }

    private volatile Prepared last;

    /**
     * Runs assigner and weighting.
     *
     * @throws IllegalArgumentException in one sentence, where the assigner lacks what it needs or a prediction is not finite
     * @throws java.util.concurrent.CancellationException when the token asks for it
     */
    public RunResult run(RunRequest request, CancellationToken cancel) {
        Prepared p = prepare(request);
        Assigner assigner = request.assigner();
        if (assigner.needs().contains(Need.PREDICTIONS)) {
            requirePredictions(request, p);
        }
        long start = System.nanoTime();
        AssignmentResult assignment = assigner.assign(p.input, cancel);
        long assigned = System.nanoTime();
        List<String> notes = new ArrayList<>(p.notes);
        Optional<LossWeights> weights = weigh(request.weighting(), p.input, assignment, cancel, notes);
        long weighed = System.nanoTime();
        List<Nms.Detection> detections = request.pass().map(DecodedPass::detections).orElse(List.of());
        return new RunResult(request, p.letterbox, p.input, p.objects.annotationOf(), assignment, weights, detections,
                AssignmentSummary.of(p.input, assignment, weights), List.copyOf(notes),
                (assigned - start) / 1e6, (weighed - assigned) / 1e6);
    }

    private static void requirePredictions(RunRequest request, Prepared p) {
        if (request.pass().isPresent() && p.input.predictions().isEmpty()) {
            throw new IllegalArgumentException(request.assigner().displayName() + " looks at predictions, and the model makes"
                    + " one a cell, but " + request.priors().anchorsPerCell() + " anchors a cell are set: set one scale and"
                    + " one ratio under Priors");
        }
        p.input.requirePredictions(request.assigner().displayName());
    }

    private static Optional<LossWeights> weigh(Weighting weighting, AssignmentInput input, AssignmentResult assignment,
                                               CancellationToken cancel, List<String> notes) {
        if (weighting.needs().contains(Need.PREDICTIONS) && input.predictions().isEmpty()) {
            notes.add(weighting.displayName() + " weights need predicted scores and boxes: open a model to see them.");
            return Optional.empty();
        }
        return Optional.of(weighting.weigh(input, assignment, cancel));
    }

    private Prepared prepare(RunRequest r) {
        boolean anchors = r.assigner().needs().contains(Need.ANCHORS);
        Prepared p = last;
        if (p == null || !p.fits(r, anchors)) {
            p = build(r, anchors);
            last = p;
        }
        return p;
    }

    private static Prepared build(RunRequest r, boolean anchors) {
        Letterbox letterbox = r.pass().map(d -> d.pass().letterbox()).orElseGet(() -> InputGrid.of(r.priors())
                .letterbox(r.image().pixels().width(), r.image().pixels().height()));
        InputGrid grid = r.pass().map(d -> InputGrid.of(d.pass(), Letterbox.Fit.STRETCH)).orElseGet(() -> InputGrid.of(r.priors()));
        Priors priors = grid.priors(anchors, r.priors());
        List<String> notes = new ArrayList<>(r.pass().map(d -> d.pass().remarks()).orElse(List.of()));
        r.pass().ifPresent(d -> notes.addAll(ScoreRemarks.of(d.pass().head().scores())));
        ObjectClasses objects = ObjectClasses.of(r.image().annotations(), r.classes(), letterbox);
        if (objects.unknownCount() > 0) {
            notes.add(objects.unknownCount() + (objects.unknownCount() == 1 ? " annotation is" : " annotations are")
                    + " drawn but not assigned, because the model has no class " + String.join(", ", objects.unknown()) + ".");
        }
        if (objects.leftOut() > 0) {
            notes.add(objects.leftOut() + (objects.leftOut() == 1 ? " annotation is" : " annotations are")
                    + " drawn but not assigned, because their categories were left out by hand.");
        }
        Optional<Predictions> predictions = r.pass().map(DecodedPass::predictions);
        if (predictions.isPresent() && predictions.get().count() != priors.count()) {
            notes.add("The model predicts one box a cell, but " + r.priors().anchorsPerCell()
                    + " anchors a cell are set, so predictions take no part in this assignment.");
            predictions = Optional.empty();
        }
        AssignmentInput input = new AssignmentInput(priors, objects.groundTruth(), predictions,
                letterbox.inputWidth(), letterbox.inputHeight());
        return new Prepared(r, anchors, letterbox, input, objects, List.copyOf(notes));
    }
}
