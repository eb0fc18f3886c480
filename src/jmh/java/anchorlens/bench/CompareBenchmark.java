package anchorlens.bench;

import anchorlens.dataset.Category;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.BinGrid;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.task.TaskRunner;
import anchorlens.ui.compare.CompareWorkspace;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The Compare workspace with GFL, VFL, TOOD and DW over 22,400 priors and 50 objects, in 1600 × 1000: from a changed parameter,
 * or another prior under the mouse, to painted panes, and from there to tables and charts, which follow in their own time.
 * Everything runs on one thread, one pane after the other, which is more than a person waits for where panes have threads of
 * their own; bringing frames to the screen and waiting for the 60 Hz pulse come on top.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"})
public class CompareBenchmark {
    /** The first half of a pulse. {@code applyCss} of the root is none: it styles every node anew, whether it changed or not. */
    private static final Method STYLES = styles();

    private final PictureWorkload workload = new PictureWorkload();
    private final PanesFirst tasks = new PanesFirst();
    private WorkspaceView view;
    private StackPane root;
    private States states;
    private int turn;

    private static Method styles() {
        try {
            Method pass = Scene.class.getDeclaredMethod("doCSSPass");
            pass.setAccessible(true);
            return pass;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the panes at once, and what compares them when it is asked for. */
    private static final class PanesFirst implements TaskRunner {
        private final TaskRunner now = new SameThreadTaskRunner();
        private Runnable comparison = () -> { };

        @Override
        public <R> void submit(String lane, Object key, Job<R> job, Job.Outcome<R> outcome) {
            if (key.equals("comparison")) {
                comparison = () -> now.submit(lane, key, job, outcome);
            } else {
                now.submit(lane, key, job, outcome);
            }
        }

        @Override
        public void cancel(Object key) {
            // a job has always ended before anyone can cancel it
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** One image, whose pixels are the workload's. */
    private record OneImage(OpenedImage image) implements DataFiles {
        @Override
        public OpenedData open(Path path) {
            return new OpenedData(new Dataset(path, PictureWorkload.categories().stream().map(name -> new Category(name.hashCode(), name))
                    .toList(), List.of(image.record()), List.of()), 0);
        }

        @Override
        public OpenedImage read(ImageRecord record) {
            return image;
        }

        @Override
        public PixelImage thumbnail(ImageRecord record, int maxWidth, int maxHeight) {
            return new PixelImage(1, 1, new int[1]);
        }
    }

    /** Gives the workload's forward pass for any image. */
    private record OnePass(ForwardPass pass) implements Detector {
        @Override
        public ModelCard card() {
            return new ModelCard(Path.of("workload.onnx"), "workload", "in", 1344, 800, Letterbox.Fit.STRETCH, ModelCard.ChannelOrder.RGB,
                    List.of(0.0), List.of(1.0), 0, List.of(8, 16, 32, 64, 128), 0.5, PictureWorkload.categories().size(),
                    PictureWorkload.categories(), Optional.of(BinGrid.integers(17)), false, List.of(), List.of());
        }

        @Override
        public Device device() {
            return Device.CPU;
        }

        @Override
        public List<String> notices() {
            return List.of();
        }

        @Override
        public ForwardPass run(PixelImage image, CancellationToken cancel) {
            return pass;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Setup
    public void open() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        onFx(() -> {
            ForwardPass pass = workload.request("atss", "").pass().orElseThrow().pass();
            states = States.create(tasks, new OneImage(workload.opened()),
                    new DetectorHost((file, device) -> new OnePass(pass)), Catalog.load());
            states.models().open(Path.of("workload.onnx"));
            states.images().open(Path.of("drawn.json"));
            view = new CompareWorkspace(states).open();
            root = new StackPane(view.root());
            Theme.DARK.apply();
            Theme.style(new Scene(root, 1600, 1000));
            frame();
            view.remembered().restore(Map.of("preset", "weights"));
            frame();
            tasks.comparison.run();
            IntStream.of(11_000, 11_200, 11_400, 11_600).forEach(p -> view.remembered().restore(Map.of("pins", Integer.toString(p))));
        });
    }

    /** What a pulse of the window does: styles of what changed, then layout, in which canvases and charts paint. */
    private void frame() {
        try {
            STYLES.invoke(root.getScene());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        root.layout();
    }

    private static void onFx(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            action.run();
            done.countDown();
        });
        done.await();
    }

    private void turn(Map<String, String> values) throws InterruptedException {
        onFx(() -> {
            view.remembered().restore(values);
            frame();
        });
    }

    /** A slider of DW is moved. */
    @Benchmark
    public void sliderOfOnePane() throws InterruptedException {
        turn(Map.of("D.weighting.mu", Double.toString(4 + 0.01 * (turn++ % 100))));
    }

    /** A slider of every pane is moved at once. */
    @Benchmark
    public void slidersOfAllPanes() throws InterruptedException {
        String value = Double.toString(1.5 + 0.01 * (turn++ % 100));
        turn(Map.of("A.weighting.beta", value, "B.weighting.gamma", value, "C.weighting.focusing", value, "D.weighting.mu", value));
    }

    /** Totals, correlations and agreement are worked out, and tables and charts painted. */
    @Benchmark
    public void comparison() throws InterruptedException {
        onFx(() -> {
            tasks.comparison.run();
            frame();
        });
    }

    /** The mouse points at another prior. */
    @Benchmark
    public void hover() throws InterruptedException {
        onFx(() -> {
            states.selection().hoveredPriorProperty().set(5_000 + turn++ % 5_000);
            frame();
        });
    }
}
