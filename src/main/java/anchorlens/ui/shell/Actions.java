package anchorlens.ui.shell;

import anchorlens.ui.settings.Keymap;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.Workspace;
import anchorlens.workbench.Home;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/** What can be done in every workspace, each once. */
final class Actions {
    private final Strings strings = Strings.beside(Actions.class);
    private final List<Action> all = new ArrayList<>();
    private final Keymap keymap;

    Actions(WindowVerbs window, Files files, Workspaces workspaces, States states, ThemeSwitch theme) {
        keymap = new Keymap(states.preferences().shortcuts());
        add("open.data", Icons.OPEN_IMAGE, window::openData, "Shortcut+O");
        add("open.folder", Icons.OPEN_FOLDER, window::openFolder, "Shortcut+U");
        add("open.model", Icons.OPEN_MODEL, window::openModel, "Shortcut+M");
        add("open.sample", Icons.SAMPLE, files::openSample);
        add("open.streets", Icons.OPEN_IMAGE, files::openStreets);
        add("open.drawn", Icons.EDIT, window::drawScenes);
        for (Home.BundledDetector detector : Home.detectors()) {
            addAction(Action.of("model." + detector.id(), strings.get("model.bundled", detector.label()), Icons.OPEN_MODEL,
                    () -> files.openDetector(detector)));
        }
        addModel(window, states.models());
        add("palette", Icons.COMMANDS, window::showPalette, "Shortcut+K");
        addUndo(workspaces);
        add("session.open", Icons.OPEN_ANNOTATIONS, window::openSession, "Shortcut+Shift+O");
        add("session.save", Icons.SAVE, window::saveSession, "Shortcut+S");
        add("session.saveAs", Icons.SAVE, window::saveSessionAs, "Shortcut+Shift+S");
        add("export", Icons.EXPORT, window::export, "Shortcut+E");
        add("settings", Icons.SETTINGS, window::showSettings, "Shortcut+COMMA");
        add("fullscreen", Icons.FULL_SCREEN, window::toggleFullScreen, "F11");
        add("help", Icons.HELP, window::showKeys, "Shift+SLASH");
        add("explain", Icons.INFO, window::explain, "F1");
        add("tour", Icons.TARGET, window::startTour);
        add("quit", Icons.QUIT, window::quit, "Shortcut+Q");
        addImages(states.images());
        add("overlays.hide", Icons.HIDE, () -> toggle(states.display().overlaysHiddenProperty()), "H");
        add("selection.clear", Icons.CANCEL, states.selection()::clear, "ESCAPE");
        add("zoom.keep", Icons.LINKED, () -> toggle(states.display().viewKeptProperty()));
        add("images.list", Icons.LIST, () -> toggle(workspaces.imageListShownProperty()), "Shortcut+B");
        for (Workspace workspace : workspaces.all()) {
            int number = workspaces.all().indexOf(workspace) + 1;
            addAction(Action.of("workspace." + workspace.id(), strings.get("workspace.show", workspace.title()), Icons.GRID,
                    () -> workspaces.show(workspace), "Shortcut+DIGIT" + number));
        }
        addThemes(theme);
    }

    private void addThemes(ThemeSwitch theme) {
        addAction(Action.of("theme", strings.get("theme.tooltip"), Icons.THEME_DARK,
                () -> theme.themeProperty().set(theme.themeProperty().get().isDark() ? Theme.LIGHT : Theme.DARK), "Shortcut+T"));
        for (Theme each : Theme.values()) {
            add("theme." + each.id(), each.icon(), () -> theme.themeProperty().set(each));
        }
    }

    private void addModel(WindowVerbs window, ModelState models) {
        var none = models.openedProperty().isNull();
        String why = strings.get("model.why");
        addAction(Action.of("classes", strings.get("classes"), Icons.LINKED, window::matchClasses, "Shortcut+L").disabledWhile(none, why));
        addAction(Action.of("model.details", strings.get("model.details"), Icons.INFO, window::showCard).disabledWhile(none, why));
        addAction(Action.of("model.close", strings.get("model.close"), Icons.CLOSE, models::close).disabledWhile(none, why));
    }

    /** Both belong to the workspace that is shown. */
    private void addUndo(Workspaces workspaces) {
        ObservableValue<String> undo = workspaces.shownProperty().flatMap(w -> workspaces.view().undo().undoWords());
        ObservableValue<String> redo = workspaces.shownProperty().flatMap(w -> workspaces.view().undo().redoWords());
        addAction(Action.of("undo", strings.get("undo"), Icons.UNDO, () -> workspaces.view().undo().undo(), "Shortcut+Z")
                .disabledWhile(isEmpty(undo), strings.get("undo.why")).withDetail(undo::getValue));
        addAction(Action.of("redo", strings.get("redo"), Icons.REDO, () -> workspaces.view().undo().redo(), "Shortcut+Shift+Z", "Shortcut+Y")
                .disabledWhile(isEmpty(redo), strings.get("redo.why")).withDetail(redo::getValue));
    }

    private static ObservableBooleanValue isEmpty(ObservableValue<String> words) {
        return Bindings.createBooleanBinding(() -> words.getValue() == null || words.getValue().isEmpty(), words);
    }

    private void addImages(ImageState images) {
        var none = images.datasetProperty().isNull();
        var atEnd = Bindings.createBooleanBinding(() -> images.datasetProperty().get() == null
                        || images.indexProperty().get() + 1 >= images.datasetProperty().get().images().size(),
                images.datasetProperty(), images.indexProperty());
        var atStart = none.or(images.indexProperty().lessThan(1));
        addAction(Action.of("image.previous", strings.get("image.previous"), Icons.PREVIOUS, images::previous, "LEFT", "A")
                .disabledWhile(atStart, strings.get("image.previous.why")));
        addAction(Action.of("image.next", strings.get("image.next"), Icons.NEXT, images::next, "RIGHT", "D")
                .disabledWhile(atEnd, strings.get("image.next.why")));
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }

    private void add(String id, Icons icon, Runnable run, String... keys) {
        addAction(Action.of(id, strings.get(id), icon, run, keys));
    }

    private void addAction(Action action) {
        all.add(action);
    }

    List<Action> all() {
        return List.copyOf(all);
    }

    /** The keys of these and of all workspaces' actions. */
    Keymap keymap() {
        return keymap;
    }

    /** Those that open a bundled detector. */
    List<Action> detectors() {
        return all.stream().filter(a -> Home.detectors().stream().anyMatch(d -> a.id().equals("model." + d.id()))).toList();
    }

    /** @throws IllegalArgumentException if there is no such action */
    Action get(String id) {
        return all.stream().filter(a -> a.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action " + id));
    }
}
