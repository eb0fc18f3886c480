package anchorlens.workbench.scan;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a scan has come.
 *
 * @param done       images looked at, those of earlier runs included
 * @param total      images to look at
 * @param unreadable images of this run that could not be read
 * @param flags      found in this run
 * @param rate       images a second of late; 0 where it is not known yet
 * @param left       time left at that rate
 */
public record ScanProgress(int done, int total, int unreadable, long flags, double rate, Optional<Duration> left) {
}
