package anchorlens.ui.shell;

import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Action;
import java.util.List;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Window;

/** The dialogs of the shell: all keys, the card of the open model, the table of classes. */
final class HelpDialog {
    private static final List<String> MOUSE = List.of("zoom", "pan", "select", "crop");

    private static final double MARGIN = 32;

    private final Strings strings = Strings.beside(HelpDialog.class);
    private final Window owner;

    HelpDialog(Window owner) {
        this.owner = owner;
    }

    /** Every action with its keys, taken from the actions themselves. */
    void showKeys(List<Action> actions) {
        GridPane grid = new GridPane(24, 5);
        int row = 0;
        for (String what : MOUSE) {
            addRow(grid, row++, strings.get("help.mouse." + what + ".keys"), strings.get("help.mouse." + what));
        }
        addRow(grid, row++, "Shift", strings.get("overlays.held"));
        for (Action action : actions) {
            if (!action.keys().isEmpty()) {
                addRow(grid, row++, action.keysText(), action.text());
            }
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(520, 560);
        show(strings.get("help"), scroll);
    }

    private static void addRow(GridPane grid, int row, String keys, String text) {
        Label key = new Label(keys);
        key.getStyleClass().add("strong");
        grid.addRow(row, key, new Label(text));
    }

    /** Any content under a title, beside the window, which stays usable. */
    Dialog<ButtonType> show(String title, javafx.scene.Node content) {
        Dialog<ButtonType> dialog = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setResizable(true);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.getDialogPane().setContent(content);
        if (content instanceof Region region && region.getPrefWidth() > 0) {
            dialog.getDialogPane().setMinWidth(region.getPrefWidth() + MARGIN);
        }
        Theme.style(dialog.getDialogPane().getScene());
        dialog.show();
        return dialog;
    }
}
