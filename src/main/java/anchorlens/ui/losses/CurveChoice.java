package anchorlens.ui.losses;

import anchorlens.analysis.losses.LossFamily;
import anchorlens.analysis.losses.LossOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which curves are drawn and how.
 *
 * @param family      classification or regression
 * @param shown       ids of the losses that are drawn
 * @param active      id of the loss on whose curves the priors lie
 * @param parameters  id → parameters
 * @param look        target and axes
 */
record CurveChoice(LossFamily family, Set<String> shown, String active, Map<String, Record> parameters, Look look) {
    /**
     * @param target      of an object, 0…1
     * @param background  whether the curves for the target 0 are drawn as well
     * @param ofLogit     whether the horizontal axis is the logit instead of the probability
     * @param logarithmic whether losses are counted in decades
     * @param marks       whether the image's priors are drawn
     */
    record Look(double target, boolean background, boolean ofLogit, boolean logarithmic, boolean marks) {
    }

    CurveChoice {
        shown = Set.copyOf(shown);
        parameters = Map.copyOf(parameters);
    }

    static CurveChoice usual() {
        Map<String, Record> usual = new LinkedHashMap<>();
        LossOption.all().forEach(o -> usual.put(o.id(), o.usual()));
        return new CurveChoice(LossFamily.CLASSIFICATION, Set.of("ce", "focal", "qfl", "vfl", "l1", "smooth-l1", "balanced-l1"), "focal",
                usual, new Look(1, true, false, false, true));
    }

    /** The losses that are drawn, in the order of the list. */
    List<LossOption> drawn() {
        return LossOption.of(family).stream().filter(o -> shown.contains(o.id())).toList();
    }

    CurveChoice with(LossFamily other) {
        String first = LossOption.of(other).stream().filter(o -> shown.contains(o.id())).findFirst()
                .orElse(LossOption.of(other).getFirst()).id();
        boolean keeps = LossOption.named(active).family() == other;
        return new CurveChoice(other, shown, keeps ? active : first, parameters, look);
    }

    CurveChoice withShown(String id, boolean on) {
        Set<String> next = new HashSet<>(shown);
        if (on) {
            next.add(id);
        } else {
            next.remove(id);
        }
        return new CurveChoice(family, next, active, parameters, look);
    }

    CurveChoice withActive(String id) {
        return new CurveChoice(family, withShown(id, true).shown, id, parameters, look);
    }

    CurveChoice with(String id, Record changed) {
        Map<String, Record> next = new LinkedHashMap<>(parameters);
        next.put(id, changed);
        return new CurveChoice(family, shown, active, next, look);
    }

    CurveChoice with(Look other) {
        return new CurveChoice(family, shown, active, parameters, other);
    }
}
