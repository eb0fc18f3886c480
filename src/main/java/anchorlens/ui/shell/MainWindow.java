package anchorlens.ui.shell;

import anchorlens.ui.card.CardView;
import anchorlens.ui.classes.ClassesView;
import anchorlens.ui.help.Glossary;
import anchorlens.ui.help.HelpView;
import anchorlens.ui.help.Term;
import anchorlens.ui.help.TermTips;
import anchorlens.ui.palette.PaletteView;
import anchorlens.ui.palette.PaletteViewModel;
import anchorlens.ui.settings.Keymap;
import anchorlens.ui.settings.SettingsView;
import anchorlens.ui.state.Preferences;
import anchorlens.ui.state.States;
import anchorlens.ui.tasks.FxTaskRunner;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.tour.TourView;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.Settings;
import anchorlens.workbench.SettingsStore;
import anchorlens.workbench.StoredFiles;
import anchorlens.workbench.UserFolders;
import anchorlens.workbench.training.PassCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window: puts everything together, remembers how it was left, and goes on from there. */
final class MainWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    private final Strings strings = Strings.beside(MainWindow.class);
    private final Stage stage;
    private final UserFolders folders;
    private final States states;
    private final ThemeSwitch theme;
    private final Files files;
    private final Memory memory;
    private final Sessions sessions;
    private final Workspaces workspaces;
    private final MainView view;
    private final TourView tourView;
    private final GuidedTour tour;
    private final DrawDialog drawDialog;
    private final PaletteView palette;
    private final Runnable closed;
    private final Glossary glossary;
    private final int scaleAtStart;
    private PaletteViewModel paletteModel;

    /** @param closed run once the window is closed and everything is saved */
    MainWindow(Stage stage, UserFolders folders, Runnable closed) {
        this.stage = stage;
        this.closed = closed;
        this.folders = folders;
        SettingsStore store = new SettingsStore(folders.config().resolve("settings.json"));
        SettingsStore.Loaded loaded = store.load();
        Settings settings = loaded.settings();
        scaleAtStart = settings.look().scale();
        Preferences preferences = new Preferences();
        preferences.restore(settings);
        states = States.create(new FxTaskRunner(), new StoredFiles(),
                new DetectorHost(DetectorHost.files(() -> preferences.machineProperty().get().threads())), Catalog.load(),
                PassCache.in(folders, megabytes(settings.machine())), preferences);
        loaded.complaint().ifPresent(c -> states.notices().warn(c, List.of()));
        preferences.machineProperty().addListener((o, was, is) -> machineChanged(was, is));
        files = new Files(states);
        glossary = Glossary.of(states.catalog());
        theme = new ThemeSwitch(Theme.of(settings.look().theme()));
        HelpDialog help = new HelpDialog(stage);
        workspaces = new Workspaces(Workspaces.of(states), "", Map.of(), states.notices());
        sessions = new Sessions(states, workspaces, theme);
        files.setSessionOpener(sessions::open);
        memory = new Memory(store, states, sessions, settings);
        drawDialog = new DrawDialog(stage, states, folders.cache().resolve("scenes"));
        view = new MainView(states, workspaces, files, new Verbs(help), theme);
        palette = palette(new ExportDialog(stage, states, workspaces));
        showWhatComes(help);
        files.recent().setAll(settings.recent());
        memory.restoreMachine();
        tourView = new TourView(view);
        tour = new GuidedTour(states, workspaces, files, tourView);
        fillStage(settings.look());
    }

    /** A model with several readings brings up its card, a review its workspace. */
    private void showWhatComes(HelpDialog help) {
        states.models().openedProperty().addListener((o, before, now) -> {
            boolean same = before != null && now != null && before.card().file().equals(now.card().file());
            if (now != null && now.readings().size() > 1 && !same) {
                showCard(help);
            }
        });
        states.reviews().openingProperty().addListener((o, before, now) -> {
            if (now) {
                workspaces.show("review");
            }
        });
    }

    private void fillStage(Settings.Look look) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(new StackPane(view, tourView, palette),
                Math.min(room.getWidth(), look.windowWidth() > 0 ? look.windowWidth() : WIDTH),
                Math.min(room.getHeight(), look.windowHeight() > 0 ? look.windowHeight() : HEIGHT));
        Theme.style(scene);
        new TermTips(glossary).install(scene);
        new Shortcuts(view::actions, states.display().overlaysHeldHiddenProperty()).install(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(sessions.fileProperty().map(f -> f.getFileName() + " · AnchorLens").orElse("AnchorLens"));
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setOnHidden(e -> close());
        Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> {
            LOG.error("not foreseen", fault);
            states.notices().unexpected(fault);
        });
    }

    private PaletteView palette(ExportDialog exports) {
        PaletteCommands commands = new PaletteCommands(view.everywhere(), workspaces, files, states, exports::ask);
        paletteModel = new PaletteViewModel(commands::all, workspaces::tuned);
        return new PaletteView(paletteModel);
    }

    private static long megabytes(Settings.Machine machine) {
        return (long) machine.cacheMegabytes() << 20;
    }

    private void machineChanged(Settings.Machine was, Settings.Machine is) {
        if (!was.cacheMegabytes().equals(is.cacheMegabytes())) {
            states.passes().setLimit(megabytes(is));
        }
        if (was.threads() != is.threads()) {
            states.models().file().ifPresent(states.models()::open);
        }
    }

    /** Every action whose keys can be chosen; workspaces are made that were not yet. */
    private List<Keymap.Entry> entries() {
        while (workspaces.openNext()) {
            // one after the other
        }
        List<Keymap.Entry> all = new ArrayList<>();
        view.everywhere().all().forEach(a -> all.add(new Keymap.Entry("", a)));
        workspaces.all().forEach(w -> workspaces.opened(w).orElseThrow().actions().forEach(a -> all.add(new Keymap.Entry(w.title(), a))));
        return all;
    }

    /** What other workspaces can do joins one by one: making their nodes takes a while the first time. */
    private void showPalette() {
        palette.open("");
        Platform.runLater(this::completePalette);
    }

    private void completePalette() {
        if (palette.isVisible() && workspaces.openNext()) {
            paletteModel.refresh();
            Platform.runLater(this::completePalette);
        }
    }

    private void showCard(HelpDialog dialogs) {
        dialogs.show(strings.get("model.details"), new CardView(states.models()));
    }

    void show(OpenRequest request) {
        fitToScreen();
        stage.show();
        states.models().findDevices();
        request.device().ifPresent(states.models().deviceProperty()::set);
        memory.resume(!request.sample() && request.files().isEmpty());
        if (request.sample()) {
            files.openSample();
        }
        files.open(request.files());
    }

    private void fitToScreen() {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        if (stage.getScene().getWidth() > room.getWidth() || stage.getScene().getHeight() > room.getHeight()) {
            stage.setWidth(Math.min(stage.getScene().getWidth(), room.getWidth()));
            stage.setHeight(Math.min(stage.getScene().getHeight(), room.getHeight()));
        }
    }

    private void close() {
        memory.save(List.copyOf(files.recent()), stage.getScene().getWidth(), stage.getScene().getHeight());
        states.reviews().close();
        states.tasks().close();
        closed.run();
        Platform.runLater(Platform::exit);
    }

    /** What the window does, as actions ask for it. */
    private final class Verbs implements WindowVerbs {
        private final HelpDialog help;
        private Dialog<ButtonType> terms;

        Verbs(HelpDialog help) {
            this.help = help;
        }

        @Override
        public void openData() {
            files.chooseData(stage);
        }

        @Override
        public void openFolder() {
            files.chooseFolder(stage);
        }

        @Override
        public void openModel() {
            files.chooseModel(stage);
        }

        @Override
        public void drawScenes() {
            drawDialog.show();
        }

        @Override
        public void showCard() {
            MainWindow.this.showCard(help);
        }

        @Override
        public void matchClasses() {
            help.show(strings.get("classes"), new ClassesView(states.models().classes(), states.images().datasetProperty()));
        }

        @Override
        public void export() {
            new ExportDialog(stage, states, workspaces).show();
        }

        @Override
        public void toggleFullScreen() {
            stage.setFullScreen(!stage.isFullScreen());
        }

        @Override
        public void startTour() {
            tour.start();
        }

        @Override
        public void showKeys() {
            help.showKeys(view.actions());
        }

        @Override
        public void showPalette() {
            MainWindow.this.showPalette();
        }

        @Override
        public void explain() {
            Optional<Term> term = view.termAtHand(glossary);
            HelpView shown = showGlossary();
            term.ifPresentOrElse(shown::show, shown::startSearch);
        }

        private HelpView showGlossary() {
            if (terms == null || !terms.isShowing()) {
                terms = help.show(strings.get("explain.title"), new HelpView(glossary));
            }
            return (HelpView) terms.getDialogPane().getContent();
        }

        @Override
        public void showSettings() {
            SettingsView settings = new SettingsView(states, theme.themeProperty(), view.everywhere().keymap(), MainWindow.this::entries,
                    folders, AnchorLensApp.isScalable() ? OptionalInt.of(scaleAtStart) : OptionalInt.empty());
            settings.setPrefSize(640, 560);
            help.show(strings.get("settings"), settings);
        }

        @Override
        public void openSession() {
            files.chooseSession(stage);
        }

        @Override
        public void saveSession() {
            if (sessions.fileProperty().get() == null) {
                saveSessionAs();
            } else {
                sessions.save(sessions.fileProperty().get());
            }
        }

        @Override
        public void saveSessionAs() {
            files.nameSession(stage).ifPresent(sessions::save);
        }

        @Override
        public void quit() {
            stage.close();
        }
    }
}
