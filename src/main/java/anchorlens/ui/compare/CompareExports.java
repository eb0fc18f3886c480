package anchorlens.ui.compare;

import anchorlens.analysis.compare.Comparison;
import anchorlens.analysis.compare.SweepPoint;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.workbench.compare.SweepCsv;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything the workspace can write: the panes at several scales, its charts, its tables. */
final class CompareExports {
    private static final List<Integer> SCALES = List.of(1, 2, 4);

    private final Strings strings = Strings.beside(CompareExports.class);
    private final CompareViewModel compare;
    private final List<Export> all = new ArrayList<>();

    CompareExports(CompareViewModel compare, PanesGrid panes, ReadingPanel reading, SweepPanel sweep, SetPanel set) {
        this.compare = compare;
        for (int scale : SCALES) {
            all.add(Export.ofNode("panes-" + scale + "x", strings.get("export.panes", Integer.toString(scale)), scale, () -> panes));
        }
        text("pinned", "csv", () -> CompareCsv.pinned(PinnedTable.rows(compare), comparison().schemes()));
        text("weights", "csv", () -> CompareCsv.weights(comparison().schemes()));
        text("totals", "csv", () -> CompareCsv.totals(comparison()));
        text("agreement", "csv", () -> CompareCsv.agreement(comparison()));
        text("pneg", "csv", () -> reading.pNeg().chart().toCsv());
        text("scatter-chart", "svg", () -> reading.scatter().chart().toSvg());
        text("agreement-chart", "svg", () -> reading.agreement().chart().toSvg());
        text("pneg-chart", "svg", () -> reading.pNeg().chart().toSvg());
        addSweep(sweep);
        addSet(set);
    }

    private void addSet(SetPanel set) {
        text("set", "csv", () -> set.report().groupsCsv());
        text("set-objects", "csv", () -> written(set.report()::writeObjects));
        text("set-report", "json", () -> written(set.report()::writeJson));
        text("set-groups", "svg", () -> {
            set.report();
            return set.groupBars().toSvg();
        });
        text("set-contested", "svg", () -> {
            set.report();
            return set.contestedBars().toSvg();
        });
        text("set-losses", "svg", () -> {
            set.report();
            return set.lossBars().toSvg();
        });
    }

    /** Writes into any writer. */
    private interface Text {
        void writeTo(Writer out) throws IOException;
    }

    private static String written(Text text) {
        StringWriter out = new StringWriter();
        try {
            text.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void addSweep(SweepPanel sweep) {
        text("sweep", "csv", () -> SweepCsv.of(sweep.run()));
        all.add(Export.ofNode("sweep-picture", strings.get("export.sweep-picture"), 2, sweep::picture));
        for (SweepPoint.Metric metric : SweepPoint.Metric.values()) {
            String id = sweep.chart(metric).getId();
            all.add(Export.ofText(id, strings.get("export.sweep-chart", SweepCharts.name(metric)), "svg", () -> {
                sweep.run(false);
                return sweep.chart(metric).toSvg();
            }));
        }
        text("sweep-map", "svg", () -> {
            sweep.run(true);
            return sweep.map().toSvg();
        });
    }

    private void text(String id, String extension, Supplier<String> content) {
        all.add(Export.ofText(id, strings.get("export." + id), extension, content));
    }

    /** @throws IllegalStateException while nothing is compared */
    private Comparison comparison() {
        if (compare.comparisonProperty().get().schemes().isEmpty()) {
            throw new IllegalStateException(strings.get("export.nothing"));
        }
        return compare.comparisonProperty().get();
    }

    List<Export> all() {
        return List.copyOf(all);
    }
}
