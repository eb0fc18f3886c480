package anchorlens.ui.shell;

import anchorlens.ui.state.RunState;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.session.SavedSession;
import anchorlens.workbench.session.SavedSession.Layout;
import anchorlens.workbench.session.SavedSession.Opened;
import anchorlens.workbench.session.SavedSession.Schemes;
import anchorlens.workbench.session.SavedSession.Selected;
import anchorlens.workbench.session.SessionFile;
import anchorlens.workbench.session.SessionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/** Takes what the window shows as a session, and makes the window show one. */
final class Sessions {
    private final Strings strings = Strings.beside(Sessions.class);
    private final States states;
    private final Workspaces workspaces;
    private final ThemeSwitch theme;
    private final DisplayMemory display;
    private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>(this, "file");
    private Runnable stopWaiting = () -> { };

    Sessions(States states, Workspaces workspaces, ThemeSwitch theme) {
        this.states = states;
        this.workspaces = workspaces;
        this.theme = theme;
        this.display = new DisplayMemory(states.display());
    }

    /** The file a session was opened from or saved to last; null for none. */
    ReadOnlyObjectProperty<Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What the window shows now. */
    SavedSession take() {
        Optional<Path> data = Optional.ofNullable(states.images().datasetProperty().get()).map(d -> d.source());
        Optional<Path> model = states.models().file();
        Map<String, String> classes = model.map(m -> states.models().classes().kept()
                .getOrDefault(m.toAbsolutePath().normalize().toString(), Map.of())).orElse(Map.of());
        RunState run = states.run();
        Map<String, String> window = new LinkedHashMap<>(display.values());
        window.putAll(workspaces.panels());
        return new SavedSession(new Opened(data, states.images().record().map(r -> r.name()).orElse(""), model, classes),
                new Schemes(run.assignerProperty().get(), run.weightingProperty().get(), run.priorsProperty().get()),
                new Selected(index(states.selection().priorProperty().get()), index(states.selection().gtProperty().get())),
                new Layout(workspaces.shownProperty().get().id(), theme.themeProperty().get().id(), window, workspaces.remembered()));
    }

    private static OptionalInt index(int i) {
        return i < 0 ? OptionalInt.empty() : OptionalInt.of(i);
    }

    /** Opens a session file; where that cannot be, what is open stays and the reason is said. */
    void open(Path path) {
        try {
            SessionReader.Read read = SessionFile.open(path, states.catalog());
            read.complaints().forEach(c -> states.notices().warn(c, java.util.List.of()));
            show(read.session());
            file.set(path);
        } catch (IllegalArgumentException e) {
            states.notices().error(e);
        }
    }

    /** Writes what the window shows; where that cannot be, the reason is said. */
    void save(Path path) {
        try {
            SessionFile.save(path, take());
            file.set(path);
            states.notices().info(strings.get("session.saved", path.toString()));
        } catch (IOException e) {
            states.notices().error(strings.get("session.unwritten", path.toString(), e.getMessage()));
        } catch (IllegalStateException e) {
            states.notices().error(e);
        }
    }

    /** Makes the window show a session. What it does not name stays. */
    void show(SavedSession session) {
        if (!session.layout().theme().isEmpty()) {
            theme.themeProperty().set(Theme.of(session.layout().theme()));
        }
        RunState run = states.run();
        run.history().quietly(() -> {
            run.assignerProperty().set(session.schemes().assigner());
            run.weightingProperty().set(session.schemes().weighting());
            run.priorsProperty().set(session.schemes().priors());
        });
        run.history().forget();
        Opened opened = session.opened();
        opened.model().ifPresent(m -> {
            states.models().classes().restore(Map.of(m.toAbsolutePath().normalize().toString(), opened.classes()));
            states.models().open(m);
        });
        opened.data().ifPresent(d -> states.images().open(d, opened.image()));
        workspaces.restore(session.layout().views(), session.layout().window());
        if (!session.layout().workspace().isEmpty()) {
            tolerate(() -> workspaces.show(session.layout().workspace()));
        }
        // After the workspaces, as an assigner brings up the layers that tell most of it.
        session.layout().window().entrySet().stream().filter(e -> !Workspaces.isPanel(e.getKey()))
                .forEach(e -> tolerate(() -> display.restore(Map.of(e.getKey(), e.getValue()))));
        selectOnceThere(session);
    }

    private void tolerate(Runnable restoring) {
        try {
            restoring.run();
        } catch (IllegalArgumentException e) {
            states.notices().warn(strings.get("session.unfit", e.getMessage()), java.util.List.of());
        }
    }

    /** Selects what was selected as soon as image and model have come that it belongs to. */
    private void selectOnceThere(SavedSession session) {
        stopWaiting.run();
        Selected selected = session.selected();
        if (selected.equals(Selected.NOTHING)) {
            return;
        }
        ReadOnlyObjectProperty<RunResult> result = states.run().resultProperty();
        ChangeListener<RunResult> listener = (o, before, now) -> {
            if (now != null && fits(now, session.opened())) {
                stopWaiting.run();
                selected.gt().stream().filter(i -> i < now.input().groundTruth().count()).forEach(states.selection().gtProperty()::set);
                selected.prior().stream().filter(i -> i < now.input().priors().count()).forEach(states.selection().priorProperty()::set);
            }
        };
        stopWaiting = () -> {
            result.removeListener(listener);
            stopWaiting = () -> { };
        };
        result.addListener(listener);
        if (result.get() != null && states.images().loadingProperty().not().get()) {
            listener.changed(result, null, result.get());
        }
    }

    private boolean fits(RunResult result, Opened opened) {
        boolean image = opened.image().isEmpty() || result.request().image().record().name().equals(opened.image());
        return image && (opened.model().isEmpty() || result.request().pass().isPresent());
    }
}
