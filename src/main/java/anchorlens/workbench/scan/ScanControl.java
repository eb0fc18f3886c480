package anchorlens.workbench.scan;

import anchorlens.task.CancellationToken;

/** Pauses, goes on with and cancels a scan from any thread. Images under way are finished and kept in either case. */
public final class ScanControl implements CancellationToken {
    private final CancellationToken outer;
    private boolean paused;
    private boolean cancelled;

    public ScanControl() {
        this(CancellationToken.NONE);
    }

    /** @param outer cancels the scan, too */
    public ScanControl(CancellationToken outer) {
        this.outer = outer;
    }

    public synchronized void pause() {
        paused = true;
    }

    public synchronized void goOn() {
        paused = false;
        notifyAll();
    }

    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    public synchronized boolean isPaused() {
        return paused && !isCancelled();
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled || outer.isCancelled();
    }

    /** Waits while the scan is paused. @return false where it was cancelled */
    synchronized boolean awaitGo() throws InterruptedException {
        while (paused && !isCancelled()) {
            wait(200);
        }
        return !isCancelled();
    }
}
