package anchorlens.ui.compare;

import anchorlens.ui.inspect.AssignerPanel;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Remembered;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Right of the panes: what they say in numbers, a sweep, the whole set, or the scheme and parameters of one of them. */
final class SidePanel extends BorderPane {
    private final Strings strings = Strings.beside(SidePanel.class);
    private final CompareViewModel compare;
    private final Node reading;
    private final HBox choice = new HBox();
    private final ToggleButton readingButton = new ToggleButton();
    private final ToggleButton sweepButton = new ToggleButton();
    private final ToggleButton setButton = new ToggleButton();
    private final Node sweep;
    private final Node set;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<PaneViewModel, Node> setups = new HashMap<>();

    SidePanel(CompareViewModel compare, ReadingPanel reading, SweepPanel sweep, SetPanel set) {
        this.compare = compare;
        this.reading = reading;
        this.sweep = sweep;
        this.set = set;
        getStyleClass().addAll("panel-right", "compare-side");
        choice.getStyleClass().addAll("segmented", "levels");
        HBox head = new HBox(choice);
        head.getStyleClass().add("compare-side-head");
        setTop(head);
        readingButton.setText(strings.get("side.reading"));
        readingButton.setToggleGroup(group);
        readingButton.setSelected(true);
        readingButton.setId("side.reading");
        part(sweepButton, "side.sweep");
        part(setButton, "side.set");
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

    private void part(ToggleButton button, String key) {
        button.setText(strings.get(key));
        button.setTooltip(new Tooltip(strings.get(key + ".tip")));
        button.setToggleGroup(group);
        button.setId(key);
    }

    private boolean isPart(Toggle toggle) {
        return toggle == readingButton || toggle == sweepButton || toggle == setButton;
    }

    private void fill() {
        setups.keySet().retainAll(compare.panes());
        Toggle before = group.getSelectedToggle();
        group.getToggles().setAll(readingButton, sweepButton, setButton);
        choice.getChildren().setAll(readingButton, sweepButton, setButton);
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
        if (isPart(before)) {
            group.selectToggle(before);
        } else {
            showActive();
        }
        show();
    }

    /** Parameters of another pane come up when that one is touched. */
    private void follow() {
        if (!isPart(group.getSelectedToggle())) {
            showActive();
        }
    }

    private void showActive() {
        showParameters(compare.panes().get(Math.clamp(compare.activeProperty().get(), 0, compare.panes().size() - 1)));
    }

    /** Brings up the sweep. */
    void showSweep() {
        group.selectToggle(sweepButton);
    }

    /** Brings up the comparison over the set. */
    void showSet() {
        group.selectToggle(setButton);
    }

    /** Which of its parts is shown, as text under the key "side": reading, sweep, set, or the letter of a pane;
     * "side.run" compares over the set. @param compareSet does so */
    Remembered memory(Runnable compareSet) {
        return new Remembered() {
            @Override
            public Map<String, String> values() {
                Toggle shown = group.getSelectedToggle();
                return Map.of("side", shown instanceof ToggleButton b ? b.getText() : readingButton.getText());
            }

            @Override
            public void restore(Map<String, String> values) {
                if (Boolean.parseBoolean(values.get("side.run"))) {
                    compareSet.run();
                }
                String wanted = values.getOrDefault("side", ((ToggleButton) group.getSelectedToggle()).getText());
                group.selectToggle(group.getToggles().stream().filter(t -> ((ToggleButton) t).getText().equalsIgnoreCase(wanted)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("beside the panes there is no '" + wanted + "'; there are reading, "
                                + "sweep, set and the letters of the panes")));
            }
        };
    }

    /** Brings up the scheme and parameters of a pane. */
    void showParameters(PaneViewModel pane) {
        choice.getChildren().stream().filter(b -> b.getUserData() == pane).findFirst()
                .ifPresent(b -> group.selectToggle((ToggleButton) b));
    }

    private void show() {
        Object pane = group.getSelectedToggle() == null ? null : group.getSelectedToggle().getUserData();
        setCenter(pane instanceof PaneViewModel p ? setups.computeIfAbsent(p, this::setup)
                : group.getSelectedToggle() == sweepButton ? sweep : group.getSelectedToggle() == setButton ? set : reading);
    }

    private Node setup(PaneViewModel pane) {
        ObservableValue<Boolean> modelOpen = Bindings.createBooleanBinding(() -> compare.hasPredictions(pane),
                compare.figureProperty(), compare.states().models().openedProperty(), pane.modelProperty(), pane.resultProperty());
        VBox stack = new VBox(new AssignerPanel(compare.states().catalog(), pane.assignerProperty(), pane.weightingProperty(),
                pane.resultProperty(), modelOpen, compare.states().preferences().presets()));
        stack.getStyleClass().add("controls");
        ScrollPane scroll = new ScrollPane(stack);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }
}
