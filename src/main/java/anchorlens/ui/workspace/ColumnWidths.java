package anchorlens.ui.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Callback;

/**
 * Column widths of a table of numbers: every column is at least as wide as its heading and its widest cell, so that nothing is
 * cut; what the table has to spare goes to one column or to all alike; where it has too little it scrolls sideways.
 *
 * @param <S> rows
 */
public final class ColumnWidths<S> implements Callback<TableView.ResizeFeatures, Boolean> {
    private static final double FONT_SIZE = 12;
    private static final double PADDING = 22;
    private static final double SMALL_FONT = 11;
    private static final double SMALL_PADDING = 11;

    private final TableView<S> table;
    private final TableColumn<S, ?> filling;
    private final Text measure = new Text();
    private final double padding;
    private final ReadOnlyBooleanWrapper scrolls = new ReadOnlyBooleanWrapper(this, "scrolls");
    private double contentWidth;

    /**
     * Takes over the widths of a table.
     *
     * @param filling the column that takes what is to spare; null for all alike
     */
    public ColumnWidths(TableView<S> table, TableColumn<S, ?> filling) {
        this(table, filling, FONT_SIZE, PADDING);
    }

    private ColumnWidths(TableView<S> table, TableColumn<S, ?> filling, double font, double padding) {
        this.table = table;
        this.filling = filling;
        this.padding = padding;
        measure.setFont(Font.font(font));
        table.setColumnResizePolicy(this);
    }

    /** Takes over the widths of a table whose cells hold texts, in small letters and close together. */
    public static <S> ColumnWidths<S> small(TableView<S> table) {
        return new ColumnWidths<>(table, null, SMALL_FONT, SMALL_PADDING);
    }

    /** Whether the columns need more room than there is. */
    public ReadOnlyBooleanProperty scrollsProperty() {
        return scrolls.getReadOnlyProperty();
    }

    /** Makes every column of texts wide enough for its heading and its longest text. */
    public void fitAll() {
        for (TableColumn<S, ?> column : table.getColumns()) {
            String heading = column.getGraphic() instanceof Labeled label ? label.getText() : column.getText();
            String longest = table.getItems().stream().map(row -> String.valueOf(column.getCellData(row)))
                    .max(Comparator.comparingInt(String::length)).orElse("");
            column.setMinWidth(Math.ceil(Math.max(width(heading), width(longest)) + padding));
        }
        spread();
    }

    /**
     * Makes a column wide enough for its heading and for the texts of all rows.
     *
     * @param most pixels it is given at most, for columns of words; longer words end in "…"
     */
    public void fit(TableColumn<S, ?> column, Function<S, String> text, double most) {
        double widest = Stream.concat(Stream.of(column.getText()), table.getItems().stream().map(text)).mapToDouble(this::width)
                .max().orElse(0);
        column.setMinWidth(Math.min(most, Math.ceil(widest + padding)));
        spread();
    }

    private double width(String words) {
        measure.setText(words == null ? "" : words);
        return measure.getLayoutBounds().getWidth();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Boolean call(TableView.ResizeFeatures change) {
        contentWidth = change.getContentWidth() > 0 ? change.getContentWidth() : contentWidth;
        if (change.getColumn() != null) {
            return TableView.UNCONSTRAINED_RESIZE_POLICY.call(change);
        }
        spread();
        return true;
    }

    private void spread() {
        List<TableColumn<S, ?>> columns = table.getVisibleLeafColumns();
        double spare = contentWidth - columns.stream().mapToDouble(TableColumn::getMinWidth).sum();
        scrolls.set(contentWidth > 0 && spare < 0);
        boolean fillsOne = columns.contains(filling);
        TableView.ResizeFeatures<S> setter = new TableView.ResizeFeatures<>(table, null, 0.0);
        for (TableColumn<S, ?> column : columns) {
            double more = spare <= 0 ? 0 : fillsOne ? column == filling ? spare : 0 : spare / columns.size();
            setter.setColumnWidth(column, column.getMinWidth() + Math.floor(more));
        }
    }

    @Override
    public String toString() {
        return "column-widths";
    }
}
