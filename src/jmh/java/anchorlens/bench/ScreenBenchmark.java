package anchorlens.bench;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.Selection;
import anchorlens.ui.tasks.FxTaskRunner;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.viewer.FramePainter;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Picked;
import anchorlens.ui.viewer.Viewport;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From a changed parameter to changed pixels on the screen, in a window of 1000 × 1000, the largest that the screen without
 * a display has: the job runs on its own thread, the picture is painted in the next pulse and rendered in software, and the
 * screen's pixel is asked for until it has turned. Waiting for the 60 Hz pulse is part of it.
 *
 * <p>On a real display another size can be asked for: {@code -jvmArgsAppend "-Dprism.order=sw -Danchorlens.bench.width=1333
 * -Danchorlens.bench.height=800"}, which takes the place of the fork's own arguments.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"})
public class ScreenBenchmark {
    private static final int WIDTH = Integer.getInteger("anchorlens.bench.width", 1000);
    private static final int HEIGHT = Integer.getInteger("anchorlens.bench.height", 1000);

    @Param({"atss", "dw"})
    public String assigner;

    private final PictureWorkload workload = new PictureWorkload();
    private final Workbench workbench = new Workbench();
    private final DisplayOptions options = new DisplayOptions();
    private final Selection selection = new Selection();
    private final RunRequest[] requests = new RunRequest[2];
    private final Color[] colors = new Color[2];
    private int pixelX;
    private int pixelY;
    private int shown;
    private FxTaskRunner tasks;
    private ImageCanvas canvas;
    private Stage stage;
    private Robot robot;

    @Setup
    public void open() throws InterruptedException {
        RunRequest usual = workload.request(assigner, "");
        requests[0] = usual;
        requests[1] = assigner.equals("dw") ? with(usual, usual.assigner(), changed(usual.weighting(), "mu", 1.0))
                : with(usual, changed(usual.assigner(), "topk", 15), usual.weighting());
        options.shownProperty(Layer.POS_WEIGHT).set(assigner.equals("dw"));
        options.shownProperty(Layer.NEG_WEIGHT).set(assigner.equals("dw"));
        options.shownProperty(Layer.POSITIVES).set(!assigner.equals("dw"));
        choosePixel();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        onFx(this::openWindow);
        show(0);
    }

    @SuppressWarnings("unchecked")
    private static <T> T changed(T record, String key, Object value) {
        return (T) RecordParameters.with((Record) record, Map.of(key, value));
    }

    private static RunRequest with(RunRequest r, Assigner assigner, Weighting weighting) {
        return new RunRequest(r.image(), r.pass(), r.classes(), r.priors(), assigner, weighting);
    }

    /** Finds the pixel that differs most between the two results. */
    private void choosePixel() {
        int[][] frames = new int[2][];
        Viewport fit = Viewport.fit(PictureWorkload.WIDTH, PictureWorkload.HEIGHT, WIDTH, HEIGHT);
        for (int i = 0; i < 2; i++) {
            RunResult result = workbench.run(requests[i], CancellationToken.NONE);
            frames[i] = new FramePainter(Overlays.all()).paint(new OverlayContext(workload.opened(), result,
                    PictureWorkload.categories(), fit, Picked.NOTHING, options, 1), 0xFF000000);
        }
        int best = 0;
        for (int k = 0; k < frames[0].length; k++) {
            best = difference(frames, k) > difference(frames, best) ? k : best;
        }
        pixelX = best % WIDTH;
        pixelY = best / WIDTH;
        for (int i = 0; i < 2; i++) {
            int p = frames[i][best];
            colors[i] = Color.rgb(p >> 16 & 0xFF, p >> 8 & 0xFF, p & 0xFF);
        }
    }

    private static int difference(int[][] frames, int k) {
        return Math.abs((frames[0][k] >> 8 & 0xFF) - (frames[1][k] >> 8 & 0xFF));
    }

    private void openWindow() {
        tasks = new FxTaskRunner();
        canvas = new ImageCanvas(Overlays.all(), selection, options);
        canvas.categoriesProperty().set(PictureWorkload.categories());
        canvas.imageProperty().set(workload.opened());
        Theme.DARK.apply();
        Scene scene = new Scene(canvas, WIDTH, HEIGHT);
        Theme.style(scene);
        stage = new Stage(StageStyle.UNDECORATED);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
        robot = new Robot();
    }

    private static void onFx(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            action.run();
            done.countDown();
        });
        done.await();
    }

    private void show(int i) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        Platform.runLater(() -> tasks.submit("assign", "run", (cancel, progress) -> workbench.run(requests[i], cancel),
                Job.Outcome.of(result -> {
                    canvas.resultProperty().set(result);
                    watch(i, seen);
                }, Throwable::printStackTrace)));
        if (!seen.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("pixel (" + pixelX + ", " + pixelY + ") did not turn " + colors[i]);
        }
        shown = i;
    }

    private void watch(int i, CountDownLatch seen) {
        Color now = robot.getPixelColor(pixelX, pixelY);
        if (distance(now, colors[i]) < distance(now, colors[1 - i])) {
            seen.countDown();
        } else {
            Platform.runLater(() -> watch(i, seen));
        }
    }

    private static double distance(Color a, Color b) {
        return Math.abs(a.getGreen() - b.getGreen());
    }

    /** Turns the parameter and waits until the screen shows it. */
    @Benchmark
    public void parameterToScreen() throws InterruptedException {
        show(1 - shown);
    }

    /** Says how much of the last time painting took. */
    @TearDown
    public void close() throws InterruptedException {
        onFx(() -> {
            System.out.printf("%nlast frame painted in %.1f ms%n", canvas.paintMillisProperty().get());
            stage.close();
            tasks.close();
        });
        Platform.exit();
    }
}
