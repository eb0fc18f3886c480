package anchorlens.ui.parameters;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.Preset;
import anchorlens.parameters.PresetJson;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.state.UserPresets;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.OwnPresets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Editors for all parameters of a record, made from its {@link ParameterSpec}s. Every edit yields a new record; setting the
 * record from outside changes the editors.
 *
 * @param <R> the record, whose parameters carry {@link anchorlens.parameters.Parameter}
 */
public final class ParameterPanel<R extends Record> extends VBox {
    private static final double LABEL_WIDTH = 140;

    private final Strings strings = Strings.beside(ParameterPanel.class);
    private final R defaults;
    private final String kind;
    private final String id;
    private final ObjectProperty<R> value;
    private final Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    private final Map<String, ParameterRow> rows = new LinkedHashMap<>();
    private final Optional<PresetChooser> presets;
    private final Label message = new Label();
    private final Label remark = new Label();

    /**
     * @param value    the record to begin with
     * @param defaults what "reset" goes back to
     * @param kind     "assigner" or "weighting" as it stands in presets; empty for none
     * @param id       whose parameters they are, as it stands in presets
     */
    public ParameterPanel(R value, R defaults, String kind, String id) {
        this(value, defaults, kind, id, null);
    }

    /** @param own where a person's own presets are kept; null for published ones only, where there are any */
    public ParameterPanel(R value, R defaults, String kind, String id, UserPresets own) {
        this.defaults = defaults;
        this.kind = kind;
        this.id = id;
        this.value = new SimpleObjectProperty<>(this, "value", value);
        getStyleClass().add("parameter-panel");
        Map<String, List<ParameterRow>> groups = new LinkedHashMap<>();
        Map<String, Object> usual = RecordParameters.values(defaults);
        for (ParameterSpec spec : RecordParameters.specs(value.getClass())) {
            ParameterRow row = new ParameterRow(spec, usual.get(spec.key()), strings, this::edit);
            explain(row, defaults);
            specs.put(spec.key(), spec);
            rows.put(spec.key(), row);
            groups.computeIfAbsent(spec.info().group(), g -> new ArrayList<>()).add(row);
        }
        boolean choosable = own != null && !rows.isEmpty() || !Preset.of(defaults).isEmpty();
        presets = choosable ? Optional.of(new PresetChooser(own == null ? new UserPresets() : own, OwnPresets.key(kind, id, defaults),
                defaults, own != null, this::take)) : Optional.empty();
        presets.ifPresent(getChildren()::add);
        groups.forEach((name, members) -> getChildren().add(group(name, members)));
        if (!rows.isEmpty()) {
            getChildren().addAll(actions(), message);
        }
        message.getStyleClass().add("parameter-message");
        message.setWrapText(true);
        message.managedProperty().bind(message.visibleProperty());
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        this.value.addListener((o, was, is) -> show());
        show();
    }

    private static void explain(ParameterRow row, Record of) {
        switch (of) {
            case Assigner a -> row.explain(a.displayName(), a.formula());
            case Weighting w -> row.explain(w.displayName(), w.formula());
            default -> row.explain("", "");
        }
    }

    /** The record with its current values. Never null. */
    public ObjectProperty<R> valueProperty() {
        return value;
    }

    public R getValue() {
        return value.get();
    }

    /** A few muted words at the end of the row of buttons, such as how long the last run took. */
    public StringProperty remarkProperty() {
        return remark.textProperty();
    }

    /** Forbids changes to a group for a reason, in one sentence; an empty reason allows them again. */
    public void blockGroup(String group, String why) {
        for (ParameterRow row : rows.values()) {
            if (row.spec().info().group().equals(group)) {
                row.block(why);
            }
        }
    }

    /** Goes back to the defaults, and drops whatever was typed and refused. */
    public void reset() {
        take(defaults);
    }

    /** Takes other values over, and drops whatever was typed and refused. */
    private void take(Record values) {
        rows.values().forEach(ParameterRow::restore);
        message.setText("");
        @SuppressWarnings("unchecked")
        R same = (R) values;
        value.set(same);
    }

    /** The current values as JSON. */
    public String toJson() {
        return PresetJson.write(kind, id, value.get());
    }

    /** Takes the values of a preset over; where it cannot, it says why beneath the buttons and nothing changes. */
    public void paste(String json) {
        try {
            take(PresetJson.read(kind, id, value.get(), json));
        } catch (IllegalArgumentException e) {
            message.setText(strings.get("paste.refused", e.getMessage()));
        }
    }

    /** What stands beneath the buttons, empty for nothing. */
    public String message() {
        return message.getText();
    }

    /** The message beneath a parameter's row, empty for none. */
    public String message(String key) {
        return rows.get(key).message();
    }

    /** Whether a parameter is greyed because it has no effect now. */
    public boolean isInactive(String key) {
        return rows.get(key).isInactive();
    }

    private Optional<String> edit(ParameterSpec spec, Object changed) {
        try {
            R next = RecordParameters.with(value.get(), Map.of(spec.key(), changed));
            message.setText("");
            value.set(next);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void show() {
        Map<String, Object> values = RecordParameters.values(value.get());
        rows.values().forEach(row -> row.show(values, specs));
        presets.ifPresent(p -> p.show(value.get()));
    }

    private VBox group(String name, List<ParameterRow> members) {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMaxWidth(LABEL_WIDTH);
        ColumnConstraints editors = new ColumnConstraints();
        editors.setHgrow(Priority.ALWAYS);
        editors.setFillWidth(true);
        grid.getColumnConstraints().addAll(labels, editors);
        for (int i = 0; i < members.size(); i++) {
            members.get(i).addTo(grid, 2 * i);
        }
        VBox box = new VBox(2);
        box.getStyleClass().add("parameter-group");
        if (!name.isEmpty()) {
            box.getChildren().add(new SectionTitle(name));
        }
        box.getChildren().add(grid);
        return box;
    }

    private HBox actions() {
        remark.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(2,
                action("reset", Icons.RESET.icon(), this::reset),
                action("copy", Icons.COPY.icon(), this::copy),
                action("paste", Icons.PASTE.icon(), this::pasteFromClipboard),
                gap, remark);
        bar.getStyleClass().add("parameter-actions");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Button action(String key, FontIcon icon, Runnable verb) {
        Button button = new Button(strings.get(key), icon);
        button.setId("parameters." + key);
        button.getStyleClass().addAll("flat", "muted", "small-action");
        button.setTooltip(new Tooltip(strings.get(key + ".tip")));
        button.setOnAction(e -> verb.run());
        return button;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(toJson());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void pasteFromClipboard() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            message.setText(strings.get("paste.empty"));
        } else {
            paste(text);
        }
    }
}
