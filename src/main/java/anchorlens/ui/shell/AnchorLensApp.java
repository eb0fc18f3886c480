package anchorlens.ui.shell;

import anchorlens.workbench.SettingsStore;
import anchorlens.workbench.UserFolders;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window. No {@code Application} class is needed: the toolkit is started by hand, so that {@code main} stays free of it. */
public final class AnchorLensApp {
    private static final List<String> SCALES = List.of("glass.gtk.uiScale", "glass.win.uiScale");

    private AnchorLensApp() {
    }

    /** Whether this platform lets a program choose the scale of its interface; macOS scales all programs alike. */
    static boolean isScalable() {
        return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }

    /** Read once by the toolkit when it starts; what was set by hand goes before. */
    private static void applyScale(int percent) {
        for (String property : SCALES) {
            if (percent > 0 && isScalable() && System.getProperty(property) == null) {
                System.setProperty(property, percent + "%");
            }
        }
    }

    /**
     * Opens the window and returns when it is closed.
     *
     * @throws ExecutionException if the window could not be made
     */
    public static void open(OpenRequest request) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        UserFolders folders = UserFolders.ofPlatform();
        applyScale(new SettingsStore(folders.config().resolve("settings.json")).load().settings().look().scale());
        Platform.startup(() -> {
            try {
                Stage stage = new Stage();
                MainWindow window = new MainWindow(stage, folders, () -> closed.complete(null));
                window.show(request);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
                Platform.exit();
            }
        });
        closed.get();
    }
}
