package anchorlens.ui.state;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes of parameters in words. */
public final class Changes {
    private static final int NAMED = 2;
    private static final MathContext DIGITS = new MathContext(6);

    private Changes() {
    }

    /** "topk 9 → 12", "ATSS → DW", "RPN" for a whole preset, "4 parameters of ATSS" for more than fit. */
    public static String words(Object before, Object after) {
        if (before.getClass() != after.getClass()) {
            return name((Record) before) + " → " + name((Record) after);
        }
        Map<String, Object> was = RecordParameters.values((Record) before);
        Map<String, Object> is = RecordParameters.values((Record) after);
        List<String> keys = is.keySet().stream().filter(k -> !is.get(k).equals(was.get(k))).toList();
        Optional<Preset> preset = Preset.matching((Record) after);
        if (keys.size() > 1 && preset.isPresent()) {
            return preset.get().name();
        }
        return keys.size() > NAMED ? keys.size() + " parameters of " + name((Record) after)
                : keys.stream().map(k -> k + " " + value(was.get(k)) + " → " + value(is.get(k))).collect(Collectors.joining(", "));
    }

    /** A method as people call it; of other parameters the record's own name in lower-case words. */
    public static String name(Record record) {
        return switch (record) {
            case Assigner a -> a.displayName();
            case Weighting w -> w.displayName();
            default -> record.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase();
        };
    }

    /** A value for people: rounded to six digits, an enum by its label. */
    public static String value(Object value) {
        return switch (value) {
            case Double d -> RecordParameters.text(new BigDecimal(d).round(DIGITS).doubleValue());
            case Enum<?> e -> Labelled.of(e);
            case Boolean b -> b ? "on" : "off";
            case List<?> list -> {
                List<String> parts = new ArrayList<>();
                list.forEach(v -> parts.add(value(v)));
                yield String.join(", ", parts);
            }
            default -> String.valueOf(value);
        };
    }
}
