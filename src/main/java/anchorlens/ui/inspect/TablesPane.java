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
 * object alone the objects.
 */
public final class TablesPane extends StackPane {
    private final Strings strings = Strings.beside(TablesPane.class);
    private final ToggleButton objectsButton = new ToggleButton();
    private final ToggleButton whyButton = new ToggleButton();

    public TablesPane(ObjectsTable objects, WhyTable why, Selection selection) {
        setId("tables");
        setMinWidth(0);
        ToggleGroup group = new ToggleGroup();
        choice(objectsButton, "tables.objects", group, objects);
        choice(whyButton, "tables.why", group, why);
        HBox choice = new HBox(objectsButton, whyButton);
        choice.getStyleClass().addAll("segmented", "levels");
        choice.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        choice.setTranslateX(-10);
        choice.setTranslateY(8);
        setAlignment(choice, Pos.TOP_RIGHT);
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

    private void choice(ToggleButton button, String key, ToggleGroup group, Node shown) {
        button.setText(strings.get(key));
        button.setToggleGroup(group);
        shown.visibleProperty().bind(button.selectedProperty());
    }
}
