package anchorlens.task;

/**
 * Runs jobs away from the caller's thread, the latest of each key winning: a new job cancels the one before it under the
 * same key, and the result of a superseded or cancelled job is dropped.
 */
public interface TaskRunner extends AutoCloseable {
    /** {@code key} says which jobs supersede each other; {@code lane} is a thread that runs one job at a time. */
    <R> void submit(String lane, Object key, Job<R> job, Job.Outcome<R> outcome);

    /** Cancels what runs or waits under the key. */
    void cancel(Object key);

    @Override
    void close();
}
