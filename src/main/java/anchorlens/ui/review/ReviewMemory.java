package anchorlens.ui.review;

import anchorlens.analysis.audit.AuditSettings;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.geometry.Edge;
import anchorlens.parameters.RecordParameters;
import anchorlens.review.QueueQuery;
import anchorlens.review.Verdict;
import anchorlens.ui.review.ReviewViewModel.Tab;
import anchorlens.ui.state.States;
import anchorlens.ui.workspace.Remembered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What Review remembers: {@code file}, {@code tab}, {@code zoomed}, {@code decisions}, {@code kinds} and {@code edges} (by name,
 * between commas), {@code sort}, the {@code flag} that is looked at, by its place in the queue from 1 on, {@code scan} (true while
 * its settings are shown), thresholds as {@code flags.KEY} and {@code evidence.KEY}, and what audits look for as {@code audit.KEY}.
 */
final class ReviewMemory implements Remembered {
    private static final Set<String> KEYS = Set.of("file", "tab", "zoomed", "decisions", "kinds", "edges", "sort", "flag", "scan", "audit");

    private final ReviewViewModel model;
    private final States states;

    ReviewMemory(ReviewViewModel model, States states) {
        this.model = model;
        this.states = states;
    }

    @Override
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        states.reviews().usable().ifPresent(store -> values.put("file", store.file().toString()));
        values.put("tab", model.tabProperty().get().id());
        values.put("zoomed", Boolean.toString(model.zoomedProperty().get()));
        if (model.queue().index() > 0) {
            values.put("flag", Integer.toString(model.queue().index() + 1));
        }
        QueueQuery query = model.queue().queryProperty().get();
        values.put("decisions", names(query.verdicts()));
        values.put("kinds", names(query.kinds()));
        values.put("edges", names(query.edges()));
        values.put("sort", query.sort().name().toLowerCase(Locale.ROOT) + (query.descending() ? "" : " up"));
        putChanged(values, "flags.", model.setup().flagsProperty().get(), new FlagSettings());
        putChanged(values, "evidence.", model.setup().evidenceProperty().get(), new EvidenceSettings());
        putChanged(values, "audit.", model.audit().settingsProperty().get(), new AuditSettings());
        return values;
    }

    private static String names(Set<? extends Enum<?>> chosen) {
        return chosen.stream().map(e -> e.name().toLowerCase(Locale.ROOT)).sorted().collect(Collectors.joining(","));
    }

    private static void putChanged(Map<String, String> values, String prefix, Record now, Record usual) {
        Map<String, Object> defaults = RecordParameters.values(usual);
        RecordParameters.values(now).forEach((key, value) -> {
            if (!value.equals(defaults.get(key))) {
                values.put(prefix + key, RecordParameters.text(value));
            }
        });
    }

    @Override
    public void restore(Map<String, String> values) {
        for (String key : values.keySet()) {
            if (!KEYS.contains(key) && !key.matches("(flags|evidence|audit)\\..+")) {
                throw new IllegalArgumentException("Review has no setting '" + key + "'; it has: " + String.join(", ", new TreeSet<>(KEYS)));
            }
        }
        model.setup().flagsProperty().set(RecordParameters.withText(model.setup().flagsProperty().get(), under("flags.", values)));
        model.setup().evidenceProperty().set(RecordParameters.withText(model.setup().evidenceProperty().get(), under("evidence.", values)));
        model.audit().settingsProperty().set(RecordParameters.withText(model.audit().settingsProperty().get(), under("audit.", values)));
        model.queue().queryProperty().set(query(values));
        if (values.containsKey("file")) {
            open(Path.of(values.get("file")));
        }
        model.zoomedProperty().set(truth(values, "zoomed", model.zoomedProperty().get()));
        model.setup().shownProperty().set(truth(values, "scan", false));
        if (values.containsKey("tab")) {
            model.tabProperty().set(named(Tab.class, "tab", values.get("tab")));
        }
        if (values.containsKey("flag")) {
            select(values.get("flag"));
        }
        if (truth(values, "audit", false)) {
            model.audit().run();
            model.audit().move(0);
        }
    }

    private static Map<String, String> under(String prefix, Map<String, String> values) {
        return values.entrySet().stream().filter(e -> e.getKey().startsWith(prefix))
                .collect(Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    private QueueQuery query(Map<String, String> values) {
        QueueQuery query = model.queue().queryProperty().get();
        if (values.containsKey("decisions")) {
            query = query.withVerdicts(set(Verdict.class, "decisions", values.get("decisions")));
        }
        if (values.containsKey("kinds")) {
            query = query.withKinds(set(FlagKind.class, "kinds", values.get("kinds")));
        }
        if (values.containsKey("edges")) {
            query = query.withEdges(set(Edge.class, "edges", values.get("edges")));
        }
        if (values.containsKey("sort")) {
            String[] parts = values.get("sort").strip().split("\\s+");
            query = query.withSort(named(QueueQuery.Sort.class, "sort", parts[0]), parts.length < 2 || !parts[1].equals("up"));
        }
        return query;
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> type, String key, String text) {
        return Arrays.stream(text.split(",")).filter(t -> !t.isBlank()).map(t -> named(type, key, t)).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E named(Class<E> type, String key, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equalsIgnoreCase(text.strip())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " has no '" + text.strip() + "'; it has: "
                        + Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }

    private static boolean truth(Map<String, String> values, String key, boolean otherwise) {
        String value = values.getOrDefault(key, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + " is true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    private void open(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no review " + file + " any more");
        }
        states.reviews().open(file);
    }

    private void select(String place) {
        try {
            int index = Integer.parseInt(place.strip()) - 1;
            int shown = model.queue().ids().size();
            if (index < 0 || shown > 0 && index >= shown) {
                throw new IllegalArgumentException("there is no flag " + place.strip() + "; the queue shows " + shown);
            }
            model.queue().startAt(index);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a flag is named by its place in the queue, not '" + place + "'", e);
        }
    }
}
