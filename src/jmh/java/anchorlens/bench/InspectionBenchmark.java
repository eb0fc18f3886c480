package anchorlens.bench;

import anchorlens.analysis.flags.ImageInspector;
import anchorlens.analysis.flags.InspectedObject;
import anchorlens.analysis.flags.Inspection;
import anchorlens.analysis.flags.InspectionInput;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelException;
import anchorlens.model.runtime.Detectors;
import anchorlens.scene.DrawnObject;
import anchorlens.scene.DrawnScene;
import anchorlens.scene.SceneGenerator;
import anchorlens.scene.SceneSettings;
import anchorlens.task.CancellationToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Evidence and flags of an image beside its forward pass: the bundled detector on drawn scenes of 256 × 256 px. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InspectionBenchmark {
    private static final int SCENES = 32;

    private final List<PixelImage> images = new ArrayList<>();
    private final List<InspectionInput> inputs = new ArrayList<>();
    private final ImageInspector inspector = new ImageInspector();
    private Detector detector;
    private int next;

    @Setup
    public void open() throws ModelException {
        detector = Detectors.open(Path.of("models/gfl/gfl-100.onnx"), Device.CPU);
        SceneSettings settings = SceneSettings.of(3, 256, 256);
        for (int i = 0; i < SCENES; i++) {
            DrawnScene scene = SceneGenerator.draw(settings, i);
            ForwardPass pass = detector.run(scene.image(), CancellationToken.NONE);
            List<InspectedObject> objects = scene.objects().stream().filter(DrawnObject::isAnnotated)
                    .map(o -> new InspectedObject(o.box(), o.category())).toList();
            images.add(scene.image());
            inputs.add(new InspectionInput(pass.head(), pass.letterbox(), detector.card().classNames(), objects, List.of()));
        }
    }

    @TearDown
    public void close() {
        detector.close();
    }

    @Benchmark
    public Inspection inspect() {
        next = (next + 1) % SCENES;
        return inspector.inspect(inputs.get(next));
    }

    @Benchmark
    public ForwardPass forward() throws ModelException {
        next = (next + 1) % SCENES;
        return detector.run(images.get(next), CancellationToken.NONE);
    }
}
