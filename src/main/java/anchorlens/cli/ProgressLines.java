package anchorlens.cli;

import anchorlens.task.Progress;
import anchorlens.workbench.compare.Interrupt;
import java.io.PrintWriter;
import java.util.Locale;

/** Says every few seconds how far images have come, at which rate, and how long it may take. */
final class ProgressLines implements Progress {
    private static final long BETWEEN = 3_000_000_000L;

    private final PrintWriter err;
    private final Interrupt interrupt;
    private final long start = System.nanoTime();
    private long last = start;

    ProgressLines(PrintWriter err, Interrupt interrupt) {
        this.err = err;
        this.interrupt = interrupt;
    }

    @Override
    public void report(long done, long total, String what) {
        interrupt.reached(done, total);
        long now = System.nanoTime();
        if (now - last >= BETWEEN && done < total) {
            last = now;
            double rate = done * 1e9 / (now - start);
            err.println(String.format(Locale.ROOT, "%d of %d images, %.1f a second, %.0f s left", done, total, rate, (total - done) / rate));
            err.flush();
        }
    }
}
