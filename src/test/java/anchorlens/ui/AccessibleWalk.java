package anchorlens.ui;

import anchorlens.ui.charts.ChartSurface;
import anchorlens.ui.viewer.ImageCanvas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.skin.ComboBoxListViewSkin;

/** Looks at whatever can be operated or looked at under a node, and what drops down from it: has it a name, do keys reach it. */
public final class AccessibleWalk {
    public final List<String> unnamed = new ArrayList<>();
    public final List<String> unreachable = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<ToggleButton> shown = Collections.newSetFromMap(new IdentityHashMap<>());

    /** How many things were looked at. */
    public int seen() {
        return seen.size();
    }

    /** Walks, then brings up what stands behind each of several choices that exclude each other, such as tabs, and walks again. */
    public void walkWithTabs(Node root) {
        Fx.run(() -> walk(root));
        List<ToggleButton> tabs;
        while (!(tabs = Fx.call(() -> tabs(root))).isEmpty()) {
            for (ToggleButton tab : tabs) {
                Fx.run(() -> {
                    if (tab.getScene() != null && !tab.isSelected()) {
                        tab.fire();
                    }
                });
                arrange(root);
                Fx.run(() -> walk(root));
            }
        }
    }

    /** What was put off until later happens, and is laid out, without waiting for a pulse. */
    private static void arrange(Node root) {
        for (int i = 0; i < 2; i++) {
            Fx.run(() -> {
                root.applyCss();
                root.getScene().getRoot().layout();
            });
        }
    }

    private List<ToggleButton> tabs(Node node) {
        List<ToggleButton> found = new ArrayList<>();
        if (!node.isVisible() || node.isDisabled()) {
            return found;
        }
        if (node instanceof ToggleButton button && button.getToggleGroup() != null && shown.add(button)) {
            found.add(button);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(tabs(child)));
        }
        return found;
    }

    /** Controls under a node and the menus of its buttons. */
    public void walk(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (isSubject(node) && seen.add(node)) {
            if (name(node).isBlank()) {
                unnamed.add(describe(node));
            }
            if (!node.isFocusTraversable() && !(node instanceof ProgressIndicator)) {
                unreachable.add(describe(node));
            }
            switch (node) {
                case TableView<?> table -> table.getColumns().forEach(column -> column(column, describe(table)));
                case TitledPane pane -> pane.setExpanded(true);
                default -> { }
            }
        }
        // What a control is made of is told by the control; rows may hold controls of their own.
        boolean open = !isSubject(node) || node instanceof ListView<?> || node instanceof TableView<?>
                || node instanceof TitledPane;
        if (open && node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::walk);
        }
    }

    private void item(MenuItem item, String where) {
        boolean named = item.getText() != null && !item.getText().isBlank();
        if (!named && !(item instanceof SeparatorMenuItem)) {
            unnamed.add(where + " > an item of its menu");
        }
        if (item instanceof Menu menu) {
            menu.getItems().forEach(inner -> item(inner, where + " > " + menu.getText()));
        }
    }

    private void column(TableColumnBase<?, ?> column, String where) {
        String graphic = column.getGraphic() == null ? "" : name(column.getGraphic());
        if (column.isVisible() && (column.getText() == null || column.getText().isBlank()) && graphic.isBlank()) {
            unnamed.add(where + " > a column");
        }
    }

    /** Opens every menu and every list of choices that was met, and looks at its rows. */
    public void dropLists() {
        for (Node node : List.copyOf(seen)) {
            if (!Fx.call(() -> node.getScene() != null && !node.isDisabled() && isShowing(node))) {
                continue;
            }
            switch (node) {
                case MenuButton menu -> drop(menu);
                case ComboBox<?> box when !box.getItems().isEmpty() -> drop(box);
                default -> { }
            }
        }
    }

    private void drop(MenuButton menu) {
        Fx.run(() -> {
            menu.show();
            menu.getItems().forEach(item -> item(item, describe(menu)));
            menu.hide();
        });
    }

    private void drop(ComboBox<?> box) {
        Fx.run(() -> {
            box.show();
            Node list = ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
            list.getScene().getRoot().applyCss();
            list.getScene().getRoot().layout();
            for (Node row : list.lookupAll(".list-cell")) {
                if (row instanceof ListCell<?> cell && !cell.isEmpty() && name(cell).isBlank()) {
                    unnamed.add(describe(box) + " > row " + cell.getIndex());
                }
            }
            box.hide();
        });
    }

    /** Everything under a node that the focus can be in now. */
    public static List<Node> focusable(Node node) {
        List<Node> found = new ArrayList<>();
        if (!node.isVisible() || node.isDisabled()) {
            return found;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(focusable(child)));
        }
        return found;
    }

    private static boolean isShowing(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSubject(Node node) {
        boolean layout = node instanceof SplitPane || node instanceof ScrollPane || node instanceof ScrollBar
                || node instanceof Label || node instanceof Separator || node instanceof ToolBar || node instanceof TabPane || node instanceof ButtonBar
                || node instanceof IndexedCell<?>;
        return node instanceof Control && !layout || node instanceof ImageCanvas || node instanceof ChartSurface;
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    public static String describe(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node n = node; n != null; n = n.getParent()) {
            path.insert(0, " > " + (n.getId() != null ? "#" + n.getId() : n.getClass().getSimpleName()));
        }
        return path.substring(Math.max(0, path.length() - 160));
    }
}
