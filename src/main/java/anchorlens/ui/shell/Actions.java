package anchorlens.ui.shell;

import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.Selection;
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

/** What can be done in every workspace, each once. */
final class Actions {
    /** What the window itself does, as the shell hands it in. */
    record WindowVerbs(Runnable openData, Runnable openFolder, Runnable openModel, Runnable drawScenes, Runnable classes, Runnable export,
                       Runnable fullScreen, Runnable tour, Runnable help, Runnable quit) {
        private static final Runnable NOTHING = () -> { };

        /** Where there is no window, as when a picture is written. */
        static final WindowVerbs NONE = new WindowVerbs(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING,
                NOTHING, NOTHING);
    }

    private final Strings strings = Strings.beside(Actions.class);
    private final List<Action> all = new ArrayList<>();

    Actions(WindowVerbs window, Files files, Workspaces workspaces, ImageState images, DisplayOptions display, Selection selection,
            ThemeSwitch theme) {
        add("open.data", Icons.OPEN_IMAGE, window.openData(), "Shortcut+O");
        add("open.folder", Icons.OPEN_FOLDER, window.openFolder(), "Shortcut+U");
        add("open.model", Icons.OPEN_MODEL, window.openModel(), "Shortcut+M");
        add("open.sample", Icons.SAMPLE, files::openSample);
        add("open.streets", Icons.OPEN_IMAGE, files::openStreets);
        add("open.drawn", Icons.EDIT, window.drawScenes());
        for (Home.BundledDetector detector : Home.detectors()) {
            addAction(Action.of("model." + detector.id(), strings.get("model.bundled", detector.label()), Icons.OPEN_MODEL,
                    () -> files.openDetector(detector)));
        }
        add("classes", Icons.LINKED, window.classes(), "Shortcut+L");
        add("export", Icons.EXPORT, window.export(), "Shortcut+E");
        add("fullscreen", Icons.FULL_SCREEN, window.fullScreen(), "F11");
        add("help", Icons.HELP, window.help(), "F1", "Shift+SLASH");
        add("tour", Icons.TARGET, window.tour());
        add("quit", Icons.QUIT, window.quit(), "Shortcut+Q");
        addImages(images);
        add("overlays.hide", Icons.HIDE, () -> toggle(display.overlaysHiddenProperty()), "H");
        add("selection.clear", Icons.CANCEL, selection::clear, "ESCAPE");
        add("zoom.keep", Icons.LINKED, () -> toggle(display.viewKeptProperty()));
        add("images.list", Icons.LIST, () -> toggle(workspaces.imageListShownProperty()), "Shortcut+B");
        for (Workspace workspace : workspaces.all()) {
            int number = workspaces.all().indexOf(workspace) + 1;
            addAction(Action.of("workspace." + workspace.id(), strings.get("workspace.show", workspace.title()), Icons.GRID,
                    () -> workspaces.show(workspace), "Shortcut+DIGIT" + number));
        }
        addAction(Action.of("theme", strings.get("theme.tooltip"), Icons.THEME_DARK,
                () -> theme.themeProperty().set(theme.themeProperty().get().isDark() ? Theme.LIGHT : Theme.DARK), "Shortcut+T"));
    }

    private void addImages(ImageState images) {
        var none = images.datasetProperty().isNull();
        var atEnd = Bindings.createBooleanBinding(() -> images.datasetProperty().get() == null
                        || images.indexProperty().get() + 1 >= images.datasetProperty().get().images().size(),
                images.datasetProperty(), images.indexProperty());
        var atStart = none.or(images.indexProperty().lessThan(1));
        addAction(Action.of("image.previous", strings.get("image.previous"), Icons.PREVIOUS, images::previous, "LEFT", "A")
                .disabledWhile(atStart));
        addAction(Action.of("image.next", strings.get("image.next"), Icons.NEXT, images::next, "RIGHT", "D").disabledWhile(atEnd));
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
