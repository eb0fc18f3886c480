package anchorlens.analysis.evidence;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Iou;
import anchorlens.geometry.Letterbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model's priors say about one annotated object.
 *
 * @param annotated  the annotated box, in image pixels
 * @param cls        its class, one of the model's
 * @param grown      priors found without regard to the annotated extent
 * @param supporting priors whose boxes resemble the annotation
 * @param seedScore  score of the best prior inside the box, 0 where there is none
 * @param supportScore best score among the supporting priors, 0 where there are none
 * @param supportMatch largest {@code s · IoU²} with the annotated box among the supporting priors: how surely any of them sees
 *                     this very box; 0 where there are none
 * @param edges      in the order of {@link Edge}; empty where the model's head has no edge distributions
 */
public record ObjectEvidence(Box annotated, int cls, EvidenceSet grown, EvidenceSet supporting, double seedScore,
                             double supportScore, double supportMatch, List<EdgeEvidence> edges) {
    public ObjectEvidence {
        edges = List.copyOf(edges);
    }

    /**
     * Gathers the evidence.
     *
     * @param annotated in image pixels
     * @param fit       how image and input pixels correspond
     */
    public static ObjectEvidence of(ConfidentPriors priors, Box annotated, int cls, Letterbox fit, EvidenceSettings settings) {
        Box box = fit.toInput(annotated);
        EvidenceSet grown = EvidenceSet.grown(priors, box, cls, settings);
        EvidenceSet supporting = EvidenceSet.supporting(priors, box, cls, settings);
        List<EdgeEvidence> edges = new ArrayList<>();
        if (priors.bins().isPresent()) {
            Mixer mixer = new Mixer(priors, fit, settings);
            for (Edge edge : Edge.values()) {
                double side = edge.isHorizontalPosition() ? annotated.width() : annotated.height();
                Optional<EdgeMixture> grownMixture = mixer.mix(grown, edge, Double.NaN);
                Optional<EdgeMixture> supportMixture = mixer.mix(supporting, edge, box.edge(edge));
                edges.add(new EdgeEvidence(edge, annotated.edge(edge), side, grownMixture, supportMixture, !grown.isEmpty(),
                        !supporting.isEmpty(), new PriorShapes(priors, grown, edge, settings), settings.modeMass()));
            }
        }
        return new ObjectEvidence(annotated, cls, grown, supporting, score(priors, cls, grown), score(priors, cls, supporting),
                match(priors, box, cls, supporting), edges);
    }

    private static double match(ConfidentPriors priors, Box box, int cls, EvidenceSet supporting) {
        double best = 0;
        for (int i : supporting.members()) {
            double iou = Iou.iou(priors.box(i), box);
            best = Math.max(best, priors.score(i, cls) * iou * iou);
        }
        return best;
    }

    private static double score(ConfidentPriors priors, int cls, EvidenceSet set) {
        return set.seed() < 0 ? 0 : priors.scores(cls)[set.seed()];
    }

    /**
     * Size of the annotated box in bin widths, {@code √(w · h) / b}, at least 1: the larger it is, the narrower distributions
     * are against what annotators can be held to.
     */
    public double sizeInBins(EdgeMixture mixture) {
        return Math.max(1, Math.sqrt(annotated.area()) / mixture.binWidth());
    }

    /** @throws IndexOutOfBoundsException where the model's head has no edge distributions */
    public EdgeEvidence edge(Edge edge) {
        return edges.get(edge.ordinal());
    }
}
