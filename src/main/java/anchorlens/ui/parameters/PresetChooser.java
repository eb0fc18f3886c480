package anchorlens.ui.parameters;

import anchorlens.parameters.Preset;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A list of published settings that shows which one the parameters have now, or that they are set by hand. */
final class PresetChooser extends HBox {
    private final ComboBox<Preset> list = new ComboBox<>();
    private boolean showing;

    /**
     * @param label  the word before the list
     * @param byHand what stands in the list where no preset fits
     * @param chosen takes the values of a preset
     */
    PresetChooser(List<Preset> presets, String label, String byHand, Consumer<Record> chosen) {
        super(8);
        getStyleClass().add("preset-chooser");
        setAlignment(Pos.CENTER_LEFT);
        list.getItems().setAll(presets);
        list.setId("preset");
        list.setAccessibleText(label);
        list.setMaxWidth(Double.MAX_VALUE);
        list.setButtonCell(new PresetCell(byHand));
        list.setCellFactory(view -> new PresetCell(""));
        HBox.setHgrow(list, Priority.ALWAYS);
        list.valueProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                chosen.accept(is.values());
            }
        });
        Label word = new Label(label);
        word.setMinWidth(USE_PREF_SIZE);
        word.setLabelFor(list);
        getChildren().addAll(word, list);
    }

    void show(Record values) {
        showing = true;
        list.setValue(list.getItems().stream().filter(p -> p.values().equals(values)).findFirst().orElse(null));
        showing = false;
    }

    private static final class PresetCell extends ListCell<Preset> {
        private final String otherwise;

        PresetCell(String otherwise) {
            this.otherwise = otherwise;
        }

        @Override
        protected void updateItem(Preset preset, boolean empty) {
            super.updateItem(preset, empty);
            setText(empty || preset == null ? otherwise : preset.name());
        }
    }
}
