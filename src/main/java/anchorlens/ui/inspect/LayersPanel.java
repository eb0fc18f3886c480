package anchorlens.ui.inspect;

import anchorlens.detection.FeatureLevel;
import anchorlens.ui.charts.LegendSymbol;
import anchorlens.ui.charts.LegendSymbol.Shape;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.ProgressSlider;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Switch, symbol and opacity of every layer of the picture, and the filters by level and by score. */
public final class LayersPanel extends Section {
    private final Strings strings = Strings.beside(LayersPanel.class);
    private final DisplayOptions options;
    private final HBox levelButtons = new HBox();
    private List<FeatureLevel> levels = List.of();

    /** @param result the last run, for its levels; may hold null, the buttons then stay as they are */
    public LayersPanel(DisplayOptions options, ObservableValue<RunResult> result) {
        super(Strings.beside(LayersPanel.class).get("layers"));
        this.options = options;
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
        getChildren().addAll(grid, levelFilter(), scoreFilter());
        result.subscribe(r -> {
            if (r != null) {
                showLevels(r.input().priors().levels());
            }
        });
        options.hiddenLevelsProperty().addListener((o, was, is) -> markLevels());
    }

    private void addRow(GridPane grid, Layer layer) {
        int row = layer.ordinal();
        CheckBox shown = new CheckBox(layer.label());
        shown.setMnemonicParsing(false);
        shown.setId("layer." + layer.name());
        shown.selectedProperty().bindBidirectional(options.shownProperty(layer));
        shown.setMinWidth(Region.USE_PREF_SIZE);
        shown.setTooltip(new Tooltip(strings.get("layer.tip", layer.label(), Integer.toString(row + 1))));
        Slider opacity = ProgressSlider.create(0, 1, 1);
        opacity.valueProperty().bindBidirectional(options.opacityProperty(layer));
        opacity.setBlockIncrement(0.05);
        opacity.setPrefWidth(60);
        opacity.setId("opacity." + layer.name());
        opacity.setAccessibleText(strings.get("opacity", layer.label()));
        opacity.disableProperty().bind(options.shownProperty(layer).not());
        Label key = new Label(Integer.toString(row + 1));
        key.getStyleClass().add("key-hint");
        grid.addRow(row, shown, symbol(layer), opacity, key);
    }

    private static LegendSymbol symbol(Layer layer) {
        return switch (layer) {
            case GROUND_TRUTH -> new LegendSymbol(Shape.BOX, DataColors.GROUND_TRUTH);
            case PRIORS -> new LegendSymbol(Shape.DOT, DataColors.ofLevel(0));
            case CANDIDATES -> new LegendSymbol(Shape.CROSS, DataColors.CANDIDATE);
            case POSITIVES, POS_WEIGHT -> new LegendSymbol(Shape.DISC, DataColors.POSITIVE);
            case NEG_WEIGHT -> new LegendSymbol(Shape.RING, DataColors.NEGATIVE);
            case QUALITY -> new LegendSymbol(Shape.RAMP, DataColors.POSITIVE);
            case PREDICTIONS -> new LegendSymbol(Shape.DASHED_BOX, DataColors.PREDICTION);
            case DISTRIBUTIONS -> new LegendSymbol(Shape.CURVE, DataColors.DISTRIBUTION);
        };
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
