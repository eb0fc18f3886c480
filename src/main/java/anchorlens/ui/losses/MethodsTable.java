package anchorlens.ui.losses;

import anchorlens.analysis.losses.FocalResult;
import anchorlens.analysis.losses.FocalResult.Method;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** What each loss makes of foreground and background: how many priors count, and whose loss it is. */
final class MethodsTable extends TableView<Method> {
    private static final double ROW = 22;
    private static final int ROWS = 8;

    private final Strings strings = Strings.beside(MethodsTable.class);

    MethodsTable() {
        setId("focal-methods");
        setAccessibleText(strings.get("export.methods"));
        setFixedCellSize(ROW);
        setPrefHeight(ROW * ROWS + 28);
        setMinHeight(ROW * 3);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(""));
        column("method", Method::name, false);
        column("fg", m -> Words.count(m.foreground()), true);
        column("bg", m -> Words.count(m.background()), true);
        column("share", m -> percent(m.foregroundShare()), true);
        column("effective.fg", m -> Words.count(Math.round(m.effectiveForeground())), true);
        column("effective.bg", m -> Words.count(Math.round(m.effectiveBackground())), true);
    }

    private void column(String key, Function<Method, String> text, boolean number) {
        TableColumn<Method, String> column = new TableColumn<>(strings.get("methods." + key));
        column.setCellValueFactory(c -> new SimpleStringProperty(text.apply(c.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        if (number) {
            column.getStyleClass().add("align-right");
            column.setStyle("-fx-alignment: center-right;");
        }
        getColumns().add(column);
    }

    void show(FocalResult r) {
        getItems().setAll(r == null ? List.of() : r.methods());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? Words.NONE : Words.number(Math.round(share * 1000) / 10.0) + " %";
    }

    /** The table as CSV. */
    static String csv(FocalResult r) {
        if (r == null) {
            throw new IllegalStateException("there is nothing to write yet: open an image with annotations and a model");
        }
        StringBuilder out = new StringBuilder("loss,foreground,background,foreground loss,background loss,effective foreground,"
                + "effective background\n");
        for (Method m : r.methods()) {
            out.append('"').append(m.name()).append("\",").append(m.foreground()).append(',').append(m.background()).append(',')
                    .append(m.foregroundLoss()).append(',').append(m.backgroundLoss()).append(',').append(m.effectiveForeground())
                    .append(',').append(m.effectiveBackground()).append('\n');
        }
        return out.toString();
    }
}
