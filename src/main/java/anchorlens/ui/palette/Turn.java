package anchorlens.ui.palette;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.FlagSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.ParameterSpec.ListSpec;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.state.Changes;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Tuned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One parameter in the palette: found by its name, set by a value typed after it. */
final class Turn {
    private final Strings strings;
    private final Tuned tuned;
    private final ParameterSpec spec;
    private final Consumer<String> type;

    /** @param type puts a text into the palette's field */
    Turn(Strings strings, Tuned tuned, ParameterSpec spec, Consumer<String> type) {
        this.strings = strings;
        this.tuned = tuned;
        this.spec = spec;
        this.type = type;
    }

    static List<Turn> of(Strings strings, Tuned tuned, Consumer<String> type) {
        return RecordParameters.specs(tuned.now().get().getClass()).stream().map(s -> new Turn(strings, tuned, s, type)).toList();
    }

    /** "A · assigner · ATSS": whose it is. */
    private String owner() {
        String name = tuned.name().get();
        return name.isEmpty() ? tuned.what() : tuned.what() + " · " + name;
    }

    /** "topk", and its label where that says more. */
    String name() {
        ParameterSpec.Info info = spec.info();
        boolean same = info.label().replace(" ", "").equalsIgnoreCase(info.key());
        String more = same ? info.symbol() : info.symbol().isEmpty() ? info.label() : info.label() + ", " + info.symbol();
        return more.isEmpty() ? info.key() : info.key() + " (" + more + ")";
    }

    private Object value() {
        return RecordParameters.values(tuned.now().get()).get(spec.key());
    }

    /** The line with its value now; running it asks for another. */
    Command asIs() {
        return new Command(owner(), strings.get("parameter.now", name(), shown(value())), Icons.PARAMETERS, "", tuned.blocked().apply(spec),
                () -> type.accept(spec.key() + " "), true);
    }

    /** What can be typed now: the values of a choice or a switch, else a line that says what is allowed. */
    List<Command> values(String typed) {
        List<Command> out = new ArrayList<>();
        switch (spec) {
            case ChoiceSpec c -> c.choices().stream().filter(e -> fits(typed, Labelled.of(e)) || fits(typed, e.name()))
                    .forEach(e -> out.add(set(e)));
            case FlagSpec f -> List.of(true, false).stream().filter(b -> fits(typed, Changes.value(b)) || fits(typed, b.toString()))
                    .forEach(b -> out.add(set(b)));
            default -> out.add(typed.isBlank() ? ask() : typed(typed));
        }
        return out;
    }

    private static boolean fits(String typed, String value) {
        return typed.isBlank() || Match.of(typed, value).isPresent();
    }

    private Command ask() {
        return new Command(owner(), strings.get("parameter.ask", spec.key(), shown(value()), allowed()), Icons.PARAMETERS, "",
                tuned.blocked().apply(spec), () -> { }, true);
    }

    private Command typed(String text) {
        try {
            return set(RecordParameters.parse(spec, text));
        } catch (IllegalArgumentException e) {
            return line(strings.get("parameter.set", name(), shown(value()), text), e.getMessage(), () -> { });
        }
    }

    private Command set(Object value) {
        String text = strings.get("parameter.set", name(), shown(value()), shown(value));
        try {
            Record changed = RecordParameters.with(tuned.now().get(), Map.of(spec.key(), value));
            return line(text, tuned.blocked().apply(spec), () -> tuned.put().accept(changed));
        } catch (IllegalArgumentException e) {
            return line(text, e.getMessage(), () -> { });
        }
    }

    private Command line(String text, String reason, Runnable run) {
        return new Command(owner(), text, Icons.PARAMETERS, "", reason, run, false);
    }

    private String shown(Object value) {
        return Changes.value(value) + (spec.info().unit().isEmpty() ? "" : " " + spec.info().unit());
    }

    private String allowed() {
        return switch (spec) {
            case IntSpec s -> range(s.min() == Integer.MIN_VALUE ? Double.NEGATIVE_INFINITY : s.min(),
                    s.max() == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : s.max());
            case DoubleSpec s -> range(s.min(), s.max());
            case ListSpec s -> strings.get("parameter.list", range(s.min(), s.max()));
            default -> "";
        };
    }

    private String range(double min, double max) {
        String low = Double.isInfinite(min) ? "" : RecordParameters.text(min);
        String high = Double.isInfinite(max) ? "" : RecordParameters.text(max);
        return low.isEmpty() && high.isEmpty() ? strings.get("parameter.any") : low.isEmpty() ? "≤ " + high
                : high.isEmpty() ? "≥ " + low : low + " … " + high;
    }

    /** What a search looks through. */
    String words() {
        return spec.key() + " " + spec.info().label() + " " + spec.info().symbol() + " " + owner();
    }

    String key() {
        return spec.key();
    }
}
