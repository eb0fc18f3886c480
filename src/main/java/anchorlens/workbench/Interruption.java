package anchorlens.workbench;

import anchorlens.task.CancellationToken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends long work in order where the process is asked to end (Ctrl-C, a closed terminal): the work is told to stop, and the process
 * waits for it, so that nothing is lost and no native library is unloaded under it.
 */
public final class Interruption implements CancellationToken, AutoCloseable {
    private static final long PATIENCE = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean cancelled;

    /** @param stop what else tells the work to stop */
    public Interruption(Runnable stop) {
        hook = new Thread(() -> {
            cancelled = true;
            stop.run();
            try {
                ended.await(PATIENCE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "anchorlens-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and now may
        }
    }
}
