package anchorlens.ui.review;

import anchorlens.review.QueueQuery;
import anchorlens.review.QueueRow;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewProgress;
import anchorlens.review.ReviewStore;
import anchorlens.review.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A queue as it was read from the database at one moment.
 *
 * @param ids        what the query selects, in its order; not to be written to
 * @param first      the rows at its beginning
 * @param progress   of scan and review
 * @param categories how many flags there are of each class
 * @param canUndo    whether there is a decision to take back
 * @param canRedo    whether there is one to make again
 */
record QueuePage(long[] ids, List<QueueRow> first, ReviewProgress progress, Map<Integer, Long> categories, boolean canUndo, boolean canRedo) {
    /** Rows that are read at a time. */
    static final int ROWS = 128;
    static final QueuePage NONE = new QueuePage(new long[0], List.of(), new ReviewProgress(0, 0, 0, 0, Map.of()), Map.of(), false, false);

    /** Reads the queue; on the database's lane. */
    static QueuePage read(ReviewStore store, QueueQuery query) throws ReviewException {
        long[] ids = store.ids(query);
        return new QueuePage(ids, store.rows(Arrays.copyOf(ids, Math.min(ROWS, ids.length))), store.progress(), store.categories(),
                store.canUndo(), store.canRedo());
    }

    /**
     * The flag to look at after a decision: the next undecided one of the queue as it was shown, from its beginning again where
     * there is none further down; where the queue shows decided flags alone, the next of them.
     */
    static Optional<QueueRow> after(ReviewStore store, QueueQuery query, long[] shown, long decided) throws ReviewException {
        int from = 0;
        while (from < shown.length && shown[from] != decided) {
            from++;
        }
        OptionalLong open = undecided(store, query, shown, from, 1);
        if (open.isEmpty() && from + 1 < shown.length && !query.verdicts().isEmpty() && !query.verdicts().contains(Verdict.OPEN)) {
            open = OptionalLong.of(shown[from + 1]);
        }
        return open.isPresent() ? store.row(open.getAsLong()) : Optional.empty();
    }

    /** The nearest undecided flag before (−1) or behind (+1) a place of the queue, round its end. */
    static OptionalLong undecided(ReviewStore store, QueueQuery query, long[] shown, int from, int step) throws ReviewException {
        if (!query.verdicts().isEmpty() && !query.verdicts().contains(Verdict.OPEN)) {
            return OptionalLong.empty();
        }
        long[] open = store.ids(query.withVerdicts(Set.of(Verdict.OPEN)));
        Arrays.sort(open);
        for (int k = 1; k <= shown.length; k++) {
            long id = shown[Math.floorMod(from + k * step, shown.length)];
            if (Arrays.binarySearch(open, id) >= 0) {
                return OptionalLong.of(id);
            }
        }
        return OptionalLong.empty();
    }
}
