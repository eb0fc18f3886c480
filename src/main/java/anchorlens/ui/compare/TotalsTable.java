package anchorlens.ui.compare;

import anchorlens.analysis.compare.Comparison;
import anchorlens.analysis.compare.WeightTotals;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** What every scheme spends: on the selected ground truth, else on all. */
final class TotalsTable extends Section {
    /** One scheme. @param rankWithFirst rank correlation of its w_pos with the first scheme's */
    record Row(String name, WeightTotals totals, double rankWithFirst) {
    }

    private final Strings strings = Strings.beside(TotalsTable.class);
    private final CompareViewModel compare;
    private final TableView<Row> table = new TableView<>();

    TotalsTable(CompareViewModel compare) {
        super(Strings.beside(TotalsTable.class).get("totals"));
        this.compare = compare;
        table.setId("totals");
        table.setAccessibleText(strings.get("totals"));
        table.getColumns().add(Columns.text(strings.get("totals.scheme"), 58, Row::name));
        add("totals.positives", 38, r -> r.totals().positives());
        add("totals.pos", 56, r -> r.totals().sumPos());
        add("totals.neg", 56, r -> r.totals().sumNeg());
        add("totals.effective", 46, r -> brief(r.totals().effective()));
        add("totals.posNeg", 44, r -> brief(r.totals().posNegRank()));
        add("totals.withFirst", 40, r -> brief(r.rankWithFirst()));
        Columns.arrange(table, CompareViewModel.MOST);
        getChildren().add(table);
        compare.comparisonProperty().addListener((Observable o) -> show());
        compare.selection().gtProperty().addListener((Observable o) -> show());
        show();
    }

    private void add(String key, double width, java.util.function.ToDoubleFunction<Row> value) {
        var column = Columns.number("", width, value);
        javafx.scene.control.Label head = new javafx.scene.control.Label(strings.get(key));
        head.setTooltip(new Tooltip(strings.get(key + ".tip")));
        column.setGraphic(head);
        table.getColumns().add(column);
    }

    /** Three digits after the point. */
    static double brief(double value) {
        return Double.isNaN(value) ? value : Math.rint(value * 100) / 100;
    }

    private void show() {
        Comparison c = compare.comparisonProperty().get();
        int gt = compare.selection().gtProperty().get();
        boolean one = gt >= 0 && gt < c.ranksOfObjects().length;
        table.getItems().setAll(IntStream.range(0, c.schemes().size())
                .filter(i -> !one || gt < c.ofObjects().get(i).size())
                .mapToObj(i -> new Row(c.schemes().get(i).name(), one ? c.ofObjects().get(i).get(gt) : c.totals().get(i),
                        one ? c.ranksOfObjects()[gt][i] : c.ranks()[0][i])).toList());
        setHeading(one ? strings.get("totals.ofObject", compare.objectName(gt)) : strings.get("totals"));
    }
}
