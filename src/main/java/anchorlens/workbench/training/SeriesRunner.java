package anchorlens.workbench.training;

import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.dynamics.AssignedPairs;
import anchorlens.analysis.dynamics.StepStatistics;
import anchorlens.analysis.dynamics.StepTally;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.ObjectMixture;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs an assigner over all checkpoints of a training. Passes come from {@link CheckpointPasses}, so that another assigner or
 * another parameter costs no inference. To be called on one thread at a time.
 */
public final class SeriesRunner {
    /** Hears what one checkpoint makes of one image. */
    @FunctionalInterface
    public interface Visitor {
        /** @param step index of the checkpoint in its series */
        void visit(int step, RunResult result);
    }

    private final CheckpointPasses passes;
    private final Map<Checkpoint, Workbench> benches = new HashMap<>();

    public SeriesRunner(CheckpointPasses passes) {
        this.passes = passes;
    }

    /**
     * All checkpoints over one image.
     *
     * @throws ModelException           in one sentence where a checkpoint cannot be opened or run
     * @throws IllegalArgumentException in one sentence where the assigner lacks what it needs
     */
    public SeriesRun overImage(SeriesRequest request, OpenedImage image, CancellationToken cancel, Progress progress)
            throws ModelException {
        List<Checkpoint> all = request.series().checkpoints();
        List<RunResult> results = new ArrayList<>();
        for (Checkpoint c : all) {
            progress.report(results.size(), all.size(), c.name());
            results.add(run(request, c, image, true, cancel));
        }
        AssignedPairs last = pairs(results.getLast());
        List<StepRun> steps = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            cancel.throwIfCancelled();
            StepTally tally = new StepTally(request.isSoft());
            List<List<EdgeDensity>> mixtures = mixtures(results.get(i));
            add(tally, results.get(i), mixtures, last);
            steps.add(new StepRun(all.get(i), results.get(i), tally.statistics(), mixtures));
        }
        progress.report(all.size(), all.size(), "");
        return new SeriesRun(request, image, steps);
    }

    /**
     * All checkpoints over a set of images. An image that cannot be read is left out and named.
     *
     * @throws ModelException           in one sentence where a checkpoint cannot be opened or run
     * @throws IllegalArgumentException in one sentence where the assigner lacks what it needs
     */
    public SeriesCurves overSet(SeriesRequest request, DataFiles files, List<ImageRecord> images, CancellationToken cancel,
                                Progress progress) throws ModelException {
        int steps = request.series().checkpoints().size();
        List<StepTally> tallies = IntStream.range(0, steps).mapToObj(i -> new StepTally(request.isSoft())).toList();
        AssignedPairs[] last = new AssignedPairs[1];
        List<String> skipped = walk(request, files, images, cancel, progress, (step, result) -> {
            if (step == steps - 1) {
                last[0] = pairs(result);
            }
            add(tallies.get(step), result, mixtures(result), last[0]);
        });
        List<StepStatistics> statistics = tallies.stream().map(StepTally::statistics).toList();
        return new SeriesCurves(request, statistics, skipped);
    }

    /**
     * Takes a visitor over a set, image by image, the last checkpoint first and then the others in their order.
     *
     * @return images that could not be read, each one sentence
     * @throws ModelException in one sentence where a checkpoint cannot be opened or run
     */
    public List<String> walk(SeriesRequest request, DataFiles files, List<ImageRecord> images, CancellationToken cancel,
                             Progress progress, Visitor visitor) throws ModelException {
        List<String> skipped = new ArrayList<>();
        List<Checkpoint> all = request.series().checkpoints();
        for (int i = 0; i < images.size(); i++) {
            progress.report(i, images.size(), images.get(i).name());
            cancel.throwIfCancelled();
            OpenedImage image;
            try {
                image = files.read(images.get(i));
            } catch (DatasetException e) {
                skipped.add(e.getMessage());
                continue;
            }
            visitor.visit(all.size() - 1, run(request, all.getLast(), image, false, cancel));
            for (int step = 0; step < all.size() - 1; step++) {
                visitor.visit(step, run(request, all.get(step), image, false, cancel));
            }
        }
        progress.report(images.size(), images.size(), "");
        return skipped;
    }

    /**
     * Takes a visitor over a set with one checkpoint alone. An image that cannot be read is left out.
     *
     * @throws ModelException in one sentence where the checkpoint cannot be opened or run
     */
    public void walk(SeriesRequest request, Checkpoint checkpoint, DataFiles files, List<ImageRecord> images, CancellationToken cancel,
                     Progress progress, Consumer<RunResult> visitor) throws ModelException {
        for (int i = 0; i < images.size(); i++) {
            progress.report(i, images.size(), images.get(i).name());
            cancel.throwIfCancelled();
            Optional<OpenedImage> image = opened(files, images.get(i));
            if (image.isPresent()) {
                visitor.accept(run(request, checkpoint, image.get(), false, cancel));
            }
        }
    }

    private static Optional<OpenedImage> opened(DataFiles files, ImageRecord record) {
        try {
            return Optional.of(files.read(record));
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    private RunResult run(SeriesRequest request, Checkpoint checkpoint, OpenedImage image, boolean keep, CancellationToken cancel)
            throws ModelException {
        CheckpointPasses.Seen seen = passes.of(checkpoint, image, request.device(), keep, cancel);
        ClassMapping classes = ClassMapping.of(request.categories(), seen.classNames(), request.chosen());
        RunRequest run = new RunRequest(image, Optional.of(seen.decoded()), classes, request.priors(), request.assigner(),
                request.weighting());
        benches.keySet().retainAll(request.series().checkpoints());
        return benches.computeIfAbsent(checkpoint, c -> new Workbench()).run(run, cancel);
    }

    private static AssignedPairs pairs(RunResult result) {
        return AssignedPairs.of(result.assignment(), result.weights());
    }

    private static List<List<EdgeDensity>> mixtures(RunResult r) {
        return IntStream.range(0, r.input().groundTruth().count()).mapToObj(gt -> ObjectMixture.of(r, gt)).toList();
    }

    private static void add(StepTally tally, RunResult r, List<List<EdgeDensity>> mixtures, AssignedPairs last) {
        tally.add(r.input(), r.assignment(), r.weights(), mixtures, pairs(r), last);
    }
}
