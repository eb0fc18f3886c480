package anchorlens.task;

/** A piece of work: an immutable request that yields an immutable result. */
@FunctionalInterface
public interface Job<R> {
    /** @throws Exception which reaches the caller's {@link Outcome#failed}, never the window */
    R run(CancellationToken cancel, Progress progress) throws Exception;

    /** What to do with the end of a job; called on the thread that the runner's owner works on. */
    interface Outcome<R> {
        void done(R result);

        void failed(Exception cause);

        /** How far the job has come; not every report arrives, the last one before the end may be left out. */
        default void progressed(long done, long total, String what) {
        }

        static <R> Outcome<R> of(java.util.function.Consumer<R> done, java.util.function.Consumer<Exception> failed) {
            return new Outcome<>() {
                @Override
                public void done(R result) {
                    done.accept(result);
                }

                @Override
                public void failed(Exception cause) {
                    failed.accept(cause);
                }
            };
        }

        /** This outcome that also hears of progress. */
        default Outcome<R> withProgress(Progress heard) {
            Outcome<R> ends = this;
            return new Outcome<>() {
                @Override
                public void done(R result) {
                    ends.done(result);
                }

                @Override
                public void failed(Exception cause) {
                    ends.failed(cause);
                }

                @Override
                public void progressed(long done, long total, String what) {
                    heard.report(done, total, what);
                }
            };
        }
    }
}
