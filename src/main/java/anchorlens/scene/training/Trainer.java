package anchorlens.scene.training;

import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Trains a detector in a folder: {@code NAME-002.onnx} … {@code NAME-100.onnx} at fixed shares of the training in
 * percent, each with its card; {@code loss.csv} and {@code loss.svg}; {@code training.state}. Where the folder holds a
 * state, the training goes on from there and ends as if it had never stopped.
 */
public final class Trainer {
    /** At how many percent of the steps the model is written. */
    public static final List<Integer> SHARES = List.of(2, 5, 10, 20, 35, 55, 75, 100);
    static final String STATE = "training.state";
    private static final int STEPS_BETWEEN_STATES = 100;

    /** Hears of a training on its own thread. */
    public interface Listener {
        /** A step is done; with the mean seconds of a step so far and the seconds left at that pace. */
        void step(StepReport report, double secondsAStep, double secondsLeft);

        /** Something else worth a line. */
        void note(String line);
    }

    /** A model at a share of the training. */
    public record Snapshot(int percent, long step, Path file) {
    }

    private final TrainingSettings settings;
    private final SceneSource scenes;
    private final Path folder;
    private final String name;
    private final Listener listener;
    private final LossCurve curve;
    private final int threads;
    private final TreeMap<Long, Integer> percentOfStep = new TreeMap<>();

    private Trainer(TrainingSettings settings, SceneSource scenes, Path folder, String name, int threads, Listener listener) {
        this.settings = settings;
        this.scenes = scenes;
        this.folder = folder;
        this.name = name;
        this.threads = threads;
        this.listener = listener;
        this.curve = new LossCurve(folder, settings.steps());
        for (int percent : SHARES) {
            percentOfStep.put(Math.max(1, Math.round(settings.steps() * percent / 100.0)), percent);
        }
    }

    /**
     * Trains to the end, or until it is cancelled, having written its state.
     *
     * @param name    of the model files, such as "gfl"
     * @param threads of the processor; the same number gives the same model every time, another one rounds otherwise
     * @return the models written by this and earlier runs in the folder, early to late
     * @throws ModelException           where PyTorch does not start, the loss diverges, or an export is wrong
     * @throws IllegalArgumentException where scenes and network do not fit
     */
    public static List<Snapshot> train(TrainingSettings settings, SceneSource scenes, Path folder, String name,
                                       int threads, Listener listener, CancellationToken cancel) throws ModelException, IOException {
        NetworkConfig net = settings.network();
        if (scenes.side() != net.inputSize() || scenes.classNames().size() != net.classes()) {
            throw new IllegalArgumentException("scenes of " + scenes.side() + " px and " + scenes.classNames().size()
                    + " classes do not fit a network of " + net.inputSize() + " px and " + net.classes() + " classes");
        }
        Files.createDirectories(folder);
        return new Trainer(settings, scenes, folder, name, threads, listener).run(cancel);
    }

    private List<Snapshot> run(CancellationToken cancel) throws ModelException, IOException {
        try (TrainingSession session = new TrainingSession(settings, scenes, threads)) {
            Path state = folder.resolve(STATE);
            TrainingState.Progressed at = new TrainingState.Progressed(0, 0);
            if (Files.exists(state)) {
                at = TrainingState.read(state, settings.fingerprint(scenes), session);
                curve.resume(at.step());
                listener.note("going on after step " + at.step());
                // Killed between the state and the model of the same step.
                if (percentOfStep.containsKey(at.step()) && !Files.exists(file(percentOfStep.get(at.step())))) {
                    export(session, at.step());
                }
            }
            listener.note(session.tensors().learnedCount() + " parameters, " + scenes.count() + " scenes, "
                    + settings.steps() + " steps");
            long first = at.step();
            double before = at.seconds();
            long start = System.nanoTime();
            for (long step = first + 1; step <= settings.steps(); step++) {
                StepReport report = session.step(step);
                curve.add(report);
                double seconds = (System.nanoTime() - start) / 1e9;
                double pace = seconds / (step - first);
                listener.step(report, pace, pace * (settings.steps() - step));
                boolean stop = cancel.isCancelled();
                boolean snapshot = percentOfStep.containsKey(step);
                if (snapshot) {
                    export(session, step);
                }
                if (snapshot || stop || step % STEPS_BETWEEN_STATES == 0) {
                    curve.write();
                    TrainingState.write(state, settings.fingerprint(scenes),
                            new TrainingState.Progressed(step, before + seconds), session);
                }
                if (stop) {
                    listener.note("stopped after step " + step + "; the same command goes on from there");
                    break;
                }
            }
        }
        return snapshots();
    }

    private void export(TrainingSession session, long step) throws ModelException, IOException {
        Path file = file(percentOfStep.get(step));
        double difference = OnnxExport.write(settings.network(), session.store(), scenes.classNames(),
                "AnchorLens " + name.toUpperCase(Locale.ROOT) + " (" + settings.assigner().displayName() + " + "
                        + settings.weighting().displayName() + ", step " + step + " of " + settings.steps() + ")",
                        file);
        listener.note(String.format(Locale.ROOT, "%s: %d bytes, ONNX Runtime and DJL differ by %.1e at most",
                file.getFileName(), Files.size(file), difference));
    }

    private Path file(int percent) {
        return folder.resolve(String.format(Locale.ROOT, "%s-%03d.onnx", name, percent));
    }

    private List<Snapshot> snapshots() {
        List<Snapshot> out = new ArrayList<>();
        percentOfStep.forEach((step, percent) -> {
            if (Files.exists(file(percent))) {
                out.add(new Snapshot(percent, step, file(percent)));
            }
        });
        return out;
    }
}
