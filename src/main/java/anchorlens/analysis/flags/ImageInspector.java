package anchorlens.analysis.flags;

import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.evidence.ObjectEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at one image after the other: gathers the evidence for every annotation and flags what is worth a look. Keeps
 * nothing between images; safe for use by several threads.
 */
public final class ImageInspector {
    private final EvidenceSettings evidence;
    private final FlagSettings thresholds;

    public ImageInspector(EvidenceSettings evidence, FlagSettings thresholds) {
        this.evidence = evidence;
        this.thresholds = thresholds;
    }

    /** The usual evidence and the balanced thresholds. */
    public ImageInspector() {
        this(new EvidenceSettings(), new FlagSettings());
    }

    /**
     * Inspects an image. A head without edge distributions gives no flags of edges.
     *
     * @throws IllegalArgumentException in one sentence, where a number of the head is not finite
     */
    public Inspection inspect(InspectionInput input) {
        ConfidentPriors priors = ConfidentPriors.of(input.head(), evidence.leastScore());
        List<Optional<ObjectEvidence>> gathered = new ArrayList<>();
        for (InspectedObject o : input.objects()) {
            gathered.add(o.cls() < 0 || o.box().isDegenerate() ? Optional.empty()
                    : Optional.of(ObjectEvidence.of(priors, o.box(), o.cls(), input.fit(), evidence)));
        }
        EdgeFlags edges = new EdgeFlags(evidence, thresholds, input.fit());
        BoxFlags boxes = new BoxFlags(input, priors, thresholds);
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < gathered.size(); i++) {
            gathered.get(i).ifPresent(edges.adder(i, flags));
            boxes.addOf(i, gathered.get(i), flags);
        }
        boxes.addMissing(flags);
        return new Inspection(gathered, flags);
    }
}
