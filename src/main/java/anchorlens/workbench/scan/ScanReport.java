package anchorlens.workbench.scan;

import java.util.List;

/**
 * How a scan ended.
 *
 * @param complete  true where every image was looked at, false where it was cancelled
 * @param scanned   images looked at in this run
 * @param skipped   images that earlier runs had looked at
 * @param flags     found in this run
 * @param millis    time of this run, opening the model not included
 * @param notices   what to tell the person: of the device, of classes the model lacks, each one sentence
 * @param forwardMillis mean time of the network alone, an image
 */
public record ScanReport(boolean complete, int scanned, int skipped, long flags, long millis, double forwardMillis, List<String> notices) {
    public ScanReport {
        notices = List.copyOf(notices);
    }

    /** Images a second in this run. */
    public double rate() {
        return millis == 0 ? 0 : 1000.0 * scanned / millis;
    }
}
