package anchorlens.review;

/**
 * One row of the journal.
 *
 * @param number   counts up
 * @param at       milliseconds since 1970
 * @param action   "decide", "undo" or "redo"
 * @param flag     identifier of the flag
 * @param decision what holds from then on
 */
public record JournalEntry(long number, long at, String action, long flag, Decision decision) {
}
