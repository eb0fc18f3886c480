package anchorlens.workbench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which class of the model each category of the data set stands for: the one of the same name, unless a person chose another or
 * none at all.
 *
 * <p>Names are compared without regard to case, blanks, "_" and "-". Without a model every category is its own class. A choice of
 * a class that the model does not have counts as none made.
 */
public final class ClassMapping {
    /** How a category came to its class. */
    public enum Match {
        /** The model has a class of the same name. */
        SAME_NAME,
        /** A person chose it. */
        CHOSEN,
        /** A person chose that it has none. */
        LEFT_OUT,
        /** The model has no class of that name, and nobody chose one. */
        UNMATCHED
    }

    /** A choice that stands for "not assigned". */
    public static final String NONE = "";

    /** What Pascal VOC and others call COCO's classes. */
    private static final Map<String, String> SYNONYMS = Map.of("aeroplane", "airplane", "motorbike", "motorcycle", "sofa", "couch",
            "tvmonitor", "tv", "television", "tv", "bike", "bicycle", "pedestrian", "person", "people", "person", "human", "person");

    private final List<String> categories;
    private final List<String> modelClasses;
    private final Map<String, String> chosen;
    private final int[] classOf;
    private final Match[] matches;

    private ClassMapping(List<String> categories, List<String> modelClasses, Map<String, String> chosen) {
        this.categories = List.copyOf(categories);
        this.modelClasses = List.copyOf(modelClasses);
        this.chosen = Map.copyOf(chosen);
        this.classOf = IntStream.range(0, categories.size()).toArray();
        this.matches = new Match[categories.size()];
        Arrays.fill(matches, Match.SAME_NAME);
        if (!modelClasses.isEmpty()) {
            match();
        }
    }

    /** Every category of one of the model's classes by its name. @param modelClasses names of the model's classes, empty without one */
    public static ClassMapping byName(List<String> categories, List<String> modelClasses) {
        return new ClassMapping(categories, modelClasses, Map.of());
    }

    /** @param chosen category → class of the model, or {@link #NONE}; what it does not name goes by name */
    public static ClassMapping of(List<String> categories, List<String> modelClasses, Map<String, String> chosen) {
        return new ClassMapping(categories, modelClasses, chosen);
    }

    private void match() {
        Map<String, Integer> byName = new HashMap<>();
        for (int c = modelClasses.size() - 1; c >= 0; c--) {
            byName.put(plain(modelClasses.get(c)), c);
        }
        for (int i = 0; i < categories.size(); i++) {
            String wish = chosen.get(categories.get(i));
            Integer wished = wish == null ? null : byName.get(plain(wish));
            Integer same = byName.get(plain(categories.get(i)));
            if (NONE.equals(wish)) {
                set(i, -1, Match.LEFT_OUT);
            } else if (wished != null) {
                set(i, wished, wished.equals(same) ? Match.SAME_NAME : Match.CHOSEN);
            } else {
                set(i, same == null ? -1 : same, same == null ? Match.UNMATCHED : Match.SAME_NAME);
            }
        }
    }

    private void set(int category, int cls, Match match) {
        classOf[category] = cls;
        matches[category] = match;
    }

    /** Names of the data set's categories. */
    public List<String> categories() {
        return categories;
    }

    /** Names of the model's classes; empty without a model. */
    public List<String> modelClasses() {
        return modelClasses;
    }

    /** What a person chose: category → class of the model, or {@link #NONE}. */
    public Map<String, String> chosen() {
        return chosen;
    }

    /** The class assigners are given for a category, −1 for none. */
    public int classOf(int category) {
        return classOf[category];
    }

    public Match match(int category) {
        return matches[category];
    }

    /** Categories without a class that nobody decided about, in their order. */
    public List<String> unmatched() {
        return IntStream.range(0, categories.size()).filter(i -> matches[i] == Match.UNMATCHED).mapToObj(categories::get).toList();
    }

    /** Classes of the model that no category stands for, in their order. */
    public List<String> unused() {
        return IntStream.range(0, modelClasses.size()).filter(c -> IntStream.of(classOf).noneMatch(k -> k == c))
                .mapToObj(modelClasses::get).toList();
    }

    /** With another choice for one category. @param cls a class of the model, {@link #NONE}, or empty for the class of the same name */
    public ClassMapping choose(String category, Optional<String> cls) {
        Map<String, String> now = new HashMap<>(chosen);
        now.remove(category);
        cls.ifPresent(c -> now.put(category, c));
        return new ClassMapping(categories, modelClasses, now);
    }

    /** Choices for unmatched categories whose usual other name the model has, such as VOC's "motorbike" for "motorcycle". */
    public Map<String, String> suggestions() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String category : unmatched()) {
            modelClasses.stream().filter(c -> common(c).equals(common(category))).findFirst().ifPresent(c -> found.put(category, c));
        }
        return found;
    }

    /** With all suggestions taken. */
    public ClassMapping withSuggestions() {
        Map<String, String> now = new HashMap<>(chosen);
        now.putAll(suggestions());
        return new ClassMapping(categories, modelClasses, now);
    }

    private static String common(String name) {
        return SYNONYMS.getOrDefault(plain(name), plain(name));
    }

    /** "Traffic Light" and "traffic_light" are the same class. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassMapping m && categories.equals(m.categories) && modelClasses.equals(m.modelClasses)
                && chosen.equals(m.chosen);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * categories.hashCode() + modelClasses.hashCode()) + chosen.hashCode();
    }
}
