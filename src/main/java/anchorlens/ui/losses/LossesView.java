package anchorlens.ui.losses;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The Losses workspace: buttons for its parts, the chosen one in the middle, its controls at the right. */
final class LossesView extends BorderPane {
    private static final double RIGHT = 340;

    private final ObjectProperty<LossPart> shown = new SimpleObjectProperty<>(this, "shown");

    LossesView(List<LossPart> parts) {
        setMinSize(0, 0);
        getStyleClass().add("losses");
        HBox buttons = new HBox();
        buttons.getStyleClass().add("segmented");
        buttons.setMaxWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (LossPart part : parts) {
            ToggleButton button = new ToggleButton(part.title());
            button.setId("losses-" + part.id());
            button.setToggleGroup(group);
            button.setOnAction(e -> {
                button.setSelected(true);
                shown.set(part);
            });
            shown.addListener((o, was, is) -> button.setSelected(is == part));
            buttons.getChildren().add(button);
        }
        HBox bar = new HBox(buttons);
        bar.getStyleClass().add("losses-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        BorderPane middle = new BorderPane();
        middle.setTop(bar);
        middle.setMinSize(0, 0);
        setCenter(middle);
        Map<LossPart, ScrollPane> controls = new HashMap<>();
        shown.addListener((o, was, is) -> {
            middle.setCenter(is.middle());
            setRight(controls.computeIfAbsent(is, LossesView::controls));
        });
        shown.set(parts.getFirst());
    }

    private static ScrollPane controls(LossPart part) {
        VBox stack = new VBox();
        stack.getStyleClass().add("controls");
        stack.getChildren().addAll(part.controls());
        ScrollPane right = new ScrollPane(stack);
        right.setFitToWidth(true);
        right.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        right.getStyleClass().add("panel-right");
        stack.minHeightProperty().bind(right.heightProperty().subtract(2));
        right.setPrefWidth(RIGHT);
        right.setMinWidth(260);
        return right;
    }

    /** The part that is shown, never null. */
    ObjectProperty<LossPart> shownProperty() {
        return shown;
    }
}
