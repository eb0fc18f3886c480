package anchorlens.workbench.scan;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.Dataset;
import anchorlens.model.Device;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be scanned, and how.
 *
 * @param data     annotation file or folder that was opened
 * @param dataset  what was read from it
 * @param limit    images at most, the first of the set
 * @param model    detector
 * @param device   what it runs on
 * @param classes  category → class of the model where names do not tell; empty for by name
 * @param preset   what the thresholds are called
 * @param flags    thresholds
 * @param evidence which priors speak of an object
 */
public record ScanRequest(Path data, Dataset dataset, int limit, Path model, Device device, Map<String, String> classes, String preset,
                          FlagSettings flags, EvidenceSettings evidence) {
    public ScanRequest {
        classes = Map.copyOf(classes);
    }

    /** Images that are scanned. */
    public int images() {
        return Math.min(limit, dataset.images().size());
    }
}
