package anchorlens.cli;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.FlagSettings.Preset;
import anchorlens.scene.evaluation.FlagCounts;
import anchorlens.scene.evaluation.FlagTables;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** The tables of a flag evaluation as text. */
final class FlagTablesText {
    private static final String LOCATION = "%-38s %6s %7s %7s %6s %7s%n";

    private FlagTablesText() {
    }

    static void write(FlagTables tables, Writer out) throws IOException {
        int[] subjects = tables.subjects();
        out.write(String.format("%d annotations, %d of them seen with a score above 0.3; %d draws%n", subjects[0], subjects[1],
                tables.draws()));
        if (tables.isTruthKnown()) {
            int[] edges = tables.edges();
            out.write(String.format("%n(a) ambiguous edges: %d among %d clear ones%n", edges[0], edges[1]));
            out.write(String.format("%-38s %6s %11s %6s %6s%n", "average precision", "clean", "with errors", "AUC", "hard"));
            for (FlagTables.AmbiguityRow r : tables.ambiguity()) {
                out.write(String.format("%-38s %6s %11s %6s %6s%n", r.measure().label(), number(r.clean()),
                        number(r.withErrors()), number(r.area()), number(r.hard())));
            }
            write("(b) wrong edges among boxes without ambiguous edges", tables.mislocated(), out);
            write("(c) wrong edges among all boxes; ambiguous edges are right", tables.mislocatedAmongAll(), out);
        } else {
            write("wrong edges among the boxes that the model sees", tables.mislocatedAmongSeen(), out);
            write("wrong edges among all boxes", tables.mislocated(), out);
        }
        writeCounts(tables.counts(), tables.isTruthKnown(), out);
    }

    private static void write(String title, List<FlagTables.LocationRow> rows, Writer out) throws IOException {
        out.write(String.format("%n%s%n", title));
        out.write(String.format(LOCATION, "average precision", "edge", "box", "± draws", "AUC", "alarms"));
        for (FlagTables.LocationRow r : rows) {
            out.write(String.format(LOCATION, r.label(), number(r.edge()), number(r.box()), number(r.spread()), number(r.area()),
                    Double.isNaN(r.falseAlarms()) ? "–" : percent(r.falseAlarms())));
        }
    }

    private static void writeCounts(FlagCounts counts, boolean truthKnown, Writer out) throws IOException {
        out.write(String.format("%nfalse alarms on %d %s%n%-10s %11s %11s %11s %11s%n", counts.clearEdges(), truthKnown
                ? "clear edges of right annotations" : "edges of annotations that count as right", "preset", "ambiguous",
                "mislocated", "undecided", "all"));
        for (Preset p : Preset.values()) {
            int sum = 0;
            StringBuilder line = new StringBuilder(String.format("%-10s", p.label()));
            for (FlagKind kind : List.of(FlagKind.AMBIGUOUS, FlagKind.MISLOCATED, FlagKind.UNDECIDED)) {
                int n = counts.falseAlarms(p, kind);
                sum += n;
                line.append(String.format(" %11s", share(n, counts.clearEdges())));
            }
            out.write(line.append(String.format(" %11s%n", share(sum, counts.clearEdges()))).toString());
        }
        if (truthKnown) {
            out.write(String.format("%nflags of annotations as they are%n%-10s %-12s %7s %7s %7s %10s%n", "preset", "kind",
                    "sought", "found", "flags", "right"));
            for (Preset p : Preset.values()) {
                for (FlagKind kind : List.of(FlagKind.AMBIGUOUS, FlagKind.MISLOCATED, FlagKind.MISSING, FlagKind.SPURIOUS,
                        FlagKind.DUPLICATE, FlagKind.CLASS_DOUBT)) {
                    FlagCounts.Tally t = counts.tally(p, kind);
                    out.write(String.format("%-10s %-12s %7d %7s %7d %10s%n", p.label(), kind.label(), t.sought(),
                            share(t.found(), t.sought()), t.flags(), share(t.right(), t.flags())));
                }
            }
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String share(int part, int all) {
        return all == 0 ? "–" : percent((double) part / all);
    }
}
