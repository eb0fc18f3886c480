package anchorlens.ui;

import anchorlens.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Lets tests touch the toolkit: everything runs on the JavaFX thread, started once without a display. */
public final class Fx {
    static {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyStarted) {
            started.countDown();
        }
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Platform.setImplicitExit(false);
    }

    private Fx() {
    }

    /** An action that may throw. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Runs on the JavaFX thread and waits; what is thrown there is thrown here. */
    public static void run(Action action) {
        call(() -> {
            action.run();
            return null;
        });
    }

    /** Runs on the JavaFX thread and waits for the value; what is thrown there is thrown here. */
    public static <T> T call(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw Fx.<RuntimeException>asIs(e.getCause());
        }
    }

    /** Waits until everything asked for so far has happened, a layout pulse included. */
    public static void settle() {
        for (int i = 0; i < 3; i++) {
            run(() -> Platform.requestNextPulse());
            try {
                Thread.sleep(40);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A scene in a theme; to be called on the JavaFX thread. */
    public static Scene scene(Parent root, double width, double height, Theme theme) {
        theme.apply();
        Scene scene = new Scene(root, width, height);
        Theme.style(scene);
        return scene;
    }

    /** Writes a picture of a scene, which need not be in a window, to {@code target/snapshots/name.png}. */
    public static Path snapshot(Scene scene, String name) {
        Image image = call(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        var out = new java.awt.image.BufferedImage(w, h, java.awt.image.BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, w, h, argb, 0, w);
        try {
            Path file = Files.createDirectories(Path.of("target/snapshots")).resolve(name + ".png");
            ImageIO.write(out, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asIs(Throwable cause) throws E {
        throw (E) cause;
    }
}
