package anchorlens.workbench.scan;

import anchorlens.analysis.EdgeDensity;
import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.EdgeMixture;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.model.ForwardPass;
import anchorlens.review.FoundFlag;
import anchorlens.workbench.ClassMapping;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model says of the object of a flag, gathered again from a forward pass just as the scan did.
 *
 * @param object    all there is
 * @param mixtures  of the edges anybody speaks of: those the flag is about, and those to be shown beside it
 * @param densities the mixtures as curves, in the order of {@link Edge}
 * @param dipPValue {@link EdgeEvidence#dipPValue} of the flag's strongest edge, NaN where the flag is about none
 */
public record FlagEvidence(ObjectEvidence object, Map<Edge, EdgeMixture> mixtures, List<EdgeDensity> densities, double dipPValue) {
    public FlagEvidence {
        mixtures = Map.copyOf(mixtures);
        densities = List.copyOf(densities);
    }

    /**
     * Gathers the evidence. A mislocated edge is shown with those priors that may support it, any other with all that see the
     * object; where nobody of the one kind speaks, those of the other do.
     *
     * @param pass    of the scan's model over the flag's image
     * @param classes which class of the model each category stands for
     * @return nothing where the model lacks the class, or the flag has no box
     */
    public static Optional<FlagEvidence> of(FoundFlag flag, ForwardPass pass, ClassMapping classes, EvidenceSettings settings) {
        Optional<Box> box = flag.annotated().or(flag::alternative).filter(b -> !b.isDegenerate());
        int cls = flag.category() < 0 ? -1 : classes.classOf(flag.category());
        if (box.isEmpty() || cls < 0) {
            return Optional.empty();
        }
        ConfidentPriors priors = ConfidentPriors.of(pass.head(), settings.leastScore());
        ObjectEvidence object = ObjectEvidence.of(priors, box.get(), cls, pass.letterbox(), settings);
        Map<Edge, EdgeMixture> mixtures = new EnumMap<>(Edge.class);
        for (EdgeEvidence edge : object.edges()) {
            boolean location = flag.kind() == FlagKind.MISLOCATED && flag.edges().contains(edge.edge());
            Optional<EdgeMixture> shown = location ? edge.supporting().or(edge::grown) : edge.grown().or(edge::supporting);
            shown.ifPresent(m -> mixtures.put(edge.edge(), m));
        }
        List<EdgeDensity> densities = mixtures.values().stream().map(EdgeMixture::toDensity).toList();
        boolean ofEdge = !flag.edges().isEmpty() && !object.edges().isEmpty();
        return Optional.of(new FlagEvidence(object, mixtures, densities,
                ofEdge ? object.edge(flag.edges().getFirst()).dipPValue() : Double.NaN));
    }
}
