package anchorlens.ui.shell;

import anchorlens.ui.help.Glossary;
import anchorlens.ui.help.Term;
import anchorlens.ui.help.Terms;
import anchorlens.ui.images.ImageListView;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.workspace.Action;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole content of the window: top bar, notices, the list of images with the workspace beside it, status bar. */
final class MainView extends BorderPane {
    private static final double LIST_WIDTH = 228;
    private static final double LIST_SHARE = 0.2;

    private final Strings strings = Strings.beside(MainView.class);
    private final Files files;
    private final Workspaces workspaces;
    private final Actions actions;
    private final ImageListView list;
    private final StackPane middle = new StackPane();
    private final StartView start;
    private KeyCode keyHeld;
    private Node hovered;
    private final SplitPane columns = new SplitPane(middle);

    MainView(States states, Workspaces workspaces, Files files, WindowVerbs window, ThemeSwitch theme) {
        this.files = files;
        this.workspaces = workspaces;
        actions = new Actions(window, files, workspaces, states, theme);
        list = new ImageListView(states.files(), states.tasks(), states.images(), states.flags());
        list.setPrefWidth(LIST_WIDTH);
        list.setMinWidth(120);
        SplitPane.setResizableWithParent(list, false);
        middle.setMinSize(0, 0);
        columns.setMinSize(0, 0);
        columns.widthProperty().addListener((o, before, now) -> {
            if (before.doubleValue() == 0) {
                placeDivider();
            }
        });
        setTop(new VBox(new TopBar(actions, workspaces, files, states.models()), new NoticeBar(states.notices())));
        setCenter(columns);
        setBottom(new StatusBar(states.images(), states.run(), states.selection(), workspaces));
        start = new StartView(actions, files, strings);
        start.visibleProperty().bind(states.images().datasetProperty().isNull().and(states.images().loadingProperty().not()));
        workspaces.shownProperty().subscribe(shown -> {
            middle.getChildren().setAll(workspaces.view().root(), start);
            Platform.runLater(workspaces.view().focus()::requestFocus);
        });
        workspaces.imageListShownProperty().subscribe(this::showList);
        joinSteps();
        addEventFilter(MouseEvent.MOUSE_MOVED, e -> hovered = e.getPickResult().getIntersectedNode());
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
    }

    private void showList(boolean shown) {
        if (shown == columns.getItems().contains(list)) {
            return;
        }
        if (shown) {
            columns.getItems().addFirst(list);
            placeDivider();
        } else {
            columns.getItems().remove(list);
        }
    }

    private void placeDivider() {
        if (columns.getWidth() > 0 && columns.getItems().size() > 1) {
            columns.setDividerPositions(Math.min(LIST_WIDTH / columns.getWidth(), LIST_SHARE));
        }
    }

    /** What a person changes while a mouse button or a key is held is one step; its end comes after what the release itself changes. */
    private void joinSteps() {
        addEventFilter(MouseEvent.MOUSE_PRESSED, e -> workspaces.view().undo().press());
        addEventFilter(MouseEvent.MOUSE_RELEASED, e -> Platform.runLater(workspaces.view().undo()::release));
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != keyHeld) {
                keyHeld = e.getCode();
                workspaces.view().undo().press();
            }
        });
        addEventFilter(KeyEvent.KEY_RELEASED, e -> {
            keyHeld = null;
            Platform.runLater(workspaces.view().undo()::release);
        });
    }

    /** What can be done now: in the workspace that is shown, whose keys come first, and everywhere. */
    List<Action> actions() {
        List<Action> own = workspaces.actions().stream().map(actions.keymap()::apply).toList();
        Set<KeyCombination> taken = own.stream().flatMap(a -> a.keys().stream()).collect(Collectors.toSet());
        return Stream.concat(own.stream(), actions.all().stream().map(actions.keymap()::apply)
                .map(a -> a.withKeys(a.keys().stream().filter(k -> !taken.contains(k)).toList()))).toList();
    }

    /** The term of what the mouse is on, or of what has the focus; the latter first while the keyboard is used to get around. */
    Optional<Term> termAtHand(Glossary glossary) {
        Node focus = getScene().getFocusOwner();
        boolean byKeys = focus != null && focus.isFocusVisible();
        return Stream.of(byKeys ? focus : hovered, byKeys ? hovered : focus).filter(Objects::nonNull)
                .flatMap(n -> Terms.of(n, glossary).stream()).findFirst();
    }

    Actions everywhere() {
        return actions;
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> dropped = event.getDragboard().getFiles();
        files.open(dropped.stream().map(File::toPath).toList());
        event.setDropCompleted(!dropped.isEmpty());
        event.consume();
    }
}
