package anchorlens.ui.inspect;

import anchorlens.analysis.AssignmentSummary.OfObject;
import anchorlens.geometry.Box;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.ColumnWidths;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every object with what it got: candidates, positives and summed weights. One without positives cannot be missed. */
public final class ObjectsTable extends Section {
    /**
     * One line.
     *
     * @param name   "3 umbrella"
     * @param box    annotated box in pixels of the image
     * @param counts what it got
     */
    record ObjectRow(String name, Box box, OfObject counts) {
        boolean isStarved() {
            return counts.positives() == 0;
        }
    }

    private static final double WIDEST = 220;
    /** As wide as the mark of an object without positives. */
    private static final String ICON_ROOM = "      ";
    private static final PseudoClass STARVED = PseudoClass.getPseudoClass("starved");

    private final Strings strings = Strings.beside(ObjectsTable.class);
    private final Selection selection;
    private final TableView<ObjectRow> table = new TableView<>();
    private final ColumnWidths<ObjectRow> widths;
    private final Map<TableColumn<ObjectRow, ?>, Function<ObjectRow, String>> texts = new LinkedHashMap<>();
    private final Label placeholder = new Label();
    private boolean showing;

    /** @param result the last run; may hold null */
    public ObjectsTable(ObservableValue<RunResult> result, Selection selection) {
        super(Strings.beside(ObjectsTable.class).get("objects"));
        this.selection = selection;
        table.getColumns().add(nameColumn());
        widths = new ColumnWidths<>(table, null);
        texts.put(table.getColumns().getFirst(), r -> r.isStarved() ? r.name() + ICON_ROOM : r.name());
        column("objects.size", r -> pixels(r.box()));
        number("objects.candidates", r -> r.counts().candidates());
        number("objects.positives", r -> r.counts().positives());
        number("objects.pos", r -> r.counts().sumPos());
        number("objects.neg", r -> r.counts().sumNeg());
        table.getColumns().subList(1, table.getColumns().size()).forEach(c -> c.getStyleClass().add("align-right"));
        table.setRowFactory(view -> new Row());
        table.setPlaceholder(placeholder);
        table.setMinHeight(60);
        table.setAccessibleText(strings.get("objects"));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                selection.gtProperty().set(is.counts().gt());
            }
        });
        selection.gtProperty().addListener((o, was, is) -> select(true));
        result.subscribe(this::show);
    }

    TableView<ObjectRow> table() {
        return table;
    }

    private void show(RunResult r) {
        showing = true;
        if (r == null) {
            table.getItems().clear();
            placeholder.setText("");
            setHeading(strings.get("objects"));
        } else {
            placeholder.setText(strings.get("objects.none"));
            table.getItems().setAll(r.summary().objects().stream().map(o -> new ObjectRow(Words.object(r, o.gt()),
                    Words.annotation(r, o.gt()).box(), o)).toList());
            texts.forEach((column, text) -> widths.fit(column, text, WIDEST));
            table.sort();
            long starved = table.getItems().stream().filter(ObjectRow::isStarved).count();
            String n = Words.count(table.getItems().size());
            setHeading(starved == 0 ? strings.get("objects.of", n) : strings.get("objects.starved", n, Words.count(starved)));
        }
        showing = false;
        select(false);
    }

    private void select(boolean scroll) {
        showing = true;
        int gt = selection.gtProperty().get();
        table.getSelectionModel().clearSelection();
        for (ObjectRow row : table.getItems()) {
            if (row.counts().gt() == gt) {
                table.getSelectionModel().select(row);
                if (scroll) {
                    table.scrollTo(row);
                }
            }
        }
        showing = false;
    }

    private static String pixels(Box box) {
        return Math.round(box.width()) + "×" + Math.round(box.height());
    }

    private TableColumn<ObjectRow, ObjectRow> nameColumn() {
        TableColumn<ObjectRow, ObjectRow> column = new TableColumn<>(strings.get("objects.object"));
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setComparator((a, b) -> Integer.compare(a.counts().gt(), b.counts().gt()));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(ObjectRow row, boolean empty) {
                super.updateItem(row, empty);
                boolean starved = !empty && row != null && row.isStarved();
                setText(empty || row == null ? null : row.name());
                setGraphic(starved ? Icons.WARNING.icon() : null);
                setTooltip(starved ? new Tooltip(strings.get("objects.starved.tip", row.name())) : null);
            }
        });
        return column;
    }

    private void column(String key, Function<ObjectRow, String> text) {
        TableColumn<ObjectRow, String> column = new TableColumn<>(strings.get(key));
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
        table.getColumns().add(column);
        texts.put(column, text);
    }

    private void number(String key, Function<ObjectRow, Number> value) {
        TableColumn<ObjectRow, Number> column = new TableColumn<>(strings.get(key));
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(value.apply(c.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(Number number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null ? null : Words.number(number.doubleValue()));
            }
        });
        table.getColumns().add(column);
        texts.put(column, r -> Words.number(value.apply(r).doubleValue()));
    }

    private static final class Row extends TableRow<ObjectRow> {
        @Override
        protected void updateItem(ObjectRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(STARVED, !empty && row != null && row.isStarved());
        }
    }
}
