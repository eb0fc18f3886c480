package anchorlens.bench;

import anchorlens.task.CancellationToken;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.viewer.BaseLayer;
import anchorlens.ui.viewer.FramePainter;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Picked;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Viewport;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a changed parameter to a painted frame of 1333 × 800, without a screen, and the parts of the way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FrameBenchmark {
    private static final int W = PictureWorkload.WIDTH;
    private static final int H = PictureWorkload.HEIGHT;

    /** Id of the assigner, which is weighed as it is published. */
    @Param({"atss", "tal", "dw"})
    public String assigner;

    private final Workbench workbench = new Workbench();
    private final DisplayOptions options = new DisplayOptions();
    private final FramePainter painter = new FramePainter(Overlays.all());
    private final int[] frame = new int[W * H];
    private final Viewport fit = Viewport.fit(W, H, W, H);
    private final double[] places = new Random(5).doubles(80_000).toArray();
    private PictureWorkload workload;
    private RunRequest request;
    private RunResult result;
    private double wobble;

    @Setup
    public void prepare() {
        workload = new PictureWorkload();
        request = workload.request(assigner, "");
        result = workbench.run(request, CancellationToken.NONE);
        for (Layer layer : Layer.values()) {
            options.shownProperty(layer).set(layer != Layer.QUALITY);
        }
    }

    private int[] paint(RunResult r) {
        OverlayContext context = new OverlayContext(workload.opened(), r, PictureWorkload.categories(), fit, new Picked(-1, 3, -1),
                options, 1);
        painter.paint(context, 0xFF101010, frame, LabelSink.NONE);
        return frame;
    }

    /** Assigns, weighs and paints all layers over the kept photo. */
    @Benchmark
    public int[] parameterToFrame() {
        return paint(workbench.run(request, CancellationToken.NONE));
    }

    /** Assigns and weighs. */
    @Benchmark
    public RunResult parameterToResult() {
        return workbench.run(request, CancellationToken.NONE);
    }

    /** Paints all layers over the kept photo. */
    @Benchmark
    public int[] resultToFrame() {
        return paint(result);
    }

    /** Samples the photo for a new place at 70 % of its size. */
    @Benchmark
    public int[] reducedPhoto(Photo photo) {
        wobble = 1 - wobble;
        return photo.layer.paint(workload.opened().pixels(), new Viewport(W, H, W, H, 0.7, wobble, 0), 0xFF101010);
    }

    /** Samples the photo for a new place at 170 % of its size. */
    @Benchmark
    public int[] enlargedPhoto(Photo photo) {
        wobble = 1 - wobble;
        return photo.layer.paint(workload.opened().pixels(), new Viewport(W, H, W, H, 1.7, wobble - 300, -200), 0xFF101010);
    }

    /** 20,000 outlines. */
    @Benchmark
    public int[] outlines() {
        Raster raster = new Raster(W, H, frame);
        for (int i = 0; i < 20_000; i++) {
            double x = places[i] * W;
            double y = places[i + 20_000] * H;
            raster.strokeRect(x, y, x + 30 * places[i + 40_000], y + 30 * places[i + 60_000], 1, 0xFF40C0FF);
        }
        return frame;
    }

    /** 5,000 smooth discs of 5 pixels. */
    @Benchmark
    public int[] discs() {
        Raster raster = new Raster(W, H, frame);
        for (int i = 0; i < 5_000; i++) {
            Marks.disc(raster, places[i] * W, places[i + 20_000] * H, 5, 0xC040C0FF);
        }
        return frame;
    }

    /** A photo layer of its own, so that painting frames keeps theirs. */
    @State(Scope.Benchmark)
    public static class Photo {
        final BaseLayer layer = new BaseLayer();
    }
}
