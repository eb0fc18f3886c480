package anchorlens.ui.palette;

import anchorlens.ui.palette.PaletteViewModel.Row;
import java.util.BitSet;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A line of the palette: icon, text with the typed letters marked, and at its end where it belongs, its keys, or why it cannot be done. */
final class PaletteCell extends ListCell<Row> {
    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");
    private static final double ICON = 18;
    private static final double REASON = 260;

    private final Consumer<Row> run;
    private final StackPane icon = new StackPane();
    private final HBox text = new HBox();
    private final Label group = new Label();
    private final Label end = new Label();
    private final HBox line = new HBox(8);

    PaletteCell(Consumer<Row> run) {
        this.run = run;
        icon.setMinWidth(ICON);
        group.getStyleClass().addAll("muted", "small");
        end.getStyleClass().addAll("small", "palette-keys");
        end.setMinWidth(Region.USE_PREF_SIZE);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(icon, text, gap, group, end);
        group.setMinWidth(0);
        line.setMinWidth(0);
        line.setPrefWidth(1);
        setOnMouseClicked(e -> {
            if (getItem() != null) {
                this.run.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            pseudoClassStateChanged(IMPOSSIBLE, false);
            return;
        }
        Command command = row.command();
        icon.getChildren().clear();
        if (command.icon() != null) {
            icon.getChildren().add(command.icon().icon());
        }
        mark(command.text(), row.hits());
        group.setText(command.group());
        boolean possible = command.isPossible();
        end.setText(possible ? command.keys() : command.reason());
        end.setTextOverrun(OverrunStyle.ELLIPSIS);
        end.setMinWidth(possible ? Region.USE_PREF_SIZE : 0);
        end.setMaxWidth(possible ? Region.USE_COMPUTED_SIZE : REASON);
        setTooltip(possible ? null : new Tooltip(command.reason()));
        pseudoClassStateChanged(IMPOSSIBLE, !possible);
        setAccessibleText(words(command));
        setGraphic(line);
    }

    static String words(Command command) {
        return command.text() + ", " + command.group() + (command.keys().isEmpty() ? "" : ", " + command.keys())
                + (command.isPossible() ? "" : ", " + command.reason());
    }

    private void mark(String words, BitSet hits) {
        text.getChildren().clear();
        int at = 0;
        while (at < words.length()) {
            boolean typed = hits.get(at);
            int end = typed ? hits.nextClearBit(at) : hits.nextSetBit(at);
            int to = end < 0 ? words.length() : Math.min(end, words.length());
            Label part = new Label(words.substring(at, to));
            part.setMinWidth(to == words.length() && !typed ? 0 : Region.USE_PREF_SIZE);
            if (typed) {
                part.getStyleClass().add("palette-hit");
            }
            text.getChildren().add(part);
            at = to;
        }
    }
}
