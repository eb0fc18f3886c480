package anchorlens.analysis.compare;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;

/**
 * A way to assign and weigh, before it has met an image.
 *
 * @param assigner  with its parameters
 * @param weighting with its parameters
 */
public record Method(Assigner assigner, Weighting weighting) {
    /** "GFL (ATSS)", "DW": weighting and, where it has another name, assigner. */
    public String name() {
        return weighting.displayName().equals(assigner.displayName()) ? weighting.displayName()
                : weighting.displayName() + " (" + assigner.displayName() + ")";
    }
}
