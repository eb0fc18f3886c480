package anchorlens.analysis.flags;

import anchorlens.analysis.Mode;
import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.EdgeMixture;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags the edges of one object: at most one flag of each kind, its strongest edge first. */
final class EdgeFlags {
    private static final double SPREADS = 2;

    private final EvidenceSettings evidence;
    private final FlagSettings thresholds;
    private final Letterbox fit;

    EdgeFlags(EvidenceSettings evidence, FlagSettings thresholds, Letterbox fit) {
        this.evidence = evidence;
        this.thresholds = thresholds;
        this.fit = fit;
    }

    /** An edge with its score and where it would lie instead. */
    private record Hit(EdgeEvidence edge, double score, Optional<Mode> instead) {
    }

    Consumer<ObjectEvidence> adder(int object, List<Flag> flags) {
        return e -> add(object, e, flags);
    }

    private void add(int object, ObjectEvidence e, List<Flag> flags) {
        List<Hit> mislocated = new ArrayList<>();
        List<Hit> ambiguous = new ArrayList<>();
        List<Hit> undecided = new ArrayList<>();
        for (EdgeEvidence edge : e.edges()) {
            double location = EdgeScores.mislocated(e, edge.edge());
            if (location >= thresholds.mislocated()) {
                Optional<Mode> heaviest = edge.supporting().map(m -> m.modes().getFirst());
                mislocated.add(new Hit(edge, location, heaviest));
                continue;
            }
            double ambiguity = EdgeScores.ambiguous(e, edge.edge());
            Optional<Mode> other = ambiguity >= thresholds.ambiguous() ? otherPosition(edge) : Optional.empty();
            if (other.isPresent()) {
                ambiguous.add(new Hit(edge, ambiguity, other));
                continue;
            }
            double spread = EdgeScores.spread(edge);
            if (spread >= thresholds.undecided() && edge.positions().size() < 2) {
                undecided.add(new Hit(edge, spread, Optional.empty()));
            }
        }
        add(FlagKind.AMBIGUOUS, object, e, ambiguous, flags);
        add(FlagKind.MISLOCATED, object, e, mislocated, flags);
        add(FlagKind.UNDECIDED, object, e, undecided, flags);
    }

    /** The heaviest of the other positions, where the annotation has one of several. */
    private Optional<Mode> otherPosition(EdgeEvidence edge) {
        List<Mode> positions = edge.positions();
        if (positions.size() < 2) {
            return Optional.empty();
        }
        EdgeMixture mixture = edge.grown().orElseThrow();
        Mode own = positions.stream().min(Comparator.comparingDouble(m -> Math.abs(m.position() - edge.annotated()))).orElseThrow();
        double reach = Math.max(mixture.binWidth() / 2, SPREADS * own.spread() + mixture.step());
        return Math.abs(own.position() - edge.annotated()) > reach ? Optional.empty()
                : positions.stream().filter(m -> m != own).findFirst();
    }

    private void add(FlagKind kind, int object, ObjectEvidence e, List<Hit> hits, List<Flag> flags) {
        if (hits.isEmpty()) {
            return;
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        Box box = e.annotated();
        for (Hit hit : hits) {
            if (hit.instead().isPresent()) {
                box = box.withEdge(hit.edge().edge(), withinImage(hit.edge().edge(), hit.instead().get().position()));
            }
        }
        Hit first = hits.getFirst();
        String reason = switch (kind) {
            case AMBIGUOUS -> Reasons.ambiguous(first.edge(), first.instead().orElseThrow(), evidence.modeMass());
            case MISLOCATED -> Reasons.mislocated(first.edge(), first.instead().orElseThrow());
            default -> Reasons.undecided(first.edge());
        };
        Optional<Box> alternative = box.equals(e.annotated()) || box.isDegenerate() ? Optional.empty() : Optional.of(box);
        flags.add(new Flag(kind, object, hits.stream().map(h -> h.edge().edge()).toList(), first.score(), reason, alternative,
                e.cls(), -1));
    }

    /** A model may place an edge a little outside the picture; an annotation may not. */
    private double withinImage(Edge edge, double position) {
        return Math.clamp(position, 0, edge.isHorizontalPosition() ? fit.imageWidth() : fit.imageHeight());
    }
}
