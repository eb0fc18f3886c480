package anchorlens.workbench.scan;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.Dataset;
import anchorlens.model.CardOverrides;
import anchorlens.model.Device;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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
 * @param card     what a person states of the model in place of the card beside it; empty for what that one says
 */
public record ScanRequest(Path data, Dataset dataset, int limit, Path model, Device device, Map<String, String> classes, String preset,
                          FlagSettings flags, EvidenceSettings evidence, Optional<CardOverrides> card) {
    public ScanRequest {
        classes = Map.copyOf(classes);
    }

    /** A scan with the model as its file and the card beside it say. */
    public ScanRequest(Path data, Dataset dataset, int limit, Path model, Device device, Map<String, String> classes, String preset,
                       FlagSettings flags, EvidenceSettings evidence) {
        this(data, dataset, limit, model, device, classes, preset, flags, evidence, Optional.empty());
    }

    /** Images that are scanned. */
    public int images() {
        return Math.min(limit, dataset.images().size());
    }
}
