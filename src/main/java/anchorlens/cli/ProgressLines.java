package anchorlens.cli;

import anchorlens.task.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Says every few seconds how far images have come, at which rate, and how long it may take. */
final class ProgressLines implements Progress {
    private static final long BETWEEN = 3_000_000_000L;

    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long last = start;
    private long reached;
    private long all;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    /** Says that it was stopped there. */
    void stopped() {
        err.println("stopped after " + reached + " of " + all + " images; nothing was written");
        err.flush();
    }

    @Override
    public void report(long done, long total, String what) {
        reached = done;
        all = total;
        long now = System.nanoTime();
        if (now - last >= BETWEEN && done < total) {
            last = now;
            double rate = done * 1e9 / (now - start);
            err.println(String.format(Locale.ROOT, "%d of %d images, %.1f a second, %.0f s left", done, total, rate, (total - done) / rate));
            err.flush();
        }
    }
}
