package anchorlens.ui.compare;

import anchorlens.analysis.compare.PriorReading;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** The terms that a pinned prior's weights came from, a column a scheme. */
final class TermsTable extends Section {
    /** One term. @param values of each scheme, null where it has none of that name @param formulas likewise */
    record Row(String name, String[] values, String[] formulas) {
    }

    private final Strings strings = Strings.beside(TermsTable.class);
    private final CompareViewModel compare;
    private final TableView<Row> table = new TableView<>();

    TermsTable(CompareViewModel compare, ObservableValue<PinnedTable.Row> pinned) {
        super(Strings.beside(TermsTable.class).get("terms"));
        this.compare = compare;
        table.setId("terms");
        table.setAccessibleText(strings.get("terms"));
        Columns.arrange(table, 12);
        getChildren().add(table);
        managedProperty().bind(visibleProperty());
        pinned.subscribe(this::show);
    }

    private void show(PinnedTable.Row pinned) {
        setVisible(pinned != null);
        if (pinned == null) {
            table.getItems().clear();
            return;
        }
        List<String> names = compare.comparisonProperty().get().schemes().stream().map(s -> s.name()).toList();
        Columns.keep(table, names, () -> {
            table.getColumns().add(Columns.text(strings.get("terms.term"), 84, Row::name));
            for (int i = 0; i < names.size(); i++) {
                table.getColumns().add(column(names.get(i), i));
            }
        });
        table.getItems().setAll(rows(pinned.reading()));
        setHeading(strings.get("terms.of", pinned.name()));
    }

    private static javafx.scene.control.TableColumn<Row, String> column(String name, int scheme) {
        var column = Columns.<Row>text(name, 64, r -> r.values()[scheme] == null ? "" : r.values()[scheme]);
        column.getStyleClass().add("align-right");
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                Row row = empty ? null : getTableRow().getItem();
                setText(empty ? null : text);
                setTooltip(row == null || row.formulas()[scheme] == null ? null
                        : new Tooltip(row.name() + " = " + row.formulas()[scheme]));
            }
        });
        return column;
    }

    private static List<Row> rows(PriorReading reading) {
        Map<String, Row> byName = new LinkedHashMap<>();
        int n = reading.byScheme().size();
        for (int i = 0; i < n; i++) {
            for (PriorReading.Term term : reading.byScheme().get(i).terms()) {
                Row row = byName.computeIfAbsent(term.name(), name -> new Row(name, new String[n], new String[n]));
                row.values()[i] = Words.number(term.value());
                row.formulas()[i] = term.formula();
            }
        }
        List<Row> rows = new ArrayList<>(byName.values());
        Row pos = new Row("w_pos", new String[n], new String[n]);
        Row neg = new Row("w_neg", new String[n], new String[n]);
        for (int i = 0; i < n; i++) {
            pos.values()[i] = Words.number(reading.byScheme().get(i).pos());
            neg.values()[i] = Words.number(reading.byScheme().get(i).neg());
        }
        rows.add(pos);
        rows.add(neg);
        return rows;
    }
}
