package anchorlens.scene.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.Priors;
import anchorlens.model.runtime.Engines;
import anchorlens.model.ModelException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A network under training in the PyTorch engine: its tensors, its optimiser, one step after the other. */
final class TrainingSession implements AutoCloseable {
    static final String ENGINE = "PyTorch";
    private static final int EDGES = 4;
    private final TrainingSettings settings;
    private final SceneSource scenes;
    private final BatchPlan plan;
    private final TargetBuilder targets;
    private final TrainingLoss loss;
    private final NetTensors tensors;
    private final Engine engine;
    private final NDManager manager;
    private final TorchOps ops;
    private final AdamW optimizer;

    /** @throws ModelException where the engine cannot be started */
    TrainingSession(TrainingSettings settings, SceneSource scenes, int threads) throws ModelException {
        this.settings = settings;
        this.scenes = scenes;
        this.plan = new BatchPlan(scenes.count(), settings);
        this.targets = new TargetBuilder(settings.network(), settings.assigner(), settings.weighting());
        this.loss = new TrainingLoss(ClassificationLoss.of(settings.weighting()), settings.network(), settings.dfl(),
                settings.giou());
        this.tensors = NetTensors.create(settings.network(), settings.seed());
        this.engine = engine(threads);
        this.manager = NDManager.newBaseManager(Device.cpu(), ENGINE);
        this.ops = new TorchOps(manager, tensors);
        this.optimizer = new AdamW(manager, ops, tensors, settings.decay());
    }

    /**
     * Starts PyTorch where it does not run yet; once it runs its threads stay as many.
     *
     * @param threads for the sums of a layer: with as many, they are the same every time
     * @throws ModelException where this machine or package has none
     */
    static Engine engine(int threads) throws ModelException {
        Engines.prepare();
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        try {
            return Engine.getEngine(ENGINE);
        } catch (LinkageError | RuntimeException e) {
            throw new ModelException("training needs the PyTorch engine, which does not start here (" + e.getMessage()
                    + "); the usual package leaves it out, so build with 'mvn -Ptraining package'", e);
        }
    }

    /** The present weights; changes with every step once {@link #store} is called. */
    NetTensors store() {
        ops.store(tensors);
        return tensors;
    }

    /** Takes weights as they were when a training stopped. */
    void restore() {
        ops.load(tensors);
    }

    NetTensors tensors() {
        return tensors;
    }

    AdamW optimizer() {
        return optimizer;
    }

    /**
     * One step.
     *
     * @param step from 1
     * @throws ModelException where the loss is no number any more
     */
    StepReport step(long step) throws ModelException {
        List<GroundTruth> truth = new ArrayList<>();
        byte[] bytes = batch(step, truth);
        int side = settings.network().inputSize();
        ops.setTraining(true);
        try (NDManager scratch = manager.newSubManager()) {
            NDArray images = scaled(scratch.create(ByteBuffer.wrap(bytes),
                    new Shape(truth.size(), Pixels.CHANNELS, side, side), DataType.UINT8));
            TrainingLoss.Parts parts;
            BatchTargets batch;
            double[] values;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray[] maps = joined(DetectorNet.forward(settings.network(), ops, images), settings.network());
                batch = targets.build(truth, maps[0].toFloatArray(), decoded(maps[1], truth.size()));
                parts = loss.of(maps[0], maps[1], batch);
                values = new double[] {parts.total().getFloat(), parts.classes().getFloat(), parts.edges().getFloat(),
                        parts.boxes().getFloat()};
                if (!Double.isFinite(values[0])) {
                    throw new ModelException("the loss became " + values[0] + " at step " + step
                            + "; train with a smaller --rate");
                }
                collector.backward(parts.total());
            }
            double rate = settings.rateAt(step);
            double norm = optimizer.step(step, rate, settings.clip());
            return new StepReport(step, values[0], values[1], values[2], values[3], rate, norm, batch.positives(),
                    batch.objects());
        }
    }

    private byte[] batch(long step, List<GroundTruth> truth) {
        int side = settings.network().inputSize();
        int size = Pixels.CHANNELS * side * side;
        byte[] out = new byte[settings.batch() * size];
        for (int slot = 0; slot < settings.batch(); slot++) {
            TrainingScene scene = scenes.scene(plan.scene(step, slot));
            boolean flip = plan.flips(step, slot);
            Pixels.copy(scene.planes(), side, flip, out, slot * size);
            truth.add(flip ? TrainingScene.flipped(scene.truth(), side) : scene.truth());
        }
        return out;
    }

    /** Images as the network takes them, of unsigned bytes. */
    static NDArray scaled(NDArray bytes) {
        return bytes.toType(DataType.FLOAT32, false).sub(Pixels.MEAN).div(Pixels.DEVIATION);
    }

    /** Class logits {@code [N·P × C]} and edge logits {@code [N·P × 4·B]} of all levels. */
    static NDArray[] joined(List<DetectorNet.LevelMaps<NDArray>> levels, NetworkConfig config) {
        NDList classes = new NDList();
        NDList edges = new NDList();
        for (DetectorNet.LevelMaps<NDArray> level : levels) {
            classes.add(level.classes());
            edges.add(level.edges());
        }
        return new NDArray[] {ai.djl.ndarray.NDArrays.concat(classes, 1).reshape(-1, config.classes()),
                ai.djl.ndarray.NDArrays.concat(edges, 1).reshape(-1, (long) EDGES * config.bins())};
    }

    /** The boxes that the edge logits stand for, {@code [N·P × 4]} in input pixels. */
    private float[] decoded(NDArray edges, int images) {
        NDArray detached = edges.stopGradient();
        float[] d = loss.distances(detached.reshape(-1, EDGES, settings.network().bins())).toFloatArray();
        Priors points = settings.network().points();
        int p = points.count();
        for (int i = 0; i < images * p; i++) {
            int prior = i % p;
            int stride = points.strideOf(prior);
            double x = points.centerX(prior);
            double y = points.centerY(prior);
            d[4 * i] = (float) (x - d[4 * i] * stride);
            d[4 * i + 1] = (float) (y - d[4 * i + 1] * stride);
            d[4 * i + 2] = (float) (x + d[4 * i + 2] * stride);
            d[4 * i + 3] = (float) (y + d[4 * i + 3] * stride);
        }
        return d;
    }

    @Override
    public void close() {
        optimizer.close();
        ops.close();
        manager.close();
    }
}
