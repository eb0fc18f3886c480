package anchorlens.analysis.flags;

import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.geometry.Box;
import anchorlens.geometry.Iou;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Flags whole boxes: spurious, duplicate, class doubt, missing. */
final class BoxFlags {
    private static final double SAME_PLACE = 0.5;
    private static final double NEARBY = 0.3;
    private static final double INSIDE = 0.75;
    private static final double IN_IGNORED = 0.5;

    private final InspectionInput input;
    private final ConfidentPriors priors;
    private final FlagSettings thresholds;
    private final List<Box> annotated = new ArrayList<>();

    BoxFlags(InspectionInput input, ConfidentPriors priors, FlagSettings thresholds) {
        this.input = input;
        this.priors = priors;
        this.thresholds = thresholds;
        input.objects().forEach(o -> annotated.add(input.fit().toInput(o.box())));
    }

    /** The best of all priors: which class it sees, and how surely. */
    private record Best(int cls, double score) {
        static final Best NONE = new Best(-1, 0);

        Best or(int otherClass, double otherScore) {
            return otherScore > score ? new Best(otherClass, otherScore) : this;
        }
    }

    private record Sighting(Box box, int cls, double score) {
    }

    void addOf(int object, Optional<ObjectEvidence> evidence, List<Flag> flags) {
        addDuplicate(object, flags);
        if (evidence.isEmpty()) {
            return;
        }
        int cls = input.objects().get(object).cls();
        Box box = annotated.get(object);
        Best own = Best.NONE;
        Best other = Best.NONE;
        Best any = new Best(cls, evidence.get().seedScore());
        for (int i = 0; i < priors.count(); i++) {
            double iou = Iou.iou(priors.box(i), box);
            if (iou < NEARBY) {
                continue;
            }
            any = any.or(priors.bestClass(i), priors.score(i, priors.bestClass(i)));
            int beside = priors.bestClassBeside(i, cls);
            if (iou >= SAME_PLACE) {
                own = own.or(cls, priors.score(i, cls));
                other = beside < 0 ? other : other.or(beside, priors.score(i, beside));
            }
        }
        double doubt = other.score - Math.max(own.score, evidence.get().supportScore());
        if (doubt >= thresholds.classDoubt() && doubt > 0) {
            flags.add(new Flag(FlagKind.CLASS_DOUBT, object, List.of(), doubt, Reasons.classDoubt(input.className(cls),
                    own.score, input.className(other.cls), other.score), Optional.of(input.objects().get(object).box()),
                    other.cls, -1));
            return;
        }
        double unseen = 1 - any.score;
        if (unseen >= thresholds.spurious() && Math.min(box.width(), box.height()) >= thresholds.spuriousSide()) {
            flags.add(new Flag(FlagKind.SPURIOUS, object, List.of(), unseen, Reasons.spurious(input.className(cls), any.score,
                    any.score > 0), Optional.empty(), cls, -1));
        }
    }

    private void addDuplicate(int object, List<Flag> flags) {
        double best = 0;
        int twin = -1;
        for (int other = 0; other < object; other++) {
            double iou = Iou.iou(input.objects().get(other).box(), input.objects().get(object).box());
            if (input.objects().get(other).cls() == input.objects().get(object).cls() && iou > best) {
                best = iou;
                twin = other;
            }
        }
        if (twin >= 0 && best >= thresholds.duplicate()) {
            int cls = input.objects().get(object).cls();
            flags.add(new Flag(FlagKind.DUPLICATE, object, List.of(), Math.min(1, best), Reasons.duplicate(
                    cls < 0 ? "object" : input.className(cls), best), Optional.empty(), cls, twin));
        }
    }

    /** Boxes that no annotation explains, the surest first, one for each object seen. */
    void addMissing(List<Flag> flags) {
        double least = Math.max(thresholds.missing(), priors.leastScore());
        List<Sighting> sure = new ArrayList<>();
        for (int i = 0; i < priors.count(); i++) {
            double score = priors.score(i, priors.bestClass(i));
            if (score >= least) {
                sure.add(new Sighting(priors.box(i), priors.bestClass(i), score));
            }
        }
        sure.sort(Comparator.comparingDouble(Sighting::score).reversed());
        List<Box> found = new ArrayList<>();
        for (Sighting s : sure) {
            if (!s.box.isDegenerate() && found.stream().noneMatch(f -> overlap(f, s.box)) && !isExplained(s.box, s.cls)) {
                found.add(s.box);
                flags.add(new Flag(FlagKind.MISSING, -1, List.of(), s.score, Reasons.missing(input.className(s.cls), s.score),
                        Optional.of(clipped(s.box)), s.cls, -1));
            }
        }
    }

    private boolean isExplained(Box box, int cls) {
        for (int k = 0; k < annotated.size(); k++) {
            Box a = annotated.get(k);
            if (Iou.iou(a, box) >= thresholds.explained()
                    || input.objects().get(k).cls() == cls && insideSmaller(a, box) >= INSIDE) {
                return true;
            }
        }
        return input.ignored().stream().map(b -> input.fit().toInput(b)).anyMatch(b -> Iou.iof(box.x1(), box.y1(), box.x2(),
                box.y2(), b.x1(), b.y1(), b.x2(), b.y2()) >= IN_IGNORED);
    }

    private boolean overlap(Box a, Box b) {
        return Iou.iou(a, b) >= thresholds.explained() || insideSmaller(a, b) >= INSIDE;
    }

    private static double insideSmaller(Box a, Box b) {
        return a.intersect(b).area() / Math.max(Math.min(a.area(), b.area()), Iou.EPSILON);
    }

    private Box clipped(Box inputBox) {
        return input.fit().toImage(inputBox).intersect(new Box(0, 0, input.fit().imageWidth(), input.fit().imageHeight()));
    }
}
