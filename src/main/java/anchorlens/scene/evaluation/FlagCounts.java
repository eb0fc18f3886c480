package anchorlens.scene.evaluation;

import anchorlens.analysis.flags.Flag;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.FlagSettings.Preset;
import anchorlens.analysis.flags.InspectedObject;
import anchorlens.analysis.flags.Inspection;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Iou;
import anchorlens.geometry.Letterbox;
import anchorlens.scene.InjectedError;
import anchorlens.scene.SceneTruth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How flags of each preset fare on annotations as they are, errors included that the truth knows of. */
public final class FlagCounts {
    private static final double SAME = 0.5;

    /** Flags of one kind against the errors it is to find. */
    public static final class Tally {
        private int sought;
        private int found;
        private int right;
        private int flags;

        /** Errors of the kind. */
        public int sought() {
            return sought;
        }

        /** Of these the flagged ones. */
        public int found() {
            return found;
        }

        /** Flags of the kind. */
        public int flags() {
            return flags;
        }

        /** Of these the right ones. */
        public int right() {
            return right;
        }
    }

    private final Map<Preset, Map<FlagKind, Tally>> tallies = new EnumMap<>(Preset.class);
    private final Map<Preset, Map<FlagKind, Integer>> falseAlarms = new EnumMap<>(Preset.class);
    private int clearEdges;

    FlagCounts() {
        for (Preset p : Preset.values()) {
            tallies.put(p, new EnumMap<>(FlagKind.class));
            falseAlarms.put(p, new EnumMap<>(FlagKind.class));
        }
    }

    /** Clear edges of annotations without error. */
    public int clearEdges() {
        return clearEdges;
    }

    /** How many of them a kind flags. */
    public int falseAlarms(Preset preset, FlagKind kind) {
        return falseAlarms.get(preset).getOrDefault(kind, 0);
    }

    public Tally tally(Preset preset, FlagKind kind) {
        return tallies.get(preset).computeIfAbsent(kind, k -> new Tally());
    }

    void add(Preset preset, Inspection inspection, List<InspectedObject> objects, List<SceneTruth.Entry> entries, Letterbox fit,
             List<SceneTruth.Entry> missing) {
        List<Flag> flags = inspection.flags();
        for (int k = 0; k < objects.size(); k++) {
            int object = k;
            List<Flag> ofObject = flags.stream().filter(f -> f.object() == object).toList();
            SceneTruth.Entry entry = entries.get(k);
            InjectedError.Kind error = entry.error().kind();
            count(preset, FlagKind.CLASS_DOUBT, error == InjectedError.Kind.SWAPPED_LABEL, ofObject);
            count(preset, FlagKind.DUPLICATE, error == InjectedError.Kind.DUPLICATE_BOX, ofObject);
            count(preset, FlagKind.MISLOCATED, error == InjectedError.Kind.SHIFTED_EDGE, ofObject);
            count(preset, FlagKind.SPURIOUS, false, ofObject);
            if (error == InjectedError.Kind.NONE && objects.get(k).cls() >= 0) {
                edges(preset, entry, ofObject);
            }
        }
        List<Box> lost = missing.stream().map(FlagCounts::whole).toList();
        List<Box> claimed = flags.stream().filter(f -> f.kind() == FlagKind.MISSING).map(f -> f.alternative().orElseThrow())
                .toList();
        Tally tally = tally(preset, FlagKind.MISSING);
        tally.sought += lost.size();
        tally.flags += claimed.size();
        tally.found += (int) lost.stream().filter(b -> claimed.stream().anyMatch(c -> Iou.iou(b, c) >= SAME)).count();
        tally.right += (int) claimed.stream().filter(c -> lost.stream().anyMatch(b -> Iou.iou(b, c) >= SAME)).count();
    }

    private void count(Preset preset, FlagKind kind, boolean sought, List<Flag> flags) {
        boolean flagged = flags.stream().anyMatch(f -> f.kind() == kind);
        Tally tally = tally(preset, kind);
        tally.sought += sought ? 1 : 0;
        tally.flags += flagged ? 1 : 0;
        tally.found += sought && flagged ? 1 : 0;
        tally.right += sought && flagged ? 1 : 0;
    }

    private void edges(Preset preset, SceneTruth.Entry entry, List<Flag> flags) {
        List<Flag> ofEdges = new ArrayList<>(flags);
        ofEdges.removeIf(f -> f.edges().isEmpty());
        Tally ambiguous = tally(preset, FlagKind.AMBIGUOUS);
        for (Edge edge : Edge.values()) {
            boolean flagged = ofEdges.stream().anyMatch(f -> f.kind() == FlagKind.AMBIGUOUS && f.edges().contains(edge));
            boolean known = entry.edge(edge).isAmbiguous();
            boolean clear = entry.edge(edge).isClear();
            if (known || clear) {
                ambiguous.sought += known ? 1 : 0;
                ambiguous.flags += flagged ? 1 : 0;
                ambiguous.found += known && flagged ? 1 : 0;
                ambiguous.right += known && flagged ? 1 : 0;
            }
            if (clear) {
                clearEdges += preset == Preset.BALANCED ? 1 : 0;
                ofEdges.stream().filter(f -> f.edges().contains(edge))
                        .forEach(f -> falseAlarms.get(preset).merge(f.kind(), 1, Integer::sum));
            }
        }
    }

    /** The box of an object's outermost legitimate positions. */
    private static Box whole(SceneTruth.Entry e) {
        double[] at = new double[4];
        for (Edge edge : Edge.values()) {
            var positions = e.edge(edge).positions().stream().mapToDouble(Double::doubleValue);
            at[edge.ordinal()] = edge.direction() < 0 ? positions.min().orElseThrow() : positions.max().orElseThrow();
        }
        return new Box(at[0], at[1], at[2], at[3]);
    }
}
