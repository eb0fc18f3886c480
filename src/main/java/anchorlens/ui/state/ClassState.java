package anchorlens.ui.state;

import anchorlens.dataset.Dataset;
import anchorlens.workbench.CategoryCounts;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DetectorHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Which class of the open model each category of the open data set stands for. What a person chose is remembered for each model
 * file.
 */
public final class ClassState {
    private static final int NAMED = 4;

    private final ReadOnlyObjectWrapper<ClassMapping> mapping =
            new ReadOnlyObjectWrapper<>(this, "mapping", ClassMapping.byName(List.of(), List.of()));
    private final Map<String, Map<String, String>> chosen = new HashMap<>();
    private final Notices notices;
    /** What was said of the data set and the model that are open; null for nothing. */
    private Notices.Notice unmatched;
    private final ObservableValue<Dataset> dataset;
    private final ObservableValue<DetectorHost.Opened> opened;

    ClassState(ObservableValue<Dataset> dataset, ObservableValue<DetectorHost.Opened> opened, Notices notices) {
        this.notices = notices;
        this.dataset = dataset;
        this.opened = opened;
        dataset.addListener((o, before, now) -> match());
        opened.addListener((o, before, now) -> match());
    }

    /** The mapping in force; never null. */
    public ReadOnlyObjectProperty<ClassMapping> mappingProperty() {
        return mapping.getReadOnlyProperty();
    }

    /** @param cls a class of the model, {@link ClassMapping#NONE}, or empty for the class of the same name */
    public void choose(String category, Optional<String> cls) {
        keep(mapping.get().choose(category, cls));
    }

    /** Takes the model's class of a usual other name for every unmatched category that has one. */
    public void takeSuggestions() {
        keep(mapping.get().withSuggestions());
    }

    /** Forgets what was chosen for the open model. */
    public void reset() {
        keep(ClassMapping.byName(mapping.get().categories(), mapping.get().modelClasses()));
    }

    private void keep(ClassMapping now) {
        if (opened.getValue() != null) {
            chosen.put(modelFile(), now.chosen());
            mapping.set(now);
        }
    }

    /** What was chosen, by model file: to be kept from one start to the next. */
    public Map<String, Map<String, String>> kept() {
        Map<String, Map<String, String>> all = new HashMap<>(chosen);
        all.values().removeIf(Map::isEmpty);
        return Map.copyOf(all);
    }

    /** Takes back what {@link #kept()} gave. */
    public void restore(Map<String, Map<String, String>> kept) {
        chosen.putAll(kept);
        match();
    }

    private String modelFile() {
        return opened.getValue().card().file().toAbsolutePath().normalize().toString();
    }

    private void match() {
        notices.dismiss(unmatched);
        List<String> categories = dataset.getValue() == null ? List.of() : dataset.getValue().categoryNames();
        mapping.set(opened.getValue() == null ? ClassMapping.byName(categories, List.of())
                : ClassMapping.of(categories, opened.getValue().card().classNames(), chosen.getOrDefault(modelFile(), Map.of())));
        if (opened.getValue() != null && dataset.getValue() != null) {
            sayUnmatched(CategoryCounts.annotatedUnmatched(dataset.getValue(), mapping.get()));
        }
    }

    private void sayUnmatched(List<String> names) {
        if (!names.isEmpty()) {
            String first = names.stream().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? " …" : "");
            unmatched = notices.warn(names.size() + " of " + mapping.get().categories().size() + " categories have no class of the same name in "
                    + opened.getValue().card().file().getFileName() + " (" + first + "): their annotations are drawn but not assigned, "
                    + "until a class is chosen for them under “Match classes” in the model's menu.", names);
        }
    }
}
