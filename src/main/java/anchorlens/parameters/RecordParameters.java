package anchorlens.parameters;

import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.FlagSpec;
import anchorlens.parameters.ParameterSpec.Info;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.ParameterSpec.ListSpec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads and changes the parameters of a record through its components.
 *
 * <p>A change never touches the record: {@link #with} yields a new one, after its constructor has validated the values.
 */
public final class RecordParameters {
    private RecordParameters() {
    }

    /**
     * The parameters of a record type in the order of its components.
     *
     * @throws IllegalArgumentException if a component lacks {@link Parameter} or has a type no editor exists for
     */
    public static List<ParameterSpec> specs(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordParameters::spec).toList();
    }

    private static ParameterSpec spec(RecordComponent component) {
        Parameter p = component.getAnnotation(Parameter.class);
        if (p == null) {
            throw new IllegalArgumentException(component.getDeclaringRecord().getSimpleName() + "."
                    + component.getName() + " has no @Parameter");
        }
        Info info = new Info(component.getName(), p.label(), p.symbol(), p.unit(), p.help(), p.source(), p.group(),
                p.activeWhen());
        double low = Double.isNaN(p.sliderMin()) ? p.min() : p.sliderMin();
        double high = Double.isNaN(p.sliderMax()) ? p.max() : p.sliderMax();
        Class<?> type = component.getType();
        if (type == int.class) {
            return new IntSpec(info, (int) p.min(), (int) p.max(), (int) low, (int) high);
        } else if (type == double.class) {
            return new DoubleSpec(info, p.min(), p.max(), low, high, p.logarithmic());
        } else if (type == boolean.class) {
            return new FlagSpec(info);
        } else if (type == List.class) {
            return new ListSpec(info, p.min(), p.max());
        } else if (type.isEnum()) {
            return new ChoiceSpec(info, Arrays.stream(type.getEnumConstants()).map(c -> (Enum<?>) c).toList());
        }
        throw new IllegalArgumentException("no editor exists for " + type.getSimpleName() + " of " + component.getName());
    }

    /** The current values by key, in the order of the components. */
    public static Map<String, Object> values(Record record) {
        Map<String, Object> out = new LinkedHashMap<>();
        try {
            for (RecordComponent c : record.getClass().getRecordComponents()) {
                out.put(c.getName(), c.getAccessor().invoke(record));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return out;
    }

    /**
     * A copy of the record with some values changed.
     *
     * @throws IllegalArgumentException if a key is unknown, a value has the wrong type, or the constructor rejects it
     */
    public static <R extends Record> R with(R base, Map<String, ?> changes) {
        Map<String, Object> values = values(base);
        changes.forEach((key, value) -> {
            if (!values.containsKey(key)) {
                throw new IllegalArgumentException("there is no parameter '" + key + "'; there are: "
                        + String.join(", ", values.keySet()));
            }
            values.put(key, value);
        });
        RecordComponent[] components = base.getClass().getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            R made = (R) base.getClass().getDeclaredConstructor(types).newInstance(values.values().toArray());
            return made;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException rejected) {
                throw rejected;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A copy of the record with values given as text, as on the command line or in a pasted preset.
     *
     * @throws IllegalArgumentException in one sentence that names the key, the text and what is expected
     */
    public static <R extends Record> R withText(R base, Map<String, String> changes) {
        Map<String, ParameterSpec> specs = specs(base.getClass()).stream()
                .collect(Collectors.toMap(ParameterSpec::key, s -> s));
        Map<String, Object> parsed = new LinkedHashMap<>();
        changes.forEach((key, text) -> parsed.put(key, specs.containsKey(key) ? parse(specs.get(key), text) : text));
        return with(base, parsed);
    }

    /**
     * The value that a text stands for, within the parameter's range.
     *
     * @throws IllegalArgumentException in one sentence that says what is expected
     */
    public static Object parse(ParameterSpec spec, String text) {
        String t = text.strip();
        return switch (spec) {
            case IntSpec s -> (int) inRange(s.key(), wholeNumber(s.key(), t), s.min(), s.max());
            case DoubleSpec s -> inRange(s.key(), number(s.key(), t), s.min(), s.max());
            case FlagSpec s -> flag(s.key(), t);
            case ChoiceSpec s -> choice(s, t);
            case ListSpec s -> list(s, t);
        };
    }

    private static double number(String key, String text) {
        try {
            double value = Double.parseDouble(text.replace('−', '-'));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(key + " must be a number such as 0.5, .25 or 1e-7, not '" + text + "'");
    }

    private static double wholeNumber(String key, String text) {
        double value = number(key, text);
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException(key + " must be a whole number, not '" + text + "'");
        }
        return value;
    }

    private static double inRange(String key, double value, double min, double max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(key + " must lie in " + text(min) + " … " + text(max) + ", but is " + text(value));
        }
        return value;
    }

    private static boolean flag(String key, String text) {
        return switch (text.toLowerCase()) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false, not '" + text + "'");
        };
    }

    private static Enum<?> choice(ChoiceSpec spec, String text) {
        for (Enum<?> c : spec.choices()) {
            if (c.name().equalsIgnoreCase(text.replace('-', '_')) || Labelled.of(c).equalsIgnoreCase(text)) {
                return c;
            }
        }
        throw new IllegalArgumentException(spec.key() + " must be one of "
                + spec.choices().stream().map(Enum::name).collect(Collectors.joining(", ")) + ", not '" + text + "'");
    }

    private static List<Double> list(ListSpec spec, String text) {
        List<Double> values = new ArrayList<>();
        for (String part : text.replaceAll("[\\[\\]]", " ").strip().split("[,;\\s]+")) {
            if (!part.isEmpty()) {
                values.add(inRange(spec.key(), number(spec.key(), part), spec.min(), spec.max()));
            }
        }
        return List.copyOf(values);
    }

    /** A value as text that {@link #parse} reads back exactly. */
    public static String text(Object value) {
        return switch (value) {
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e7 -> Long.toString(d.longValue());
            case Enum<?> e -> e.name();
            case List<?> list -> list.stream().map(RecordParameters::text).collect(Collectors.joining(", "));
            default -> String.valueOf(value);
        };
    }

    /** Whether a parameter has an effect at the current values of the others (see {@link Parameter#activeWhen}). */
    public static boolean isActive(ParameterSpec spec, Map<String, Object> values) {
        String condition = spec.info().activeWhen();
        if (condition.isEmpty()) {
            return true;
        }
        String[] sides = condition.split("=", 2);
        Object actual = values.get(sides[0].strip());
        String name = actual instanceof Enum<?> e ? e.name() : String.valueOf(actual);
        return Arrays.asList(sides[1].strip().split("\\|")).contains(name);
    }
}
