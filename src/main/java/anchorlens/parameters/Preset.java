package anchorlens.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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

    /** The preset of a name, or of one of several between commas, whatever its case, blanks and punctuation. */
    public static Optional<Preset> find(List<Preset> all, String name) {
        String bare = bare(name);
        return all.stream().filter(p -> p.name().equalsIgnoreCase(name.strip())).findFirst()
                .or(() -> all.stream().filter(p -> !bare.isEmpty() && bare(p.name()).equals(bare)).findFirst())
                .or(() -> all.stream().filter(p -> !bare.isEmpty() && partsOf(p.name()).contains(bare)).findFirst());
    }

    private static List<String> partsOf(String name) {
        return Arrays.stream(name.split(",")).map(Preset::bare).toList();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
