package anchorlens.workbench.compare;

import anchorlens.task.CancellationToken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks long work to stop when the program is told to end, as by Ctrl+C, and gives it a moment to leave everything in order: models
 * closed, no file half written.
 */
public final class Interrupt implements CancellationToken, AutoCloseable {
    private static final long PATIENCE = 3;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Consumer<String> said;
    private final Thread hook = new Thread(this::end, "anchorlens-interrupt");
    private volatile boolean asked;
    private volatile String soFar = "";

    private Interrupt(Consumer<String> said) {
        this.said = said;
    }

    /** Listens until it is closed. @param said hears, when all is in order, how far the work had come */
    public static Interrupt listen(Consumer<String> said) {
        Interrupt made = new Interrupt(said);
        Runtime.getRuntime().addShutdownHook(made.hook);
        return made;
    }

    /** Remembers how far the work has come. */
    public void reached(long done, long total) {
        soFar = " after " + done + " of " + total + " images";
    }

    private void end() {
        asked = true;
        try {
            if (!finished.await(PATIENCE, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        said.accept("stopped" + soFar + "; nothing was written");
    }

    @Override
    public boolean isCancelled() {
        return asked;
    }

    @Override
    public void close() {
        finished.countDown();
        if (!asked) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
