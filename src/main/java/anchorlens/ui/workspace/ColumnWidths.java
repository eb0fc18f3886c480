package anchorlens.ui.workspace;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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

    private final TableView<S> table;
    private final TableColumn<S, ?> filling;
    private final Text measure = new Text();
    private double contentWidth;

    /**
     * Takes over the widths of a table.
     *
     * @param filling the column that takes what is to spare; null for all alike
     */
    public ColumnWidths(TableView<S> table, TableColumn<S, ?> filling) {
        this.table = table;
        this.filling = filling;
        measure.setFont(Font.font(FONT_SIZE));
        table.setColumnResizePolicy(this);
    }

    /**
     * Makes a column wide enough for its heading and for the texts of all rows.
     *
     * @param most pixels it is given at most, for columns of words; longer words end in "…"
     */
    public void fit(TableColumn<S, ?> column, Function<S, String> text, double most) {
        double widest = Stream.concat(Stream.of(column.getText()), table.getItems().stream().map(text)).mapToDouble(this::width)
                .max().orElse(0);
        column.setMinWidth(Math.min(most, Math.ceil(widest + PADDING)));
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
