package anchorlens.model.runtime;

import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import anchorlens.model.Device;
import anchorlens.model.DeviceStatus;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door to the native runtimes: settings first, engine second, ONNX Runtime's own classes last.
 *
 * <p>DJL reads its settings when its classes load, so {@link #prepare()} comes before anything of DJL; everything in
 * this package goes through here, and the launcher calls it first thing as well.
 */
public final class Engines {
    public static final String ONNX_RUNTIME = "OnnxRuntime";
    static final String PYTORCH = "PyTorch";
    private static final int MOST_THREADS = 8;
    private static final Path LINUX_DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    private Engines() {
    }

    /** Keeps DJL off the network and away from a second engine. Cheap; loads no native code; may be called often. */
    public static void prepare() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    /**
     * Starts ONNX Runtime where it does not run yet.
     *
     * @throws ModelException where this machine cannot load it
     */
    public static void start() throws ModelException {
        prepare();
        try {
            Engine.getEngine(ONNX_RUNTIME);
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("ONNX Runtime does not start", e);
            throw new ModelException("ONNX Runtime does not start on this machine (" + Wording.reason(e)
                    + "); models cannot be run here, images and annotations can still be looked at.", e);
        }
    }

    /**
     * Starts PyTorch where it does not run yet.
     *
     * @param file the model that needs it, for the sentence
     * @throws ModelException where this package has no PyTorch, or this machine cannot load it
     */
    static void startTorch(Path file) throws ModelException {
        prepare();
        if (!Engine.hasEngine(PYTORCH)) {
            throw new ModelException(Wording.name(file) + " is a TorchScript model, and this package of AnchorLens has no PyTorch to run it; "
                    + "open its ONNX export instead, or build a package with PyTorch by 'mvn -Ptraining package'.");
        }
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads()));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // Re-optimising a graph in its first runs takes longer than it saves.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        try {
            Engine.getEngine(PYTORCH);
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("PyTorch does not start", e);
            throw new ModelException(Wording.name(file) + " is a TorchScript model, but PyTorch does not start on this machine ("
                    + Wording.reason(e) + "); open its ONNX export instead.", e);
        }
    }

    /**
     * Threads one network may use: all of up to two processors, all but one of up to four, so that the window stays quick, else half, at
     * most eight. Of many processors half are as a rule second threads of the same cores, and networks of this size gain nothing beyond.
     */
    public static int threads() {
        return threads(Runtime.getRuntime().availableProcessors());
    }

    static int threads(int processors) {
        return processors <= 2 ? processors : processors <= 4 ? processors - 1 : Math.min(MOST_THREADS, Math.max(3, processors / 2));
    }

    /** What is known of this machine's graphics cards: how many can be used, and if none, why. */
    record Gpus(int count, String whyNone) {
    }

    /** Counts the usable graphics cards without touching any of them. */
    public static Gpus gpus() throws ModelException {
        start();
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return new Gpus(0, "this build of AnchorLens runs models on the processor only; 'mvn -Dgpu package' builds one for NVIDIA cards");
        }
        try {
            int count = CudaUtils.getGpuCount();
            return new Gpus(count, count > 0 ? "" : withoutCard());
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("CUDA cannot be asked", e);
            return new Gpus(0, "CUDA cannot be asked: " + Wording.reason(e));
        }
    }

    private static String withoutCard() {
        return Files.exists(LINUX_DRIVER) ? "there is an NVIDIA driver, but no CUDA runtime (libcudart) or no card; install CUDA 12 and cuDNN 9"
                : "no NVIDIA driver with a card was found";
    }

    /** What there is to say about each device, the processor first. */
    public static List<DeviceStatus> statuses() {
        int processors = Runtime.getRuntime().availableProcessors();
        List<DeviceStatus> all = new ArrayList<>(List.of(new DeviceStatus(Device.CPU, true, Wording.count(threads(), "thread") + " of "
                + Wording.count(processors, "processor"))));
        Gpus gpus;
        try {
            gpus = gpus();
        } catch (ModelException e) {
            gpus = new Gpus(0, e.getMessage());
        }
        for (int i = 0; i < gpus.count(); i++) {
            all.add(new DeviceStatus(Device.gpu(i), true, "CUDA card with " + Wording.megabytes(CudaUtils.getGpuMemory(
                    ai.djl.Device.gpu(i)).getMax()) + " of memory"));
        }
        if (gpus.count() == 0) {
            all.add(new DeviceStatus(Device.gpu(0), false, "not used: " + gpus.whyNone()));
        }
        return List.copyOf(all);
    }
}
