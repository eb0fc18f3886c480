package anchorlens.ui.compare;

import anchorlens.ui.workspace.ColumnWidths;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** Columns and tables as the Compare workspace has them: narrow, still, as high as their rows. */
final class Columns {
    private static final double ROW = 22;
    private static final double HEAD = 26;
    private static final double BAR = 20;

    private Columns() {
    }

    static <R> TableColumn<R, String> text(String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
        return column;
    }

    static <R> TableColumn<R, String> number(String title, double width, ToDoubleFunction<R> value) {
        TableColumn<R, String> column = text(title, width, r -> Words.number(value.applyAsDouble(r)));
        column.getStyleClass().add("align-right");
        return column;
    }

    /**
     * Puts columns into a table unless it has them for these schemes already: making columns anew costs far more than filling
     * them.
     */
    static void keep(TableView<?> table, List<String> schemes, Runnable make) {
        boolean same = schemes.equals(table.getUserData()) && !table.getColumns().isEmpty();
        if (!same) {
            table.setUserData(schemes);
            // Rows of the schemes before have no cells for these columns.
            table.getItems().clear();
            table.getColumns().clear();
            make.run();
        }
    }

    /** A table that shows all its rows, up to a number, with no number cut: where there is too little room it scrolls sideways. */
    static <R> ColumnWidths<R> arrange(TableView<R> table, int mostRows) {
        ColumnWidths<R> widths = ColumnWidths.small(table);
        table.getColumns().addListener((InvalidationListener) o -> widths.fitAll());
        table.getItems().addListener((InvalidationListener) o -> widths.fitAll());
        table.setMinHeight(HEAD + ROW);
        table.prefHeightProperty().bind(Bindings.createDoubleBinding(() -> HEAD + 4 + (widths.scrollsProperty().get() ? BAR : 0)
                + ROW * Math.clamp(table.getItems().size(), 1, mostRows), table.getItems(), widths.scrollsProperty()));
        table.setMaxHeight(Region.USE_PREF_SIZE);
        return widths;
    }
}
