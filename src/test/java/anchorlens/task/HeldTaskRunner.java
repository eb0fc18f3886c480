package anchorlens.task;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Keeps jobs back until it is told to run them, so that a test sees what is shown meanwhile. */
public final class HeldTaskRunner implements TaskRunner {
    private final SameThreadTaskRunner runner = new SameThreadTaskRunner();
    private final SequencedMap<Object, Runnable> waiting = new LinkedHashMap<>();

    @Override
    public <R> void submit(String lane, Object key, Job<R> job, Job.Outcome<R> outcome) {
        waiting.putLast(key, () -> runner.submit(lane, key, job, outcome));
    }

    /** Runs what waits and what follows from it, in the order in which it came. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            runNext();
        }
    }

    /** Runs what has waited longest. */
    public void runNext() {
        waiting.pollFirstEntry().getValue().run();
    }

    @Override
    public void cancel(Object key) {
        waiting.remove(key);
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
