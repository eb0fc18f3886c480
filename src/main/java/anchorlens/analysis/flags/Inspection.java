package anchorlens.analysis.flags;

import anchorlens.analysis.evidence.ObjectEvidence;
import java.util.List;
import java.util.Optional;

/**
 * What was found in one image.
 *
 * @param evidence of each of {@link InspectionInput#objects}; empty for a degenerate box and for a class the model lacks
 * @param flags    by object and kind, what is missing last
 */
public record Inspection(List<Optional<ObjectEvidence>> evidence, List<Flag> flags) {
    public Inspection {
        evidence = List.copyOf(evidence);
        flags = List.copyOf(flags);
    }
}
