package anchorlens.ui.compare;

import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** How many panes there are, what they show, and how. */
final class CompareToolbar extends FlowPane {
    private final Strings strings = Strings.beside(CompareToolbar.class);
    private final CompareViewModel compare;

    CompareToolbar(CompareViewModel compare) {
        this.compare = compare;
        getStyleClass().add("compare-bar");
        setHgap(8);
        setVgap(4);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(counts(), presets(), showMenu(),
                toggle("link", Icons.LINKED, compare.linkedProperty()), toggle("difference", null, compare.differenceProperty()),
                toggle("ownScale", null, compare.ownScaleProperty()), toggle("selectedOnly", null, compare.selectedOnlyProperty()),
                figure());
    }

    private HBox counts() {
        HBox box = new HBox();
        box.getStyleClass().addAll("segmented", "levels");
        for (int n = 1; n <= CompareViewModel.MOST; n++) {
            int count = n;
            ToggleButton button = new ToggleButton(Integer.toString(n));
            button.setId("panes." + n);
            button.setTooltip(new Tooltip(strings.get("panes.tip", Integer.toString(n))));
            button.setOnAction(e -> {
                compare.setCount(count);
                button.setSelected(compare.panes().size() == count);
            });
            compare.panes().addListener((ListChangeListener<PaneViewModel>) change -> button.setSelected(compare.panes().size() == count));
            button.setSelected(compare.panes().size() == count);
            box.getChildren().add(button);
        }
        return box;
    }

    private MenuButton presets() {
        MenuButton menu = new MenuButton(strings.get("presets"), Icons.LAYERS.icon());
        menu.setId("presets");
        for (Preset preset : Preset.values()) {
            MenuItem item = new MenuItem(preset.label());
            item.setMnemonicParsing(false);
            item.setOnAction(e -> compare.load(preset));
            menu.getItems().add(item);
        }
        return menu;
    }

    private MenuButton showMenu() {
        MenuButton menu = new MenuButton();
        menu.setId("show");
        menu.setMnemonicParsing(false);
        menu.setTooltip(new Tooltip(strings.get("show.tip")));
        ToggleGroup group = new ToggleGroup();
        for (Show show : Show.values()) {
            RadioMenuItem item = new RadioMenuItem(show.label());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setOnAction(e -> {
                compare.panes().forEach(p -> p.showProperty().set(null));
                compare.showProperty().set(show);
            });
            compare.showProperty().subscribe(now -> item.setSelected(now == show));
            menu.getItems().add(item);
        }
        compare.showProperty().subscribe(now -> menu.setText(strings.get("show", now.label())));
        return menu;
    }

    private ToggleButton toggle(String key, Icons icon, BooleanProperty property) {
        ToggleButton button = new ToggleButton(strings.get(key), icon == null ? null : icon.icon());
        button.setId(key);
        button.getStyleClass().add("bar-toggle");
        button.setTooltip(new Tooltip(strings.get(key + ".tip")));
        button.selectedProperty().bindBidirectional(property);
        return button;
    }

    /** What stands in for the window's image, and the way back. */
    private Button figure() {
        Button chip = new Button(strings.get("figure"), Icons.CLOSE.icon());
        chip.getStyleClass().addAll("chip", "warn");
        chip.setId("figure");
        chip.setTooltip(new Tooltip(strings.get("figure.tip")));
        chip.setOnAction(e -> compare.figureProperty().set(null));
        chip.managedProperty().bind(chip.visibleProperty());
        compare.figureProperty().subscribe((Object now) -> chip.setVisible(now != null));
        return chip;
    }
}
