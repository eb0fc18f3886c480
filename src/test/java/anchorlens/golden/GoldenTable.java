package anchorlens.golden;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Method × scene: how many cases agree, and the worst relative error of a number among them ("=" for none at all). */
final class GoldenTable {
    private static final int FIRST = 11;
    private static final int CELL = 15;
    private final Map<String, Map<String, Tally>> rows = new TreeMap<>();
    private final Set<String> scenes = new TreeSet<>();

    /** Counts of one method on one scene. */
    private static final class Tally {
        private int cases;
        private int exact;
        private double worst;

        @Override
        public String toString() {
            return exact + "/" + cases + (worst == 0 ? " =" : " %.1e".formatted(worst));
        }
    }

    void add(String method, String scene, boolean passed, GoldenCheck check) {
        scenes.add(scene);
        Tally tally = rows.computeIfAbsent(method, m -> new TreeMap<>()).computeIfAbsent(scene, s -> new Tally());
        tally.cases++;
        tally.exact += passed ? 1 : 0;
        tally.worst = Math.max(tally.worst, check.worst());
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("agreeing cases / cases, and the worst relative error of a number\n");
        out.append(padded("method", FIRST));
        scenes.forEach(scene -> out.append(padded(scene, CELL)));
        rows.forEach((method, cells) -> {
            out.append('\n').append(padded(method, FIRST));
            scenes.forEach(scene -> out.append(padded(cells.containsKey(scene) ? cells.get(scene).toString() : "–", CELL)));
        });
        return out.toString();
    }

    private static String padded(String text, int width) {
        return ("%-" + width + "s ").formatted(text);
    }
}
