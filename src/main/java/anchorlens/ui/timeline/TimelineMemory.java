package anchorlens.ui.timeline;

import anchorlens.analysis.twostage.DynamicRcnn;
import anchorlens.analysis.twostage.TopProposals;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.workspace.Remembered;
import anchorlens.workbench.training.CheckpointSeries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;

/**
 * What Timeline remembers: {@code folders} (parted as paths are on this platform), {@code training} and {@code beside} by name or folder/name,
 * {@code step} by number, {@code scope} (image or set), {@code methods} (chosen or trained), {@code tab}, and the parameters of the
 * two-stage tab as {@code proposals.KEY} and {@code dynamic.KEY}.
 */
final class TimelineMemory implements Remembered {
    private static final String PROPOSALS = "proposals.";
    private static final String DYNAMIC = "dynamic.";
    private static final Set<String> KEYS = Set.of("folders", "training", "beside", "step", "scope", "methods", "tab");

    private final TimelineViewModel model;
    private final TwoStageViewModel stages;
    private final ObjectProperty<Tab> tab;

    TimelineMemory(TimelineViewModel model, TwoStageViewModel stages, ObjectProperty<Tab> tab) {
        this.model = model;
        this.stages = stages;
        this.tab = tab;
    }

    @Override
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        if (!model.folders().isEmpty()) {
            values.put("folders", model.folders().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        put(values, "training", model.first());
        put(values, "beside", model.second());
        if (!Double.isNaN(model.stepProperty().get())) {
            values.put("step", Double.toString(model.stepProperty().get()));
        }
        values.put("scope", model.ofSetProperty().get() ? "set" : "image");
        values.put("methods", model.ownMethodsProperty().get() ? "trained" : "chosen");
        values.put("tab", tab.get().id());
        putChanged(values, PROPOSALS, stages.proposalsProperty().get(), new TopProposals());
        putChanged(values, DYNAMIC, stages.ruleProperty().get(), new DynamicRcnn());
        return values;
    }

    private static void put(Map<String, String> values, String key, TrainingViewModel training) {
        if (training.seriesProperty().get() != null) {
            values.put(key, id(training.seriesProperty().get()));
        }
    }

    private static void putChanged(Map<String, String> values, String prefix, Record now, Record usual) {
        Map<String, Object> defaults = RecordParameters.values(usual);
        RecordParameters.values(now).forEach((key, value) -> {
            if (!value.equals(defaults.get(key))) {
                values.put(prefix + key, RecordParameters.text(value));
            }
        });
    }

    private static Map<String, String> under(String prefix, Map<String, String> values) {
        return values.entrySet().stream().filter(e -> e.getKey().startsWith(prefix))
                .collect(Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    @Override
    public void restore(Map<String, String> values) {
        values.keySet().stream().filter(k -> !KEYS.contains(k) && !k.startsWith(PROPOSALS) && !k.startsWith(DYNAMIC)).findFirst().ifPresent(k -> {
            throw new IllegalArgumentException("Timeline has no setting '" + k + "'; it has: "
                    + KEYS.stream().sorted().collect(Collectors.joining(", ")));
        });
        for (String folder : values.getOrDefault("folders", "").split(Pattern.quote(File.pathSeparator))) {
            if (!folder.isBlank()) {
                open(Path.of(folder));
            }
        }
        if (values.containsKey("training")) {
            model.first().seriesProperty().set(named(values.get("training")));
        }
        if (values.containsKey("beside")) {
            model.second().seriesProperty().set(named(values.get("beside")));
        }
        model.ownMethodsProperty().set(oneOf(values, "methods", "chosen", "trained"));
        if (values.containsKey("step")) {
            model.moveTo(number(values.get("step")));
        }
        if (values.containsKey("tab")) {
            tab.set(Tab.of(values.get("tab")));
        }
        model.ofSetProperty().set(oneOf(values, "scope", "image", "set"));
        stages.proposalsProperty().set(RecordParameters.withText(stages.proposalsProperty().get(), under(PROPOSALS, values)));
        stages.ruleProperty().set(RecordParameters.withText(stages.ruleProperty().get(), under(DYNAMIC, values)));
    }

    private void open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder + " with a training any more");
        }
        try {
            model.open(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String id(CheckpointSeries series) {
        return series.folder().resolve(series.name()).toString();
    }

    /** By folder and name, or by name alone: then that of the folder opened last. */
    private CheckpointSeries named(String name) {
        List<CheckpointSeries> all = model.trainings().reversed();
        return all.stream().filter(s -> id(s).equals(name)).findFirst().or(() -> all.stream().filter(s -> s.name().equals(name)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no training '" + name + "'; there are: "
                        + model.trainings().stream().map(CheckpointSeries::name).collect(Collectors.joining(", "))));
    }

    private static boolean oneOf(Map<String, String> values, String key, String no, String yes) {
        String value = values.getOrDefault(key, no);
        if (!value.equals(no) && !value.equals(yes)) {
            throw new IllegalArgumentException(key + " is " + no + " or " + yes + ", not '" + value + "'");
        }
        return value.equals(yes);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a step is a number, not '" + text + "'", e);
        }
    }
}
