package anchorlens.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A named setting of all parameters of a record, as it is published.
 *
 * @param name   what people call it: "RPN", "Cascade R-CNN, stage 2"
 * @param values a record of the same type
 */
public record Preset(String name, Record values) {
    public Preset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(values, "values");
    }

    /** A record of parameters that is published with several settings. */
    public interface Provider {
        /** The published settings, the defaults among them; empty where there is only one. */
        default List<Preset> presets() {
            return List.of();
        }
    }

    /** The presets of a record, none where it has no such thing. */
    public static List<Preset> of(Record record) {
        return record instanceof Provider provider ? provider.presets() : List.of();
    }

    /** The preset whose values a record has now. */
    public static Optional<Preset> matching(Record record) {
        return of(record).stream().filter(p -> p.values().equals(record)).findFirst();
    }

    /**
     * The values of a preset by its name, or by one of several between commas, whatever its case, blanks and punctuation.
     *
     * @throws IllegalArgumentException in one sentence that lists what there is
     */
    public static <R extends Record> R named(R record, String name) {
        List<Preset> all = of(record);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there are no presets, as it is published with one setting only");
        }
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) record.getClass();
        return all.stream().filter(p -> bare(p.name()).equals(bare(name))).findFirst()
                .or(() -> all.stream().filter(p -> partsOf(p.name()).contains(bare(name))).findFirst())
                .map(p -> type.cast(p.values())).orElseThrow(() -> new IllegalArgumentException("there is no preset '" + name + "'; there are: "
                        + all.stream().map(Preset::name).collect(Collectors.joining(" · "))));
    }

    private static List<String> partsOf(String name) {
        return Arrays.stream(name.split(",")).map(Preset::bare).toList();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
