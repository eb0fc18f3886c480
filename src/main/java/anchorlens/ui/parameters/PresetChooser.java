package anchorlens.ui.parameters;

import anchorlens.parameters.Preset;
import anchorlens.ui.state.UserPresets;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.OwnPresets;
import atlantafx.base.controls.Popover;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A list of settings with a name, published ones first and then a person's own, that shows which one the parameters have now, or that
 * they are set by hand; and buttons that give the values now a name and forget one.
 */
final class PresetChooser extends HBox {
    private final Strings strings = Strings.beside(PresetChooser.class);
    private final UserPresets own;
    private final String key;
    private final Record defaults;
    private final ComboBox<Preset> list = new ComboBox<>();
    private final Button save = button("preset.save", Icons.SAVE);
    private final Button delete = button("preset.delete", Icons.CLOSE);
    private final MapChangeListener<String, Map<String, Map<String, String>>> changed = change -> fill();
    private Record now;
    private boolean showing;

    /**
     * @param key    whose presets they are, see {@link OwnPresets#key}
     * @param keeps  whether presets can be added and deleted
     * @param chosen takes the values of a preset
     */
    PresetChooser(UserPresets own, String key, Record defaults, boolean keeps, Consumer<Record> chosen) {
        super(4);
        this.own = own;
        this.key = key;
        this.defaults = defaults;
        this.now = defaults;
        getStyleClass().add("preset-chooser");
        setAlignment(Pos.CENTER_LEFT);
        list.setId("preset");
        list.setAccessibleText(strings.get("preset"));
        list.setMaxWidth(Double.MAX_VALUE);
        list.setButtonCell(new PresetCell(false));
        list.setCellFactory(view -> new PresetCell(true));
        HBox.setHgrow(list, Priority.ALWAYS);
        list.valueProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                chosen.accept(is.values());
            }
        });
        save.setOnAction(e -> askName());
        delete.setOnAction(e -> chosen().filter(this::isOwn).ifPresent(p -> own.delete(key, p.name())));
        Label word = new Label(strings.get("preset"));
        word.setMinWidth(USE_PREF_SIZE);
        word.setLabelFor(list);
        getChildren().addAll(word, list);
        if (keeps) {
            getChildren().addAll(save, delete);
        }
        own.all().addListener(new WeakMapChangeListener<>(changed));
        fill();
    }

    private Button button(String text, Icons icon) {
        Button button = new Button(null, icon.icon());
        button.setId(text.replace('.', '-'));
        button.getStyleClass().addAll("flat", "muted", "icon-only");
        button.setAccessibleText(strings.get(text));
        button.setTooltip(new Tooltip(strings.get(text)));
        return button;
    }

    private void fill() {
        showing = true;
        list.getItems().setAll(published());
        list.getItems().addAll(own.of(key, defaults));
        showing = false;
        show(now);
    }

    void show(Record values) {
        now = values;
        showing = true;
        list.setPromptText(strings.get("preset.none"));
        list.setValue(list.getItems().stream().filter(p -> p.values().equals(values)).findFirst().orElse(null));
        showing = false;
        delete.setDisable(chosen().filter(this::isOwn).isEmpty());
    }

    private Optional<Preset> chosen() {
        return Optional.ofNullable(list.getValue());
    }

    private boolean isOwn(Preset preset) {
        return own.all().getOrDefault(key, Map.of()).containsKey(preset.name()) && !isPublished(preset.name());
    }

    private boolean isPublished(String name) {
        return published().stream().anyMatch(p -> p.name().equalsIgnoreCase(name.strip()));
    }

    /** The published settings; of a method with only one, its defaults. */
    private List<Preset> published() {
        List<Preset> several = Preset.of(defaults);
        return several.isEmpty() ? List.of(new Preset(strings.get("preset.defaults"), defaults)) : several;
    }

    private void askName() {
        TextField name = new TextField();
        name.setId("preset-name");
        name.setPromptText(strings.get("preset.name"));
        name.setAccessibleText(strings.get("preset.name"));
        Button keep = new Button(strings.get("preset.keep"));
        keep.setId("preset-keep");
        keep.setDefaultButton(true);
        Label message = new Label(strings.get("preset.hint"));
        message.getStyleClass().addAll("muted", "small");
        VBox content = new VBox(6, new HBox(6, name, keep), message);
        content.getStyleClass().add("help-text");
        Popover popover = new Popover(content);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        keep.setOnAction(e -> {
            Optional<String> refusal = keep(name.getText());
            refusal.ifPresentOrElse(message::setText, popover::hide);
        });
        name.setOnAction(e -> keep.fire());
        popover.show(save);
        name.requestFocus();
    }

    /** Keeps the values now under a name; a reason where it cannot be. */
    Optional<String> keep(String name) {
        if (name.isBlank()) {
            return Optional.of(strings.get("preset.blank"));
        } else if (isPublished(name)) {
            return Optional.of(strings.get("preset.published", name.strip()));
        }
        own.save(key, name, now);
        return Optional.empty();
    }

    /** What can be chosen. */
    List<Preset> presets() {
        return List.copyOf(list.getItems());
    }

    private final class PresetCell extends ListCell<Preset> {
        private final boolean inList;

        PresetCell(boolean inList) {
            this.inList = inList;
        }

        @Override
        protected void updateItem(Preset preset, boolean empty) {
            super.updateItem(preset, empty);
            boolean blank = empty || preset == null;
            // The list's skin writes the prompt once, and the cell may be filled after it.
            setText(blank ? inList ? null : list.getPromptText() : inList && isOwn(preset) ? strings.get("preset.own", preset.name()) : preset.name());
        }
    }
}
