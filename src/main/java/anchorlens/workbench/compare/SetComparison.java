package anchorlens.workbench.compare;

import anchorlens.analysis.compare.SetTally;
import anchorlens.assign.Need;
import anchorlens.dataset.Annotation;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Compares configurations over a set: each image is read once and run once through each model. To be used once, on one thread.
 */
public final class SetComparison {
    private static final long BETWEEN_REPORTS = 150_000_000;
    private static final int MOST_NOTES = 20;

    private final List<Configuration> configurations;
    private final SetWalk walk;
    private final Map<Object, Workbench> benches = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long reported;

    /**
     * @param configurations at least two, the first being what others are measured against
     * @throws IllegalArgumentException in one sentence, where there are too few, or one cannot be run for want of a model
     */
    public SetComparison(List<Configuration> configurations, SetWalk walk) {
        this.configurations = List.copyOf(configurations);
        this.walk = walk;
        if (configurations.size() < 2) {
            throw new IllegalArgumentException("a comparison needs two configurations at least");
        }
        for (Configuration c : configurations) {
            if (c.method().assigner().needs().contains(Need.PREDICTIONS) && c.model().isEmpty()) {
                throw new IllegalArgumentException(c.name() + ": " + c.method().assigner().displayName()
                        + " looks at predictions: open a model, or choose a static assigner such as ATSS");
            }
        }
    }

    /**
     * Runs.
     *
     * @param progress hears of every image
     * @param listener hears several times a second what there is so far
     * @throws ModelException        in one sentence where a model cannot be opened or run
     * @throws CancellationException when the token asks for it
     */
    public SetRun run(SetWalk.Images images, CancellationToken cancel, Progress progress, Consumer<SetRun> listener) throws ModelException {
        SetTally tally = new SetTally(configurations.size(), images.dataset().categories().size());
        int total = images.count();
        List<String> skipped = walk.walk(images, cancel, (done, all, what) -> {
            progress.report(done, all, what);
            report(tally, (int) done, total, listener);
        }, (index, requests) -> add(tally, index, requests, cancel));
        return new SetRun(configurations, tally.result(), total, total, skipped, List.copyOf(notes));
    }

    private void add(SetTally tally, int index, SetWalk.Requests requests, CancellationToken cancel) throws ModelException {
        List<Optional<SetTally.OfImage>> made = new ArrayList<>();
        List<Annotation> annotations = List.of();
        for (Configuration c : configurations) {
            cancel.throwIfCancelled();
            RunRequest request = requests.of(c);
            annotations = request.image().annotations();
            made.add(run(c, request, cancel));
        }
        tally.add(new SetTally.Image(index, annotations.stream().mapToInt(Annotation::category).toArray(),
                annotations.stream().mapToDouble(a -> a.box().area()).toArray()), made);
    }

    /** Configurations that share model and kind of priors share what lies before the assigner. */
    private Optional<SetTally.OfImage> run(Configuration c, RunRequest request, CancellationToken cancel) {
        Object shared = List.of(c.model(), c.priors(), c.classes(), c.method().assigner().needs().contains(Need.ANCHORS));
        try {
            RunResult r = benches.computeIfAbsent(shared, k -> new Workbench()).run(request, cancel);
            if (r.weights().isEmpty()) {
                note(c, r.notes().getLast());
            }
            return Optional.of(new SetTally.OfImage(r.scheme(c.name()), r.annotationOf()));
        } catch (CancellationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            note(c, request.image().record().name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void note(Configuration c, String what) {
        if (notes.size() < MOST_NOTES) {
            notes.add(c.name() + ": " + what);
        }
    }

    private void report(SetTally tally, int done, int total, Consumer<SetRun> listener) {
        long now = System.nanoTime();
        if (now - reported > BETWEEN_REPORTS) {
            reported = now;
            listener.accept(new SetRun(configurations, tally.result(), done, total, List.of(), List.copyOf(notes)));
        }
    }
}
