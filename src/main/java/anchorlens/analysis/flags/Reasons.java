package anchorlens.analysis.flags;

import anchorlens.analysis.Mode;
import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.EdgeMixture;
import anchorlens.geometry.Edge;
import java.util.Comparator;
import java.util.Locale;

/** The sentences that flags give as reasons. */
final class Reasons {
    private Reasons() {
    }

    static String ambiguous(EdgeEvidence edge, Mode other, double leastMass) {
        Mode own = edge.grown().orElseThrow().modes(leastMass).stream()
                .min(Comparator.comparingDouble(m -> Math.abs(m.position() - edge.annotated()))).orElseThrow();
        return String.format(Locale.ROOT, "The %s edge has two positions %s px apart: %s as annotated (%s of the evidence) and "
                + "%s (%s).", name(edge.edge()), px(Math.abs(own.position() - other.position())), px(own.position()),
                percent(own.mass()), px(other.position()), percent(other.mass()));
    }

    static String mislocated(EdgeEvidence edge, Mode instead) {
        double off = instead.position() - edge.annotated();
        EdgeMixture mixture = edge.supporting().orElseThrow();
        double below = mixture.below(edge.annotated());
        String direction = edge.edge().isHorizontalPosition() ? off > 0 ? "right" : "left" : off > 0 ? "below" : "above";
        String where = edge.edge().isHorizontalPosition() ? "further " + direction : direction;
        return String.format(Locale.ROOT, "The model sees the %s edge %s px %s, at %s: %s of the evidence lies on that side of "
                + "the annotated %s.", name(edge.edge()), px(Math.abs(off)), where, px(instead.position()),
                percent(off > 0 ? 1 - below : below), px(edge.annotated()));
    }

    static String undecided(EdgeEvidence edge) {
        EdgeMixture mixture = edge.grown().orElseThrow();
        double from = mixture.quantile(0.25);
        double to = mixture.quantile(0.75);
        return String.format(Locale.ROOT, "Nothing tells where the %s edge lies: the middle half of the evidence spreads over "
                + "%s px, %s of the box's %s.", name(edge.edge()), px(to - from), percent((to - from) / edge.side()),
                edge.edge().isHorizontalPosition() ? "width" : "height");
    }

    static String missing(String cls, double score) {
        return String.format(Locale.ROOT, "The model sees %s (%.2f) where nothing is annotated.", named(cls), score);
    }

    static String spurious(String cls, double score, boolean any) {
        return any ? String.format(Locale.ROOT, "The model hardly sees %s here: the best score is %.2f.", named(cls), score)
                : String.format(Locale.ROOT, "The model sees nothing where %s is annotated.", named(cls));
    }

    static String duplicate(String cls, double iou) {
        return String.format(Locale.ROOT, "Another %s is annotated with nearly the same box: IoU %.2f.", cls, iou);
    }

    static String classDoubt(String own, double ownScore, String other, double otherScore) {
        return String.format(Locale.ROOT, "The model sees %s (%.2f) rather than %s (%.2f).", named(other), otherScore, named(own),
                ownScore);
    }

    private static String named(String cls) {
        return (cls.matches("(?i)[aeiou].*") ? "an " : "a ") + cls;
    }

    static String name(Edge edge) {
        return edge.name().toLowerCase(Locale.ROOT);
    }

    private static String px(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.1f" : "%.0f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
