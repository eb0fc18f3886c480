package anchorlens.ui.viewer;

import anchorlens.assign.AssignmentResult;
import anchorlens.geometry.Box;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What lies under a point of the view: priors that some overlay draws, and ground truths. */
public final class Targets {
    /** Something that can be selected; {@code distance} in device pixels for a prior, for a ground truth its area's root. */
    public sealed interface Target {
        double distance();

        /** True for the same prior or ground truth, at whatever distance. */
        boolean isSameAs(Target other);
    }

    public record PriorTarget(int prior, double distance) implements Target {
        @Override
        public boolean isSameAs(Target other) {
            return other instanceof PriorTarget p && p.prior == prior;
        }
    }

    public record GtTarget(int gt, double distance) implements Target {
        @Override
        public boolean isSameAs(Target other) {
            return other instanceof GtTarget g && g.gt == gt;
        }
    }

    private Targets() {
    }

    /** The nearest drawn prior within a radius of device pixels, lowest index on ties; −1 where there is none. */
    public static int nearestPrior(OverlayContext c, List<Overlay> overlays, double x, double y, double radius) {
        List<Target> near = priorsNear(c, overlays, x, y, radius);
        return near.isEmpty() ? -1 : ((PriorTarget) near.getFirst()).prior();
    }

    /** Everything under a point: drawn priors, nearest first, then ground truths, smallest first. */
    public static List<Target> at(OverlayContext c, List<Overlay> overlays, double x, double y, double radius) {
        List<Target> all = new ArrayList<>(priorsNear(c, overlays, x, y, radius));
        all.addAll(groundTruthsAt(c, x, y));
        return all;
    }

    private static List<Target> priorsNear(OverlayContext c, List<Overlay> overlays, double x, double y, double radius) {
        List<Overlay> shown = overlays.stream().filter(o -> o.isDrawn(c)).toList();
        List<Target> near = new ArrayList<>();
        PriorWalk.inRectangle(c, x - radius, y - radius, x + radius, y + radius, (prior, level, px, py) -> {
            double distance = Math.hypot(px - x, py - y);
            if (distance <= radius && shown.stream().anyMatch(o -> o.draws(c, prior))) {
                near.add(new PriorTarget(prior, distance));
            }
        });
        near.sort(Comparator.comparingDouble(Target::distance));
        return near;
    }

    private static List<Target> groundTruthsAt(OverlayContext c, double x, double y) {
        List<Target> hits = new ArrayList<>();
        double slack = c.px(4);
        for (int g = 0; g < groundTruthCount(c); g++) {
            Box b = c.imageToView(groundTruth(c, g));
            if (x >= b.x1() - slack && x < b.x2() + slack && y >= b.y1() - slack && y < b.y2() + slack) {
                hits.add(new GtTarget(g, Math.sqrt(b.area())));
            }
        }
        hits.sort(Comparator.comparingDouble(Target::distance));
        return hits;
    }

    private static int groundTruthCount(OverlayContext c) {
        return c.result().map(r -> r.annotationOf().length).orElseGet(
                () -> (int) c.image().annotations().stream().filter(a -> a.isAssignable()).count());
    }

    /** True where the number names a ground truth of this image. */
    public static boolean isGroundTruth(OverlayContext c, int gt) {
        return gt >= 0 && gt < groundTruthCount(c);
    }

    /** The annotated box of a ground truth in image pixels. */
    public static Box groundTruth(OverlayContext c, int gt) {
        return c.result().map(r -> c.image().annotations().get(r.annotationOf()[gt]).box()).orElseGet(
                () -> c.image().annotations().stream().filter(a -> a.isAssignable()).skip(gt).findFirst().orElseThrow().box());
    }

    /** The predicted box of a prior in image pixels, where there are predictions. */
    public static Optional<Box> prediction(OverlayContext c, int prior) {
        return c.result().flatMap(r -> r.input().predictions().map(p -> r.letterbox().toImage(p.boxes().get(prior))));
    }

    /**
     * The ground truth a freshly selected prior is about: the one it is a positive of, else the selected one where it is a
     * candidate of it, else another it is a candidate of, else the selected one.
     */
    public static int gtFor(RunResult result, int prior, int selectedGt) {
        AssignmentResult assignment = result.assignment();
        if (assignment.gtIndex()[prior] >= 0) {
            return assignment.gtIndex()[prior];
        }
        if (selectedGt >= 0 && selectedGt < assignment.bags().size() && assignment.bags().get(selectedGt).rowOf(prior) >= 0) {
            return selectedGt;
        }
        return assignment.bags().stream().filter(b -> b.rowOf(prior) >= 0).mapToInt(b -> b.gt()).findFirst()
                .orElse(selectedGt);
    }
}
