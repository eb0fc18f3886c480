package anchorlens.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.analysis.flags.ImageInspector;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.runtime.Detectors;
import anchorlens.model.runtime.Engines;
import anchorlens.review.ReviewStore;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.InspectedImage;
import anchorlens.workbench.StoredFiles;
import anchorlens.workbench.scan.ReviewFiles;
import anchorlens.workbench.scan.Scan;
import anchorlens.workbench.scan.ScanControl;
import anchorlens.workbench.scan.ScanRequest;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole scan beside the bare forward pass: ONNX Runtime alone, on the model file as it is, the same input tensor over and
 * over. <em>Usual</em> is one session with as many threads as there are processors, <em>bare</em> a session with one thread on each
 * processor, which reaches more and is how a scan runs the network. All in turn, several times in one process.
 *
 * <p>Columns: images a second, and the process's own processor time an image, which other work on the machine disturbs least.
 * The first image of a scan, which waits for the models to open, is left out. Below, what each stage takes on one thread.
 * Arguments: annotations, model, images a round, rounds.
 */
public final class ScanTable {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final java.lang.management.ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path data;
    private final Path model;
    private final DataFiles files = new StoredFiles();
    private final Dataset dataset;
    private final int images;
    private final long[] shape;
    private final float[] values;

    /** Images a second, and milliseconds of processor time an image. */
    private record Speed(double rate, double millis) {
        static Speed of(int images, long wall, long cpu) {
            return new Speed(images * 1e9 / wall, cpu / 1e6 / images);
        }
    }

    /** A piece of work that may fail. */
    private interface Work {
        void run() throws Exception;
    }

    private ScanTable(Path data, Path model, int images) throws Exception {
        this.data = data;
        this.model = model;
        this.dataset = files.open(data).dataset();
        this.images = Math.min(images, dataset.images().size());
        try (Detector detector = Detectors.open(model, Device.CPU, 1)) {
            this.shape = new long[]{1, 3, detector.card().inputHeight(), detector.card().inputWidth()};
        }
        this.values = new float[(int) (3 * shape[2] * shape[3])];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) Math.sin(k * 0.01);
        }
    }

    public static void main(String[] args) throws Exception {
        Engines.start();
        ScanTable table = new ScanTable(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
        table.rounds(Integer.parseInt(args[3]));
        table.stages();
    }

    private void rounds(int rounds) throws Exception {
        double[][] seen = new double[3][rounds];
        System.out.printf(Locale.ROOT, "%-6s %10s %10s %10s %10s %10s %10s%n", "round", "usual /s", "bare /s", "scan /s", "usual ms", "bare ms", "scan ms");
        bare(1, PROCESSORS);
        scan();
        for (int i = 0; i < rounds; i++) {
            Speed usual = bare(1, PROCESSORS);
            Speed bare = bare(PROCESSORS, 1);
            Speed scan = scan();
            seen[0][i] = scan.rate / usual.rate;
            seen[1][i] = scan.rate / bare.rate;
            seen[2][i] = bare.millis / scan.millis;
            System.out.printf(Locale.ROOT, "%-6d %10.1f %10.1f %10.1f %10.2f %10.2f %10.2f%n", i, usual.rate, bare.rate, scan.rate, usual.millis,
                    bare.millis, scan.millis);
        }
        System.out.printf(Locale.ROOT, "scan: %.2f of the usual rate, %.2f of the bare rate, %.2f by processor time (medians)%n", median(seen[0]),
                median(seen[1]), median(seen[2]));
    }

    /** @param threads of each session */
    private Speed bare(int sessions, int threads) throws Exception {
        AtomicInteger left = new AtomicInteger(images);
        Work[] open = new Work[sessions];
        for (int i = 0; i < sessions; i++) {
            open[i] = bare(threads, left);
        }
        Thread[] running = new Thread[sessions];
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        for (int i = 0; i < sessions; i++) {
            Work work = open[i];
            running[i] = Thread.ofPlatform().start(() -> quietly(work));
        }
        for (Thread t : running) {
            t.join();
        }
        return Speed.of(images, System.nanoTime() - wall, SYSTEM.getProcessCpuTime() - cpu);
    }

    private Work bare(int threads, AtomicInteger left) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setIntraOpNumThreads(threads);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session = environment.createSession(model.toString(), options);
        String name = session.getInputNames().iterator().next();
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        session.run(Map.of(name, input)).close();
        return () -> {
            while (left.getAndDecrement() > 0) {
                session.run(Map.of(name, input)).close();
            }
            input.close();
            session.close();
        };
    }

    private Speed scan() throws Exception {
        Path file = Files.createTempDirectory("scan").resolve("a.review");
        ScanRequest request = new ScanRequest(data, dataset, images, model, Device.CPU, Map.of(), "balanced", new FlagSettings(), new EvidenceSettings());
        try (ReviewStore store = ReviewFiles.openOrCreate(file, request)) {
            long[] start = new long[2];
            new Scan(request, files, DetectorHost.FILES).run(store, new ScanControl(), p -> {
                if (start[0] == 0) {
                    start[0] = System.nanoTime();
                    start[1] = SYSTEM.getProcessCpuTime();
                }
            });
            return Speed.of(images - 1, System.nanoTime() - start[0], SYSTEM.getProcessCpuTime() - start[1]);
        } finally {
            try (var left = Files.list(file.getParent())) {
                for (Path p : left.toList()) {
                    Files.delete(p);
                }
            }
            Files.delete(file.getParent());
        }
    }

    private void stages() throws Exception {
        double[][] millis = new double[5][images];
        try (Detector detector = Detectors.open(model, Device.CPU, 1)) {
            ClassMapping classes = ClassMapping.of(dataset.categoryNames(), detector.card().classNames(), Map.of());
            detector.narrow();
            for (int i = 0; i < 2 * images; i++) {
                int at = i % images;
                ImageRecord record = dataset.images().get(at);
                OpenedImage[] image = new OpenedImage[1];
                ForwardPass[] pass = new ForwardPass[1];
                millis[0][at] = cpu(() -> image[0] = files.read(record));
                double run = cpu(() -> pass[0] = detector.run(image[0].pixels(), CancellationToken.NONE));
                millis[1][at] = pass[0].preprocessMillis();
                millis[2][at] = pass[0].forwardMillis();
                millis[3][at] = run - millis[1][at] - millis[2][at];
                millis[4][at] = cpu(() -> new ImageInspector().inspect(InspectedImage.of(image[0].annotations(), classes, pass[0]).input()));
            }
        }
        String[] names = {"decode", "fit", "forward", "head", "analyse"};
        for (int k = 0; k < names.length; k++) {
            System.out.printf(Locale.ROOT, "%-8s median %6.2f ms, mean %6.2f ms an image on one thread%n", names[k], median(millis[k]),
                    Arrays.stream(millis[k]).average().orElse(0));
        }
    }

    private static double cpu(Work work) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
