package anchorlens.task;

import java.util.concurrent.CancellationException;

/**
 * Asks work to stop early. Kernels poll it once per level or ground truth, so that they stop within a few milliseconds.
 */
@FunctionalInterface
public interface CancellationToken {
    /** Never cancelled. */
    CancellationToken NONE = () -> false;

    boolean isCancelled();

    /** @throws CancellationException if the work is no longer wanted */
    default void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("no longer wanted");
        }
    }
}
