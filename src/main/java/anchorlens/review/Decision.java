package anchorlens.review;

import anchorlens.geometry.Box;
import java.util.Optional;

/**
 * A decision about a flag.
 *
 * @param verdict what was decided
 * @param box     the box that was drawn, in image pixels; only with {@link Verdict#EDITED}
 */
public record Decision(Verdict verdict, Optional<Box> box) {
    public static final Decision OPEN = new Decision(Verdict.OPEN, Optional.empty());
    public static final Decision KEEP = new Decision(Verdict.KEEP, Optional.empty());
    public static final Decision ALTERNATIVE = new Decision(Verdict.ALTERNATIVE, Optional.empty());
    public static final Decision UNSURE = new Decision(Verdict.UNSURE, Optional.empty());

    public Decision {
        if (box.isPresent() != (verdict == Verdict.EDITED)) {
            throw new IllegalArgumentException("a box belongs to an edited decision and to no other");
        }
        if (box.isPresent() && box.get().isDegenerate()) {
            throw new IllegalArgumentException("an edited box has an area; this one is " + box.get());
        }
    }

    public static Decision edited(Box box) {
        return new Decision(Verdict.EDITED, Optional.of(box));
    }
}
