package anchorlens.ui.compare;

import anchorlens.analysis.compare.Comparison;
import anchorlens.analysis.compare.WeightTotals;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.ColumnWidths;
import anchorlens.ui.workspace.Section;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.util.StringConverter;

/** One quantity of every ground truth, a column a scheme. */
final class ObjectsComparison extends Section {
    /** What of a ground truth is compared. */
    enum Quantity {
        POSITIVES, SUM_POS, SUM_NEG, EFFECTIVE, RANK;

        double of(Comparison c, int scheme, int gt) {
            if (scheme >= c.schemes().size() || gt >= c.ofObjects().get(scheme).size()) {
                return Double.NaN;
            }
            WeightTotals t = c.ofObjects().get(scheme).get(gt);
            return switch (this) {
                case POSITIVES -> t.positives();
                case SUM_POS -> t.sumPos();
                case SUM_NEG -> t.sumNeg();
                case EFFECTIVE -> TotalsTable.brief(t.effective());
                case RANK -> TotalsTable.brief(c.ranksOfObjects()[gt][scheme]);
            };
        }
    }

    private final Strings strings = Strings.beside(ObjectsComparison.class);
    private final CompareViewModel compare;
    private final ComboBox<Quantity> quantity;
    private final TableView<Integer> table = new TableView<>();
    private final ColumnWidths<Integer> widths;
    private boolean showing;

    ObjectsComparison(CompareViewModel compare) {
        this(compare, new ComboBox<>());
    }

    private ObjectsComparison(CompareViewModel compare, ComboBox<Quantity> quantity) {
        super(Strings.beside(ObjectsComparison.class).get("objects"), quantity);
        this.compare = compare;
        this.quantity = quantity;
        quantity.getItems().setAll(Quantity.values());
        quantity.setValue(Quantity.SUM_POS);
        quantity.getStyleClass().add("small");
        quantity.setAccessibleText(strings.get("objects.quantity"));
        quantity.setConverter(new StringConverter<>() {
            @Override
            public String toString(Quantity q) {
                return q == null ? "" : strings.get("objects." + q.name());
            }

            @Override
            public Quantity fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        table.setId("objects-compared");
        table.setAccessibleText(strings.get("objects"));
        widths = Columns.arrange(table, 8);
        getChildren().add(table);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                compare.selection().gtProperty().set(is);
            }
        });
        quantity.valueProperty().addListener((Observable o) -> show());
        compare.comparisonProperty().addListener((Observable o) -> show());
        compare.selection().gtProperty().addListener((Observable o) -> select());
        show();
    }

    private void show() {
        showing = true;
        Comparison c = compare.comparisonProperty().get();
        List<String> names = c.schemes().stream().map(s -> s.name()).toList();
        Columns.keep(table, names, () -> makeColumns(names));
        List<Integer> objects = IntStream.range(0, c.ranksOfObjects().length).boxed().toList();
        if (!table.getItems().equals(objects)) {
            table.getItems().setAll(objects);
        }
        table.refresh();
        widths.fitAll();
        showing = false;
        select();
    }

    private void makeColumns(List<String> names) {
        table.getColumns().add(Columns.text(strings.get("objects.object"), 90, compare::objectName));
        for (int i = 0; i < names.size(); i++) {
            int scheme = i;
            table.getColumns().add(Columns.number(names.get(i), 60,
                    gt -> quantity.getValue().of(compare.comparisonProperty().get(), scheme, gt)));
        }
    }

    private void select() {
        showing = true;
        int gt = compare.selection().gtProperty().get();
        table.getSelectionModel().clearSelection();
        if (gt >= 0 && gt < table.getItems().size()) {
            table.getSelectionModel().select(gt);
        }
        showing = false;
    }
}
