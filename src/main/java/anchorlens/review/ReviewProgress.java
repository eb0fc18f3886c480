package anchorlens.review;

import java.util.Map;

/**
 * How far scan and review have come.
 *
 * @param images     in the data set
 * @param scanned    looked at, those that could not be read included
 * @param unreadable images whose pixels could not be read
 * @param flags      found so far
 * @param byVerdict  how many flags have each verdict
 */
public record ReviewProgress(int images, int scanned, int unreadable, long flags, Map<Verdict, Long> byVerdict) {
    public ReviewProgress {
        byVerdict = Map.copyOf(byVerdict);
    }

    /** Flags with a verdict, unsure ones included. */
    public long decided() {
        return flags - byVerdict.getOrDefault(Verdict.OPEN, 0L);
    }
}
