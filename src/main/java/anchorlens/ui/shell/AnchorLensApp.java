package anchorlens.ui.shell;

import anchorlens.workbench.UserFolders;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window. No {@code Application} class is needed: the toolkit is started by hand, so that {@code main} stays free of it. */
public final class AnchorLensApp {
    private AnchorLensApp() {
    }

    /**
     * Opens the window and returns when it is closed.
     *
     * @throws ExecutionException if the window could not be made
     */
    public static void open(OpenRequest request) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                Stage stage = new Stage();
                MainWindow window = new MainWindow(stage, UserFolders.ofPlatform(), () -> closed.complete(null));
                window.show(request);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
                Platform.exit();
            }
        });
        closed.get();
    }
}
