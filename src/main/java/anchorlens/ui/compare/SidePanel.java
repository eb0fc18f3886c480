package anchorlens.ui.compare;

import anchorlens.ui.inspect.AssignerPanel;
import anchorlens.ui.theme.Strings;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Right of the panes: what they say in numbers, or the scheme and parameters of one of them. */
final class SidePanel extends BorderPane {
    private final Strings strings = Strings.beside(SidePanel.class);
    private final CompareViewModel compare;
    private final Node reading;
    private final HBox choice = new HBox();
    private final ToggleButton readingButton = new ToggleButton();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<PaneViewModel, Node> setups = new HashMap<>();

    SidePanel(CompareViewModel compare, ReadingPanel reading) {
        this.compare = compare;
        this.reading = reading;
        getStyleClass().addAll("panel-right", "compare-side");
        choice.getStyleClass().addAll("segmented", "levels");
        HBox head = new HBox(choice);
        head.getStyleClass().add("compare-side-head");
        setTop(head);
        readingButton.setText(strings.get("side.reading"));
        readingButton.setToggleGroup(group);
        readingButton.setSelected(true);
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null && was != null) {
                was.setSelected(true);
            } else {
                show();
            }
        });
        compare.panes().addListener((ListChangeListener<PaneViewModel>) change -> fill());
        compare.activeProperty().addListener((Observable o) -> follow());
        fill();
    }

    private void fill() {
        setups.keySet().retainAll(compare.panes());
        boolean wasReading = readingButton.isSelected();
        group.getToggles().setAll(readingButton);
        choice.getChildren().setAll(readingButton);
        for (int i = 0; i < compare.panes().size(); i++) {
            PaneViewModel pane = compare.panes().get(i);
            ToggleButton button = new ToggleButton(SchemeNames.letter(i));
            button.setId("side." + SchemeNames.letter(i));
            button.setUserData(pane);
            button.setTooltip(new Tooltip(strings.get("side.pane", SchemeNames.letter(i))));
            button.setToggleGroup(group);
            button.setOnAction(e -> compare.activeProperty().set(compare.panes().indexOf(pane)));
            choice.getChildren().add(button);
        }
        readingButton.setSelected(wasReading);
        follow();
        show();
    }

    /** Parameters of another pane come up when that one is touched. */
    private void follow() {
        int active = compare.activeProperty().get();
        if (!readingButton.isSelected() && active >= 0 && active < compare.panes().size()) {
            showParameters(compare.panes().get(active));
        }
    }

    /** Brings up the scheme and parameters of a pane. */
    void showParameters(PaneViewModel pane) {
        choice.getChildren().stream().filter(b -> b.getUserData() == pane).findFirst()
                .ifPresent(b -> group.selectToggle((ToggleButton) b));
    }

    private void show() {
        Object pane = group.getSelectedToggle() == null ? null : group.getSelectedToggle().getUserData();
        setCenter(pane instanceof PaneViewModel p ? setups.computeIfAbsent(p, this::setup) : reading);
    }

    private Node setup(PaneViewModel pane) {
        ObservableValue<Boolean> modelOpen = Bindings.createBooleanBinding(() -> compare.hasPredictions(pane),
                compare.figureProperty(), compare.states().models().openedProperty(), pane.modelProperty(), pane.resultProperty());
        VBox stack = new VBox(new AssignerPanel(compare.states().catalog(), pane.assignerProperty(), pane.weightingProperty(),
                pane.resultProperty(), modelOpen));
        stack.getStyleClass().add("controls");
        ScrollPane scroll = new ScrollPane(stack);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }
}
