package anchorlens.cli;

import anchorlens.workbench.scan.ScanProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Says how far a scan has come, a line every few seconds. */
final class ScanLines implements Consumer<ScanProgress> {
    private static final long BETWEEN = 5_000_000_000L;

    private final PrintWriter err;
    private long last = System.nanoTime();

    ScanLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(ScanProgress progress) {
        long now = System.nanoTime();
        if (now - last >= BETWEEN) {
            last = now;
            err.println(line(progress));
            err.flush();
        }
    }

    static String line(ScanProgress p) {
        return p.done() + " of " + p.total() + " images" + (p.rate() > 0 ? String.format(Locale.ROOT, ", %.1f images/s", p.rate()) : "")
                + p.left().map(l -> ", " + time(l) + " left").orElse("") + ", " + p.flags() + " flags"
                + (p.unreadable() > 0 ? ", " + p.unreadable() + " unreadable" : "");
    }

    private static String time(Duration left) {
        long seconds = left.toSeconds();
        return seconds >= 3600 ? seconds / 3600 + " h " + seconds / 60 % 60 + " min" : seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds + " s";
    }
}
