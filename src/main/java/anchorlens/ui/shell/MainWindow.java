package anchorlens.ui.shell;

import anchorlens.ui.card.CardView;
import anchorlens.ui.classes.ClassesView;
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
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window: puts everything together, remembers how it was left, and goes on from there. */
final class MainWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    private final Strings strings = Strings.beside(MainWindow.class);
    private final Stage stage;
    private final States states;
    private final Files files;
    private final Memory memory;
    private final ThemeSwitch theme;
    private final Workspaces workspaces;
    private final MainView view;
    private final TourView tourView;
    private final GuidedTour tour;
    private final DrawDialog drawDialog;
    private final Runnable closed;

    /** @param closed run once the window is closed and everything is saved */
    MainWindow(Stage stage, UserFolders folders, Runnable closed) {
        this.stage = stage;
        this.closed = closed;
        states = States.create(new FxTaskRunner(), new StoredFiles(), new DetectorHost(DetectorHost.FILES), Catalog.load(),
                PassCache.in(folders));
        files = new Files(states.images(), states.models(), states.notices());
        memory = new Memory(new SettingsStore(folders.config().resolve("settings.json")), states.catalog(), states.notices(),
                states.images(), states.models(), states.run());
        Settings settings = memory.load();
        theme = new ThemeSwitch(themeOf(settings));
        HelpDialog help = new HelpDialog(stage);
        workspaces = new Workspaces(Workspaces.of(states), settings.workspace(), settings.views(), states.notices());
        drawDialog = new DrawDialog(stage, states, folders.cache().resolve("scenes"));
        view = new MainView(states, workspaces, files, verbs(help), () -> showCard(help), theme);
        states.models().openedProperty().addListener((o, before, now) -> {
            boolean same = before != null && now != null && before.card().file().equals(now.card().file());
            if (now != null && now.readings().size() > 1 && !same) {
                showCard(help);
            }
        });
        states.display().viewKeptProperty().set(settings.keepZoom());
        files.recent().setAll(settings.recent());
        memory.restoreParameters(settings);
        tourView = new TourView(view);
        tour = new GuidedTour(states, workspaces, files, tourView);
        Scene scene = new Scene(new StackPane(view, tourView), settings.windowWidth() > 0 ? settings.windowWidth() : WIDTH,
                settings.windowHeight() > 0 ? settings.windowHeight() : HEIGHT);
        Theme.style(scene);
        new Shortcuts(view::actions, states.display().overlaysHeldHiddenProperty()).install(scene);
        stage.setScene(scene);
        stage.setTitle("AnchorLens");
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setOnHidden(e -> close());
    }

    private static Theme themeOf(Settings settings) {
        try {
            return Theme.valueOf(settings.theme().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Theme.DARK;
        }
    }

    private Actions.WindowVerbs verbs(HelpDialog help) {
        return new Actions.WindowVerbs(() -> files.chooseData(stage), () -> files.chooseFolder(stage), () -> files.chooseModel(stage),
                () -> drawDialog.show(), () -> showClasses(help),
                new ExportDialog(stage, states, workspaces)::show, () -> stage.setFullScreen(!stage.isFullScreen()), () -> tour.start(),
                () -> help.showKeys(view.actions()), stage::close);
    }

    private void showCard(HelpDialog dialogs) {
        dialogs.show(strings.get("model.details"), new CardView(states.models()));
    }

    private void showClasses(HelpDialog dialogs) {
        dialogs.show(strings.get("classes"), new ClassesView(states.models().classes(), states.images().datasetProperty()));
    }

    void show(OpenRequest request) {
        fitToScreen();
        stage.show();
        states.models().findDevices();
        request.device().ifPresent(states.models().deviceProperty()::set);
        if (request.sample()) {
            files.openSample();
        } else if (request.files().isEmpty()) {
            memory.resume(memory.load());
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
        memory.save(theme.themeProperty().get(), List.copyOf(files.recent()), states.display().viewKeptProperty().get(),
                workspaces, stage.getScene().getWidth(), stage.getScene().getHeight());
        states.tasks().close();
        closed.run();
        Platform.runLater(Platform::exit);
    }
}
