package anchorlens.task;

/** Runs every job at once on the calling thread: for tests and the command line. */
public final class SameThreadTaskRunner implements TaskRunner {
    @Override
    public <R> void submit(String lane, Object key, Job<R> job, Job.Outcome<R> outcome) {
        R result;
        try {
            result = job.run(CancellationToken.NONE, outcome::progressed);
        } catch (Exception e) {
            outcome.failed(e);
            return;
        }
        outcome.done(result);
    }

    @Override
    public void cancel(Object key) {
        // a job has always ended before anyone can cancel it
    }

    @Override
    public void close() {
        // holds nothing
    }
}
