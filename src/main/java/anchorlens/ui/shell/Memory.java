package anchorlens.ui.shell;

import anchorlens.model.Device;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.RunState;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.Settings;
import anchorlens.workbench.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Carries what is open and how it is set from one start to the next. */
final class Memory {
    private final SettingsStore store;
    private final Catalog catalog;
    private final Notices notices;
    private final ImageState images;
    private final ModelState models;
    private final RunState run;

    Memory(SettingsStore store, Catalog catalog, Notices notices, ImageState images, ModelState models, RunState run) {
        this.store = store;
        this.catalog = catalog;
        this.notices = notices;
        this.images = images;
        this.models = models;
        this.run = run;
    }

    Settings load() {
        SettingsStore.Loaded loaded = store.load();
        loaded.complaint().ifPresent(c -> notices.warn(c, java.util.List.of()));
        return loaded.settings();
    }

    /** Sets assigner, weighting, priors and device as they were; what no longer fits keeps its default. */
    void restoreParameters(Settings s) {
        try {
            run.assignerProperty().set(restored(catalog.assigner(s.assigner()), "assigner", s));
            run.weightingProperty().set(restored(catalog.weighting(s.weighting()), "weighting", s));
            run.priorsProperty().set(restored(new PriorSetup(), "priors", s));
            models.classes().restore(s.classes());
            models.deviceProperty().set(Device.parse(s.device()));
        } catch (IllegalArgumentException e) {
            notices.warn("Some settings of the last session no longer fit and were left at their defaults: "
                    + e.getMessage() + ".", java.util.List.of());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T restored(T base, String prefix, Settings s) {
        Map<String, String> own = s.parameters().entrySet().stream().filter(e -> e.getKey().startsWith(prefix + "."))
                .collect(Collectors.toMap(e -> e.getKey().substring(prefix.length() + 1), Map.Entry::getValue));
        return (T) RecordParameters.withText((Record) base, own);
    }

    /** Opens data and model that were open last, where they still exist. */
    void resume(Settings s) {
        if (!s.model().isEmpty() && Files.exists(Path.of(s.model()))) {
            models.open(Path.of(s.model()));
        }
        if (!s.data().isEmpty() && Files.exists(Path.of(s.data()))) {
            images.open(Path.of(s.data()), s.image());
        }
    }

    void save(Theme theme, java.util.List<String> recent, boolean keepZoom, Workspaces workspaces, double width, double height) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "assigner", (Record) run.assignerProperty().get());
        put(parameters, "weighting", (Record) run.weightingProperty().get());
        put(parameters, "priors", run.priorsProperty().get());
        Device device = models.deviceProperty().get();
        Settings now = new Settings(theme.name().toLowerCase(Locale.ROOT), recent,
                images.datasetProperty().get() == null ? "" : images.datasetProperty().get().source().toString(),
                images.record().map(r -> r.name()).orElse(""),
                models.file().map(Path::toString).orElse(""),
                device.gpu() ? "gpu:" + device.index() : "cpu",
                run.assignerProperty().get().id(), run.weightingProperty().get().id(), parameters,
                models.classes().kept(), keepZoom,
                workspaces.shownProperty().get().id(), workspaces.remembered(), width, height);
        try {
            store.save(now);
        } catch (IOException e) {
            notices.error("The settings could not be saved to " + store.file() + ": " + e.getMessage() + ".");
        }
    }

    private static void put(Map<String, String> out, String prefix, Record record) {
        RecordParameters.values(record).forEach((key, value) -> out.put(prefix + "." + key, RecordParameters.text(value)));
    }
}
