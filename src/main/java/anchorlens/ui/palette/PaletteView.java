package anchorlens.ui.palette;

import anchorlens.ui.palette.PaletteViewModel.Row;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The command palette: a field above a list, over the window. The keyboard never leaves the field. */
public final class PaletteView extends StackPane {
    private static final double WIDTH = 640;
    private static final double ROW = 28;
    private static final int PAGE = 8;

    private final Strings strings = Strings.beside(PaletteView.class);
    private final PaletteViewModel model;
    private final TextField field = new TextField();
    private final ListView<Row> list = new ListView<>();
    private Node before;

    public PaletteView(PaletteViewModel model) {
        this.model = model;
        setId("palette");
        getStyleClass().add("palette-veil");
        setVisible(false);
        setManaged(false);
        field.setId("palette-field");
        field.setPromptText(strings.get("prompt"));
        field.setAccessibleText(strings.get("prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.textProperty().addListener((o, was, is) -> field.end());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox head = new HBox(8, Icons.SEARCH.icon(), field);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("palette-head");
        list.setId("palette-list");
        list.setAccessibleText(strings.get("list"));
        list.setItems(model.rows());
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new PaletteCell(this::run));
        list.setPlaceholder(new Label(strings.get("nothing")));
        model.rows().addListener((ListChangeListener<Row>) change -> choose(0));
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) ->
                field.setAccessibleHelp(is == null ? strings.get("nothing") : PaletteCell.words(is.command())));
        Label hint = new Label(strings.get("hint"));
        hint.getStyleClass().addAll("muted", "small");
        VBox card = new VBox(head, list, hint);
        card.getStyleClass().add("palette");
        card.setMaxWidth(WIDTH);
        card.setMaxHeight(Region.USE_PREF_SIZE);
        list.prefHeightProperty().bind(heightProperty().multiply(0.6).map(h -> Math.clamp(h.doubleValue(), 3 * ROW, 14 * ROW)));
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        getChildren().add(card);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            if (e.getTarget() == this) {
                close();
            }
            e.consume();
        });
    }

    /** Opens it over the window, empty, or with something typed already. */
    public void open(String typed) {
        if (!isVisible()) {
            before = getScene().getFocusOwner();
        }
        setManaged(true);
        setVisible(true);
        field.setText(typed);
        model.refresh();
        choose(0);
        field.requestFocus();
        field.end();
    }

    /** Closes it; the focus goes back to where it was. */
    public void close() {
        setVisible(false);
        setManaged(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void pressed(KeyEvent e) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (e.getCode()) {
            case ESCAPE -> close();
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            case DOWN -> choose(at + 1 == model.rows().size() ? 0 : at + 1);
            case UP -> choose(at <= 0 ? model.rows().size() - 1 : at - 1);
            case PAGE_DOWN -> choose(Math.min(model.rows().size() - 1, at + PAGE));
            case PAGE_UP -> choose(Math.max(0, at - PAGE));
            // The focus stays in the field.
            case TAB -> { }
            default -> {
                if (e.getCode() == KeyCode.K && e.isShortcutDown()) {
                    close();
                    break;
                }
                return;
            }
        }
        e.consume();
    }

    private void choose(int row) {
        if (row >= 0 && row < model.rows().size()) {
            list.getSelectionModel().select(row);
            list.scrollTo(Math.max(0, row - PAGE / 2));
        }
    }

    /** Closes first, so that what is run finds the focus where it was. */
    private void run(Row row) {
        if (row == null || !row.command().isPossible()) {
            return;
        }
        if (!row.command().stays()) {
            model.remember(row.command());
            close();
        }
        row.command().run().run();
    }
}
