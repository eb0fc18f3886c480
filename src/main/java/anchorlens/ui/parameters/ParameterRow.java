package anchorlens.ui.parameters;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.Info;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.ParameterSpec.ListSpec;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.help.Glossary;
import anchorlens.ui.help.TermTips;
import anchorlens.ui.help.Terms;
import anchorlens.ui.theme.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** One parameter in a panel: its name, its editor, and the message of a refused value beneath. */
final class ParameterRow implements Editor.Target {
    private static final double TOOLTIP_WIDTH = 340;
    private static final String INACTIVE = "inactive";

    private final ParameterSpec spec;
    private final Object defaultValue;
    private final Strings strings;
    private final BiFunction<ParameterSpec, Object, Optional<String>> edit;
    private final Editor editor;
    private final Label label = new Label();
    private final Label message = new Label();
    private final StackPane editorHolder;
    private final Tooltip tooltip = new Tooltip();
    private Object shown;
    private String blockedBecause = "";
    private String inactiveBecause = "";

    /** @param edit takes a new value of the parameter and answers with the reason where it is refused */
    ParameterRow(ParameterSpec spec, Object defaultValue, Strings strings,
                 BiFunction<ParameterSpec, Object, Optional<String>> edit) {
        this.spec = spec;
        this.defaultValue = defaultValue;
        this.strings = strings;
        this.edit = edit;
        this.editor = Editor.of(spec, this);
        this.editorHolder = new StackPane(editor.node());
        Info info = spec.info();
        label.setText(info.symbol().isEmpty() ? info.label() : info.symbol());
        label.getStyleClass().add(info.symbol().isEmpty() ? "parameter-label" : "parameter-symbol");
        label.setLabelFor(editor.input());
        label.setMinWidth(12);
        label.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                reset();
            }
        });
        editor.input().setAccessibleText(info.unit().isEmpty() ? info.label() : info.label() + ", " + info.unit());
        editor.input().setAccessibleHelp(info.help());
        message.getStyleClass().add("parameter-message");
        message.setWrapText(true);
        message.managedProperty().bind(message.visibleProperty());
        message.setVisible(false);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setShowDuration(Duration.seconds(60));
        label.setTooltip(tooltip);
        Tooltip.install(editorHolder, tooltip);
        describe();
    }

    /** Says for F1 what the row is about: a parameter of a method with its formula, or one that stands alone. */
    void explain(String owner, String formula) {
        Terms.mark(label, () -> Glossary.of(spec, owner, formula));
        Terms.mark(editorHolder, () -> Glossary.of(spec, owner, formula));
        TermTips.formula(tooltip, formula);
    }

    ParameterSpec spec() {
        return spec;
    }

    /** Puts label and editor into one row of a grid and the message into the next. */
    void addTo(GridPane grid, int row) {
        grid.add(label, 0, row);
        grid.add(editorHolder, 1, row);
        grid.add(message, 0, row + 1, 2, 1);
        editorHolder.setMinHeight(24);
        GridPane.setValignment(label, VPos.CENTER);
        GridPane.setHalignment(message, HPos.LEFT);
    }

    /** Shows the values of the record: this parameter's own, and whether the others let it have an effect. */
    void show(Map<String, Object> values, Map<String, ParameterSpec> specs) {
        Object value = values.get(spec.key());
        if (!value.equals(shown)) {
            shown = value;
            editor.show(value);
            say("");
        } else if (!editor.isRejected()) {
            say("");
        }
        showActivity(values, specs);
    }

    /** Drops whatever was typed and refused. */
    void restore() {
        editor.show(shown);
        say("");
    }

    /** Forbids changes for a reason, in one sentence; empty allows them again. */
    void block(String why) {
        blockedBecause = why;
        editor.node().setDisable(!why.isEmpty());
        markInactive();
        describe();
    }

    /** What stands beneath the row, empty for nothing. */
    String message() {
        return message.getText();
    }

    void reset() {
        restore();
        if (blockedBecause.isEmpty()) {
            propose(defaultValue);
        }
    }

    @Override
    public boolean propose(Object value) {
        if (value.equals(shown)) {
            say("");
            return true;
        }
        Optional<String> refusal = edit.apply(spec, value);
        refusal.ifPresent(this::say);
        return refusal.isEmpty();
    }

    @Override
    public boolean proposeText(String text) {
        Object value;
        try {
            value = RecordParameters.parse(spec, text);
        } catch (IllegalArgumentException e) {
            say(e.getMessage());
            return false;
        }
        if (value.equals(shown)) {
            restore();
            return true;
        }
        return propose(value);
    }

    @Override
    public void withdrawn() {
        say("");
    }

    private void say(String sentence) {
        String text = sentence.isEmpty() || sentence.endsWith(".") ? sentence : sentence + ".";
        message.setText(text);
        message.setVisible(!text.isEmpty());
        editor.input().setAccessibleHelp(text.isEmpty() ? spec.info().help() : text);
    }

    private void showActivity(Map<String, Object> values, Map<String, ParameterSpec> specs) {
        String why = "";
        if (!RecordParameters.isActive(spec, values)) {
            String key = spec.info().activeWhen().split("=", 2)[0].strip();
            Object other = values.get(key);
            why = strings.get("inactive", specs.get(key).info().label(), other instanceof Enum<?> e ? Labelled.of(e)
                    : String.valueOf(other));
        }
        if (!why.equals(inactiveBecause)) {
            inactiveBecause = why;
            markInactive();
            describe();
        }
    }

    /** Greys the name, and the editor too unless it is disabled, which greys it by itself. */
    private void markInactive() {
        boolean inactive = !inactiveBecause.isEmpty();
        boolean blocked = !blockedBecause.isEmpty();
        mark(label.getStyleClass(), inactive || blocked);
        mark(editorHolder.getStyleClass(), inactive && !blocked);
    }

    private static void mark(List<String> styles, boolean on) {
        styles.remove(INACTIVE);
        if (on) {
            styles.add(INACTIVE);
        }
    }

    /** Whether it is greyed. */
    boolean isInactive() {
        return label.getStyleClass().contains(INACTIVE);
    }

    private void describe() {
        Info info = spec.info();
        List<String> lines = new ArrayList<>();
        lines.add(info.label() + (info.symbol().isEmpty() ? "" : "  " + info.symbol())
                + (info.unit().isEmpty() ? "" : ", " + info.unit()) + "  ·  " + info.key());
        lines.add(info.help());
        if (!blockedBecause.isEmpty() || !inactiveBecause.isEmpty()) {
            lines.add(blockedBecause.isEmpty() ? inactiveBecause : blockedBecause);
        }
        lines.add(range().map(r -> r + "  ·  ").orElse("") + strings.get("default", text(defaultValue)));
        if (!info.source().isEmpty()) {
            lines.add(info.source());
        }
        tooltip.setText(String.join("\n", lines));
    }

    private Optional<String> range() {
        return switch (spec) {
            case IntSpec s -> range(s.min() == Integer.MIN_VALUE ? Double.NEGATIVE_INFINITY : s.min(),
                    s.max() == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : s.max());
            case DoubleSpec s -> range(s.min(), s.max());
            case ListSpec s -> range(s.min(), s.max());
            case ParameterSpec.ChoiceSpec s -> Optional.empty();
            case ParameterSpec.FlagSpec s -> Optional.empty();
        };
    }

    private Optional<String> range(double min, double max) {
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return Optional.empty();
        } else if (Double.isInfinite(max)) {
            return Optional.of("≥ " + RecordParameters.text(min));
        } else if (Double.isInfinite(min)) {
            return Optional.of("≤ " + RecordParameters.text(max));
        }
        return Optional.of(RecordParameters.text(min) + " … " + RecordParameters.text(max));
    }

    private String text(Object value) {
        return switch (value) {
            case Enum<?> e -> Labelled.of(e);
            case Boolean b -> strings.get(b ? "on" : "off");
            default -> RecordParameters.text(value);
        };
    }
}
