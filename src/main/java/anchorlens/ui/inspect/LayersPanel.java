package anchorlens.ui.inspect;

import anchorlens.detection.FeatureLevel;
import anchorlens.ui.help.Terms;
import anchorlens.ui.settings.Keymap;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.ProgressSlider;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendIcon;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Switch, symbol and opacity of every layer of the picture, and the filters by level and by score. */
public final class LayersPanel extends Section {
    private final Strings strings = Strings.beside(LayersPanel.class);
    private final DisplayOptions options;
    private final List<Overlay> overlays;
    private final Keymap keymap;
    private final ObservableValue<RunResult> result;
    private final VBox legend = new VBox(3);
    private final HBox levelButtons = new HBox();
    private List<FeatureLevel> levels = List.of();

    /**
     * @param result the last run, for its levels; may hold null, the buttons then stay as they are
     * @param keymap the keys of the layers
     */
    public LayersPanel(DisplayOptions options, List<Overlay> overlays, ObservableValue<RunResult> result, Keymap keymap) {
        super(Strings.beside(LayersPanel.class).get("layers"));
        this.options = options;
        this.overlays = overlays;
        this.keymap = keymap;
        this.result = result;
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(2);
        ColumnConstraints fixed = new ColumnConstraints();
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints end = new ColumnConstraints();
        end.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(fixed, fixed, wide, end);
        for (Layer layer : Layer.values()) {
            addRow(grid, layer);
        }
        TitledPane foldable = new TitledPane(strings.get("legend"), legend);
        foldable.getStyleClass().add("legend");
        foldable.setAnimated(false);
        foldable.setExpanded(false);
        getChildren().addAll(grid, levelFilter(), scoreFilter(), foldable);
        result.subscribe(r -> {
            if (r != null) {
                showLevels(r.input().priors().levels());
            }
            showLegend();
        });
        for (Layer layer : Layer.values()) {
            options.shownProperty(layer).subscribe(() -> showLegend());
        }
        options.hiddenLevelsProperty().addListener((o, was, is) -> markLevels());
    }

    private void addRow(GridPane grid, Layer layer) {
        int row = layer.ordinal();
        CheckBox shown = new CheckBox(layer.label());
        shown.setMnemonicParsing(false);
        shown.setId("layer." + layer.name());
        shown.selectedProperty().bindBidirectional(options.shownProperty(layer));
        shown.setMinWidth(Region.USE_PREF_SIZE);
        ObservableValue<String> keys = keymap.first(PictureActions.ofLayer(layer, options)).map(KeyCombination::getDisplayText).orElse("");
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(keys.map(k -> k.isEmpty() ? layer.label() : strings.get("layer.tip", layer.label(), k)));
        shown.setTooltip(tip);
        Slider opacity = ProgressSlider.create(0, 1, 1);
        opacity.valueProperty().bindBidirectional(options.opacityProperty(layer));
        opacity.setBlockIncrement(0.05);
        Terms.mark(opacity, "opacity");
        opacity.setPrefWidth(60);
        opacity.setId("opacity." + layer.name());
        opacity.setAccessibleText(strings.get("opacity", layer.label()));
        opacity.disableProperty().bind(options.shownProperty(layer).not());
        Label key = new Label();
        key.textProperty().bind(keys);
        key.getStyleClass().add("key-hint");
        grid.addRow(row, shown, symbol(layer), opacity, key);
    }

    /** The symbols of the layers that are drawn, with what they mean for this result. */
    private void showLegend() {
        legend.getChildren().clear();
        for (Overlay overlay : overlays) {
            boolean drawn = overlay.layer().map(l -> options.shownProperty(l).get()).orElse(true);
            if (drawn) {
                for (LegendEntry entry : overlay.legend(Optional.ofNullable(result.getValue()))) {
                    Label line = new Label(entry.text(), new LegendIcon(entry));
                    line.setGraphicTextGap(8);
                    line.getStyleClass().addAll("muted", "small");
                    legend.getChildren().add(line);
                }
            }
        }
    }

    private Node symbol(Layer layer) {
        return overlays.stream().filter(o -> o.layer().equals(Optional.of(layer))).findFirst()
                .map(o -> (Node) new LegendIcon(o.legend(Optional.empty()).getFirst())).orElseGet(Region::new);
    }

    private HBox levelFilter() {
        levelButtons.getStyleClass().addAll("segmented", "levels");
        Label name = new Label(strings.get("levels"));
        HBox row = new HBox(8, name, levelButtons);
        row.setAlignment(Pos.CENTER_LEFT);
        row.managedProperty().bind(row.visibleProperty());
        row.visibleProperty().bind(Bindings.isNotEmpty(levelButtons.getChildren()));
        return row;
    }

    private void showLevels(List<FeatureLevel> now) {
        if (now.equals(levels)) {
            return;
        }
        levels = now;
        levelButtons.getChildren().clear();
        for (FeatureLevel level : now) {
            ToggleButton button = new ToggleButton(level.label());
            button.setId("level." + level.index());
            button.setTooltip(new Tooltip(strings.get("level.tip", level.label(), Integer.toString(level.stride()),
                    level.rows() + "×" + level.cols())));
            button.setOnAction(e -> options.setLevelShown(level.index(), button.isSelected()));
            levelButtons.getChildren().add(button);
        }
        markLevels();
    }

    private void markLevels() {
        for (int i = 0; i < levels.size(); i++) {
            ((ToggleButton) levelButtons.getChildren().get(i)).setSelected(options.isLevelShown(levels.get(i).index()));
        }
    }

    private HBox scoreFilter() {
        Slider slider = ProgressSlider.create(0, 1, 0);
        slider.setId("score");
        slider.valueProperty().bindBidirectional(options.minScoreProperty());
        slider.setBlockIncrement(0.01);
        slider.setAccessibleText(strings.get("score"));
        slider.setPrefWidth(60);
        slider.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label value = new Label();
        value.textProperty().bind(options.minScoreProperty().map(v -> String.format(Locale.ROOT, "%.2f", v.doubleValue())));
        value.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(strings.get("score"));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(name, new Tooltip(strings.get("score.tip")));
        HBox row = new HBox(8, name, slider, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
