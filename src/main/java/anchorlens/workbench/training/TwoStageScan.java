package anchorlens.workbench.training;

import anchorlens.analysis.twostage.ProposalTargets;
import anchorlens.assign.FcosAssigner;
import anchorlens.assign.HardWeighting;
import anchorlens.dataset.ImageRecord;
import anchorlens.detection.Predictions;
import anchorlens.geometry.Boxes;
import anchorlens.loss.DeltaCoder;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Matches the proposals of every checkpoint with the ground truths of every image. */
public final class TwoStageScan {
    /** Proposals kept in memory at most; images beyond are left out and counted. */
    private static final long PROPOSALS_KEPT = 4_000_000;
    private static final DeltaCoder CODER = DeltaCoder.ofProposals();

    private final SeriesRunner runner;

    public TwoStageScan(SeriesRunner runner) {
        this.runner = runner;
    }

    /**
     * Matches.
     *
     * @throws ModelException in one sentence where a checkpoint cannot be opened or run
     */
    public TwoStageData run(TwoStageRequest request, DataFiles files, List<ImageRecord> images, CancellationToken cancel,
                            Progress progress) throws ModelException {
        SeriesRequest s = request.series();
        SeriesRequest cheap = new SeriesRequest(s.series(), s.device(), s.categories(), s.chosen(), s.priors(), new FcosAssigner(),
                new HardWeighting());
        int steps = s.series().checkpoints().size();
        long room = PROPOSALS_KEPT / ((long) steps * request.proposals().count());
        List<ImageRecord> looked = images.subList(0, (int) Math.min(images.size(), Math.max(1, room)));
        List<List<ProposalTargets>> matched = IntStream.range(0, steps).<List<ProposalTargets>>mapToObj(i -> new ArrayList<>()).toList();
        List<String> skipped = new ArrayList<>();
        if (looked.size() < images.size()) {
            skipped.add("Only the first " + looked.size() + " of " + images.size() + " images were looked at, to stay within memory;"
                    + " fewer proposals an image let more in.");
        }
        skipped.addAll(runner.walk(cheap, files, looked, cancel, progress,
                (step, result) -> matched.get(step).add(match(request, result))));
        return new TwoStageData(request, matched, skipped);
    }

    private static ProposalTargets match(TwoStageRequest request, RunResult r) {
        Boxes proposals = proposals(request, r);
        return ProposalTargets.of(proposals, r.input().groundTruth().boxes(), CODER, request.addTruths());
    }

    /**
     * The proposals of one image, matched.
     *
     * @param r a run with the model's predictions
     */
    public static MatchedProposals matched(TwoStageRequest request, RunResult r) {
        Boxes boxes = proposals(request, r);
        return new MatchedProposals(boxes, ProposalTargets.of(boxes, r.input().groundTruth().boxes(), CODER, false));
    }

    private static Boxes proposals(TwoStageRequest request, RunResult r) {
        if (request.file().isPresent()) {
            return request.file().get().of(r.request().image().record().id(), r.letterbox(), request.proposals().count());
        }
        Predictions predictions = r.request().pass().orElseThrow().predictions();
        return request.proposals().of(predictions, r.request().pass().get().pass().head().levels(), r.input().inputWidth(),
                r.input().inputHeight());
    }
}
