package anchorlens.analysis.evidence;

import anchorlens.analysis.Mode;
import anchorlens.geometry.Edge;
import java.util.List;
import java.util.Optional;

/**
 * What the model's priors say about one edge of one annotation. Positions are in image pixels; statistics are worked out when
 * asked for.
 */
public final class EdgeEvidence {
    /** Whether anybody speaks of an edge. */
    public enum Sight {
        /** There is a density. */
        SEEN,
        /** Priors speak of the object, but the range of their bins ends before the edge: no evidence. */
        OUT_OF_RANGE,
        /** No prior speaks of the object. */
        NOBODY
    }

    private static final int SURELY_WRONG = 8;
    private static final double FAR_ENOUGH = 2;
    private static final double SHARE_OF_MOVE = 0.5;

    private final Edge edge;
    private final double annotated;
    private final double side;
    private final EdgeMixture grown;
    private final EdgeMixture supporting;
    private final boolean anyGrown;
    private final boolean anySupporting;
    private final PriorShapes shapes;
    private final double leastMass;

    EdgeEvidence(Edge edge, double annotated, double side, Optional<EdgeMixture> grown, Optional<EdgeMixture> supporting,
                 boolean anyGrown, boolean anySupporting, PriorShapes shapes, double leastMass) {
        this.edge = edge;
        this.annotated = annotated;
        this.side = side;
        this.grown = grown.orElse(null);
        this.supporting = supporting.orElse(null);
        this.anyGrown = anyGrown;
        this.anySupporting = anySupporting;
        this.shapes = shapes;
        this.leastMass = leastMass;
    }

    public Edge edge() {
        return edge;
    }

    /** Where the annotation puts the edge. */
    public double annotated() {
        return annotated;
    }

    /** Length of the annotated box along the edge's axis, at least one pixel: what relative distances are relative to. */
    public double side() {
        return Math.max(1, side);
    }

    /** What priors say that were found without regard to the annotated extent: for ambiguity. */
    public Optional<EdgeMixture> grown() {
        return Optional.ofNullable(grown);
    }

    /** What priors say whose boxes resemble the annotation: for its location. */
    public Optional<EdgeMixture> supporting() {
        return Optional.ofNullable(supporting);
    }

    public Sight sightGrown() {
        return sight(grown, anyGrown);
    }

    public Sight sightSupporting() {
        return sight(supporting, anySupporting);
    }

    private static Sight sight(EdgeMixture mixture, boolean any) {
        return mixture != null ? Sight.SEEN : any ? Sight.OUT_OF_RANGE : Sight.NOBODY;
    }

    /**
     * How ambiguous the edge is, in bin widths b: {@code (∫ D(x) · min(|x − g|, 2 b) dx + ½ |E_D − E_S|) / b · (1 − tail⁸)}.
     * <ul>
     * <li>The first term is how far grown evidence D on the average sees the edge from where the annotation g has it. Two bins
     *     are the least that a grid can tell two positions apart by; what lies farther away is no more ambiguous for that.
     * <li>The second is how far the expected position moves once only those are asked who resemble the annotation (S). Where
     *     the annotation is one of two habits it moves; where the model as a whole places an edge a little off, it does not.
     * <li>The last factor takes edges away that nobody supports, because those are wrong, not ambiguous.
     * </ul>
     * 0 where no supporting prior speaks of the edge, NaN where the edge is not seen.
     */
    public double ambiguity() {
        if (grown == null) {
            return Double.NaN;
        }
        if (supporting == null) {
            return 0;
        }
        double apart = Location.meanDistance(grown, annotated, FAR_ENOUGH * grown.binWidth());
        double moved = Math.abs(grown.mean() - supporting.mean());
        return (apart + SHARE_OF_MOVE * moved) / grown.binWidth() * (1 - Math.pow(Math.abs(tail()), SURELY_WRONG));
    }

    /** The positions that grown evidence knows: its modes that hold the least mass, the heaviest first. */
    public List<Mode> positions() {
        return grown == null ? List.of() : grown.modes(leastMass);
    }

    /** Distance of the two heaviest {@link #positions}, in image pixels; 0 where there is one, NaN where there is none. */
    public double separation() {
        List<Mode> modes = positions();
        return modes.isEmpty() ? Double.NaN
                : modes.size() < 2 ? 0 : Math.abs(modes.get(0).position() - modes.get(1).position());
    }

    /** The same as a share of the annotated box's side. */
    public double relativeSeparation() {
        return separation() / side();
    }

    /**
     * How often a uniform sample, of as many values as the grown evidence has priors of equal weight, dips as deep as its
     * mixture: see {@link Dip#pValue}. NaN where the edge is not seen.
     */
    public double dipPValue() {
        return grown == null ? Double.NaN : Dip.pValue(grown.dip(), (int) Math.max(1, Math.round(shapes.effectiveCount())));
    }

    /** The mode of the supporting evidence nearest to the annotated edge, among those that hold the least mass. */
    public Optional<Mode> nearestMode() {
        if (supporting == null) {
            return Optional.empty();
        }
        return supporting.modes(leastMass).stream()
                .min((a, b) -> Double.compare(Math.abs(a.position() - annotated), Math.abs(b.position() - annotated)));
    }

    /** How far the annotated edge lies from all support, 0…1: see {@link Location#tail}; NaN where it is not seen. */
    public double tail() {
        return supporting == null ? Double.NaN : Location.tail(supporting, annotated);
    }

    /** Distance of the annotated edge from the nearest mode in its standard deviations; NaN where it is not seen. */
    public double modeDistance() {
        return supporting == null ? Double.NaN : Location.modeDistance(supporting, annotated, leastMass);
    }

    /** Share of the supporting probability that lies where the density is higher than at the annotated edge; NaN unseen. */
    public double highestDensityShare() {
        return supporting == null ? Double.NaN : Location.highestDensityShare(supporting, annotated);
    }

    /** −ln of the supporting density at the annotated edge, per bin width, in nats; NaN where it is not seen. */
    public double surprise() {
        return supporting == null ? Double.NaN : Location.surprise(supporting, annotated);
    }

    /** Distance of the annotated edge from the expected position, in image pixels; NaN where it is not seen. */
    public double expectationDistance() {
        return supporting == null ? Double.NaN : Math.abs(supporting.mean() - annotated);
    }

    /** What the single priors look like, apart from how they disagree. */
    public PriorShapes priorShapes() {
        return shapes;
    }
}
