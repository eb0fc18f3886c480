package anchorlens.ui.compare;

import anchorlens.analysis.compare.PriorReading;
import anchorlens.analysis.compare.Scheme;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/** The pinned priors with s, IoU and the pair (w_pos, w_neg) of every scheme. */
final class PinnedTable extends Section {
    /** One pinned prior. @param name its letter */
    record Row(String name, Pin pin, PriorReading reading) {
    }

    private final Strings strings = Strings.beside(PinnedTable.class);
    private final CompareViewModel compare;
    private final TableView<Row> table = new TableView<>();
    private final ReadOnlyObjectWrapper<Row> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
    private boolean showing;

    PinnedTable(CompareViewModel compare) {
        this(compare, new Button(null, Icons.TARGET.icon()), new Button(null, Icons.CLOSE.icon()));
    }

    private PinnedTable(CompareViewModel compare, Button pin, Button clear) {
        super(Strings.beside(PinnedTable.class).get("pinned"), pin, clear);
        this.compare = compare;
        tool(pin, "pin", compare.marked()::togglePin);
        pin.disableProperty().bind(compare.selection().priorProperty().lessThan(0));
        tool(clear, "pin.clear", compare.marked().pins()::clear);
        table.setId("pinned");
        table.setAccessibleText(strings.get("pinned"));
        Label hint = new Label(strings.get("pinned.none"));
        hint.setWrapText(true);
        table.setPlaceholder(hint);
        Columns.arrange(table, 10);
        getChildren().add(table);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> choose(is));
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DELETE && table.getSelectionModel().getSelectedItem() != null) {
                compare.marked().toggle(table.getSelectionModel().getSelectedItem().pin().prior());
            }
        });
        compare.comparisonProperty().addListener((Observable o) -> show());
        compare.marked().pins().addListener((InvalidationListener) o -> show());
        show();
    }

    private void tool(Button button, String key, Runnable verb) {
        button.getStyleClass().addAll("flat", "icon-only", "muted");
        button.setTooltip(new Tooltip(strings.get(key)));
        button.setAccessibleText(strings.get(key));
        button.setOnAction(e -> verb.run());
    }

    /** The pinned prior whose terms are shown, null for none. */
    ReadOnlyObjectProperty<Row> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private void choose(Row row) {
        if (!showing) {
            chosen.set(row);
            if (row != null) {
                compare.selection().priorProperty().set(row.pin().prior());
            }
        }
    }

    /** All pinned priors as every scheme reads them. */
    static List<Row> rows(CompareViewModel compare) {
        List<Scheme> schemes = compare.comparisonProperty().get().schemes();
        List<Pin> pins = compare.marked().pins();
        return schemes.isEmpty() ? List.of() : IntStream.range(0, pins.size())
                .filter(i -> pins.get(i).prior() < schemes.getFirst().priorCount() && pins.get(i).gt() < schemes.getFirst().gtCount())
                .mapToObj(i -> new Row(Pin.name(i), pins.get(i), PriorReading.of(schemes, pins.get(i).prior(), pins.get(i).gt()))).toList();
    }

    private void show() {
        showing = true;
        List<Row> rows = rows(compare);
        List<Scheme> schemes = compare.comparisonProperty().get().schemes();
        int selected = table.getSelectionModel().getSelectedIndex();
        List<String> names = schemes.stream().map(Scheme::name).toList();
        Columns.keep(table, names, () -> makeColumns(names));
        table.getItems().setAll(rows);
        table.getSelectionModel().select(selected < rows.size() ? selected : -1);
        setHeading(rows.isEmpty() ? strings.get("pinned") : strings.get("pinned.of", Integer.toString(rows.size())));
        showing = false;
        chosen.set(selected >= 0 && selected < rows.size() ? rows.get(selected) : rows.isEmpty() ? null : rows.getFirst());
    }

    private void makeColumns(List<String> names) {
        table.getColumns().add(Columns.text(strings.get("pinned.prior"), 32, Row::name));
        table.getColumns().add(number("s", r -> r.reading().s()));
        table.getColumns().add(number("IoU", r -> r.reading().iou()));
        for (int i = 0; i < names.size(); i++) {
            int scheme = i;
            var column = Columns.<Row>text(names.get(i), 78, r -> pair(r.reading().byScheme().get(scheme)));
            column.getStyleClass().add("align-right");
            table.getColumns().add(column);
        }
    }

    private static TableColumn<Row, String> number(String title, ToDoubleFunction<Row> value) {
        TableColumn<Row, String> column = Columns.text(title, 46, r -> {
            double v = value.applyAsDouble(r);
            return Double.isNaN(v) ? Words.NONE : brief(v);
        });
        column.getStyleClass().add("align-right");
        return column;
    }

    /** ".030/.061": both weights in short, "–" where the scheme has none. */
    private static String pair(PriorReading.OfScheme read) {
        return Double.isNaN(read.pos()) ? Words.NONE : brief(read.pos()) + "/" + brief(read.neg());
    }

    /** As short as it can be read: "0", "≈0" below 0.001, ".049", ".81", "7.6", "120". */
    static String brief(double value) {
        if (value < 0.001) {
            return value < 1e-9 ? "0" : "≈0";
        }
        int digits = value < 0.1 ? 3 : value < 1 ? 2 : value < 100 ? 1 : 0;
        String text = String.format(java.util.Locale.ROOT, "%." + digits + "f", value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }
}
