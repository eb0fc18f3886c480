package anchorlens.ui.tasks;

import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.task.Progress;
import anchorlens.task.TaskRunner;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;

/**
 * Runs jobs on one daemon thread a lane and hands results to the FX thread; the latest job of each key wins.
 *
 * <p>To be called on the FX thread only, so that "latest" means what the person did last.
 */
public final class FxTaskRunner implements TaskRunner {
    private final Map<String, ExecutorService> lanes = new ConcurrentHashMap<>();
    private final Map<Object, Ticket> latest = new ConcurrentHashMap<>();

    private static final class Ticket implements CancellationToken {
        private final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public boolean isCancelled() {
            return cancelled.get();
        }
    }

    @Override
    public <R> void submit(String lane, Object key, Job<R> job, Job.Outcome<R> outcome) {
        Ticket ticket = new Ticket();
        Ticket before = latest.put(key, ticket);
        if (before != null) {
            before.cancelled.set(true);
        }
        lanes.computeIfAbsent(lane, FxTaskRunner::newLane).execute(() -> run(key, ticket, job, outcome));
    }

    private <R> void run(Object key, Ticket ticket, Job<R> job, Job.Outcome<R> outcome) {
        if (ticket.isCancelled()) {
            return;
        }
        R result;
        try {
            result = job.run(ticket, new LatestReport(ticket, outcome));
        } catch (CancellationException e) {
            return;
        } catch (Exception e) {
            deliver(key, ticket, () -> outcome.failed(e));
            return;
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            deliver(key, ticket, () -> outcome.failed(new IllegalStateException(e.toString(), e)));
            return;
        }
        deliver(key, ticket, () -> outcome.done(result));
    }

    /** Hands the latest report to the FX thread, never more than one at a time, however fast a job reports. */
    private record LatestReport(Ticket ticket, Job.Outcome<?> outcome, AtomicReference<Runnable> waiting) implements Progress {
        LatestReport(Ticket ticket, Job.Outcome<?> outcome) {
            this(ticket, outcome, new AtomicReference<>());
        }

        @Override
        public void report(long done, long total, String what) {
            if (waiting.getAndSet(() -> outcome.progressed(done, total, what)) == null) {
                Platform.runLater(() -> {
                    Runnable latest = waiting.getAndSet(null);
                    if (!ticket.isCancelled()) {
                        latest.run();
                    }
                });
            }
        }
    }

    private void deliver(Object key, Ticket ticket, Runnable end) {
        Platform.runLater(() -> {
            if (!ticket.isCancelled()) {
                latest.remove(key, ticket);
                end.run();
            }
        });
    }

    @Override
    public void cancel(Object key) {
        Ticket ticket = latest.remove(key);
        if (ticket != null) {
            ticket.cancelled.set(true);
        }
    }

    @Override
    public void close() {
        latest.values().forEach(t -> t.cancelled.set(true));
        lanes.values().forEach(ExecutorService::shutdown);
    }

    private static ExecutorService newLane(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "anchorlens-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
