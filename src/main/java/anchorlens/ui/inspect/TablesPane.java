package anchorlens.ui.inspect;

import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Strings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The objects of the image and the why of the selected prior in one place: selecting a prior brings up its why, selecting an
 * object alone the objects. In a narrow window the levels are here, too.
 */
public final class TablesPane extends StackPane {
    private final Strings strings = Strings.beside(TablesPane.class);
    private final ToggleButton objectsButton = new ToggleButton();
    private final ToggleButton whyButton = new ToggleButton();
    private final ToggleButton levelsButton = new ToggleButton();
    private final ToggleGroup group = new ToggleGroup();
    private final HBox choice = new HBox(levelsButton, objectsButton, whyButton);

    public TablesPane(ObjectsTable objects, WhyTable why, Selection selection) {
        setId("tables");
        setMinWidth(0);
        choice(objectsButton, "tables.objects", objects);
        choice(whyButton, "tables.why", why);
        levelsButton.setText(strings.get("tables.levels"));
        levelsButton.setVisible(false);
        levelsButton.managedProperty().bind(levelsButton.visibleProperty());
        choice.getStyleClass().addAll("segmented", "levels");
        choice.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        choice.setTranslateX(-10);
        choice.setTranslateY(8);
        setAlignment(choice, Pos.TOP_RIGHT);
        objects.keepFree(choice.widthProperty());
        why.keepFree(choice.widthProperty());
        getChildren().addAll(objects, why, choice);
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
        objectsButton.setSelected(true);
        selection.priorProperty().addListener((o, before, now) -> {
            if (now.intValue() >= 0) {
                whyButton.setSelected(true);
            } else {
                objectsButton.setSelected(true);
            }
        });
    }

    private void choice(ToggleButton button, String key, Node shown) {
        button.setText(strings.get(key));
        button.setToggleGroup(group);
        shown.visibleProperty().bind(button.selectedProperty());
    }

    /** Shows the levels here, too, behind a button of their own. */
    void takeIn(Region levels) {
        levelsButton.setToggleGroup(group);
        levelsButton.setVisible(true);
        levels.visibleProperty().bind(levelsButton.selectedProperty());
        getChildren().addFirst(levels);
    }

    /** Lets go of the levels, which have a place of their own again. */
    void giveBack() {
        if (levelsButton.isVisible()) {
            if (levelsButton.isSelected()) {
                objectsButton.setSelected(true);
            }
            levelsButton.setToggleGroup(null);
            levelsButton.setVisible(false);
            Node levels = getChildren().removeFirst();
            levels.visibleProperty().unbind();
            levels.setVisible(true);
        }
    }
}
