package anchorlens.workbench.scan;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Images a second of late. A gap, as a pause makes it, starts it anew. */
final class RateMeter {
    private static final long WINDOW = 20_000_000_000L;
    private static final long GAP = 3_000_000_000L;
    private static final int LEAST = 4;

    private final Deque<Long> times = new ArrayDeque<>();

    void count(long nanos) {
        if (!times.isEmpty() && nanos - times.getLast() > GAP) {
            times.clear();
        }
        times.addLast(nanos);
        while (nanos - times.getFirst() > WINDOW) {
            times.removeFirst();
        }
    }

    double rate() {
        long span = times.isEmpty() ? 0 : times.getLast() - times.getFirst();
        return times.size() < LEAST || span == 0 ? 0 : (times.size() - 1) * 1e9 / span;
    }

    Optional<Duration> left(int images) {
        double rate = rate();
        return rate == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(1000 * images / rate)));
    }
}
