package anchorlens.workbench.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.analysis.compare.Scheme;
import anchorlens.analysis.compare.Sweep;
import anchorlens.analysis.compare.SweepTally;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Runs sweeps: over an image value by value, over a set image by image and there value by value, so that a model sees every
 * image once. Whoever listens hears several times a second how far it has come. To be used on one thread at a time.
 */
public final class SweepRunner {
    private static final long BETWEEN_REPORTS = 40_000_000;

    private final Workbench bench = new Workbench();
    private final Consumer<SweepRun> listener;
    private long reported;

    /** @param listener hears what there is so far, on the working thread */
    public SweepRunner(Consumer<SweepRun> listener) {
        this.listener = listener;
    }

    /**
     * Sweeps over one image.
     *
     * @param like the image with its pass; its method plays no part
     * @throws IllegalArgumentException in one sentence where the current choice cannot be run
     * @throws CancellationException    when the token asks for it
     */
    public SweepRun ofImage(Sweep sweep, RunRequest like, CancellationToken cancel) {
        SweepTally tally = new SweepTally(sweep.size());
        Scheme current = run(like, sweep.base(), cancel);
        for (int cell = 0; cell < sweep.size(); cell++) {
            add(tally, sweep, cell, like, current, cancel);
            report(tally, sweep, false, cell + 1, sweep.size(), List.of());
        }
        return new SweepRun(sweep, tally.points(), false, sweep.size(), sweep.size(), List.of());
    }

    /**
     * Sweeps over a set.
     *
     * @param like what models and priors are taken from
     * @throws ModelException           in one sentence where the model cannot be opened or run
     * @throws IllegalArgumentException in one sentence where the current choice cannot be run
     * @throws CancellationException    when the token asks for it
     */
    public SweepRun ofSet(Sweep sweep, Configuration like, SetWalk walk, SetWalk.Images images, CancellationToken cancel) throws ModelException {
        SweepTally tally = new SweepTally(sweep.size());
        int total = images.count();
        List<String> skipped = walk.walk(images, cancel, (done, all, what) -> report(tally, sweep, true, (int) done, total, List.of()),
                (index, requests) -> {
                    RunRequest image = requests.of(like.withMethod(sweep.base()));
                    Scheme current = run(image, sweep.base(), cancel);
                    for (int cell = 0; cell < sweep.size(); cell++) {
                        add(tally, sweep, cell, image, current, cancel);
                    }
                });
        return new SweepRun(sweep, tally.points(), true, total, total, skipped);
    }

    private void add(SweepTally tally, Sweep sweep, int cell, RunRequest like, Scheme current, CancellationToken cancel) {
        Optional<Method> method = Optional.empty();
        try {
            method = Optional.of(sweep.method(cell));
            tally.add(cell, run(like, method.get(), cancel), current);
        } catch (CancellationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            tally.fail(cell, e.getMessage());
        }
    }

    private Scheme run(RunRequest like, Method method, CancellationToken cancel) {
        return bench.run(new RunRequest(like.image(), like.pass(), like.classes(), like.priors(), method.assigner(), method.weighting()),
                cancel).scheme("");
    }

    private void report(SweepTally tally, Sweep sweep, boolean ofSet, int done, int total, List<String> skipped) {
        long now = System.nanoTime();
        if (now - reported > BETWEEN_REPORTS) {
            reported = now;
            listener.accept(new SweepRun(sweep, tally.points(), ofSet, done, total, skipped));
        }
    }
}
