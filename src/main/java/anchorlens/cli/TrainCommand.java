package anchorlens.cli;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.dataset.DatasetException;
import anchorlens.parameters.RecordParameters;
import anchorlens.scene.SceneSettings;
import anchorlens.scene.training.DrawnScenes;
import anchorlens.scene.training.NetworkConfig;
import anchorlens.scene.training.SceneSource;
import anchorlens.scene.training.StepReport;
import anchorlens.scene.training.StoredScenes;
import anchorlens.scene.training.Trainer;
import anchorlens.scene.training.TrainingSettings;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.Interruption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens train}: a detector from scenes. The same command goes on after an interruption. */
@Command(name = "train", description = {"Trains a small detector on annotated scenes and writes it as ONNX models.",
        "Run again with the same options it goes on where it stopped. Needs a build with -Ptraining."})
final class TrainCommand implements Callable<Integer> {
    private static final double SECONDS_BETWEEN_LINES = 5;
    private static final int SCENES_BETWEEN_LINES = 1000;
    private static final int MOST_THREADS = 64;

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    /** Exactly one of them. */
    static final class Source {
        @Option(names = "--annotations", paramLabel = "FILE",
                description = "A COCO file of the scenes, or the folder of a data set.")
        private Path annotations;

        @Option(names = "--draw", paramLabel = "N", description = "Draw this many scenes instead of reading them.")
        private Integer draw;
    }

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--draw-seed", paramLabel = "S", defaultValue = "1",
            description = "Seed of the drawn scenes. Default: ${DEFAULT-VALUE}.")
    private long drawSeed;

    @Option(names = "--output", required = true, paramLabel = "DIR",
            description = "Where models, loss curve and state go. A state found there is taken up.")
    private Path output;

    @Option(names = "--assigner", defaultValue = "atss", paramLabel = "ID",
            description = "Who decides which priors learn which object. Default: ${DEFAULT-VALUE}.")
    private String assigner;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A parameter of the assigner. May be repeated.")
    private Map<String, String> assignerChanges = new LinkedHashMap<>();

    @Option(names = "--weighting", paramLabel = "ID",
            description = "The classification loss: gfl, vfl, tood or dw. Default: dw for the assigner dw, else gfl.")
    private String weighting;

    @Option(names = "--set-weighting", paramLabel = "KEY=VALUE",
            description = "A parameter of the weighting. May be repeated.")
    private Map<String, String> weightingChanges = new LinkedHashMap<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Of the model files. Default: the weighting's id.")
    private String name;

    @Option(names = "--epochs", defaultValue = "3.7", paramLabel = "N",
            description = "How often each scene is seen. Default: ${DEFAULT-VALUE}.")
    private double epochs;

    @Option(names = "--steps", paramLabel = "N", description = "Steps, instead of epochs.")
    private Long steps;

    @Option(names = "--batch", defaultValue = "16", paramLabel = "N", description =
            "Scenes a step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--size", defaultValue = "256", paramLabel = "PX",
            description = "Side of the network's input. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(names = "--width", defaultValue = "1", paramLabel = "FACTOR",
            description = "Channels against the usual network of half a million parameters. Default: ${DEFAULT-VALUE}.")
    private double width;

    @Option(names = "--rate", defaultValue = "0.002", paramLabel = "RATE",
            description = "Largest learning rate. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--weight-decay", defaultValue = "0.02", paramLabel = "W",
            description = "Weight decay. Default: ${DEFAULT-VALUE}.")
    private double decay;

    @Option(names = "--dfl", defaultValue = "1", paramLabel = "W",
            description = "Weight of distribution focal loss. Default: ${DEFAULT-VALUE}.")
    private double dfl;

    @Option(names = "--giou", defaultValue = "0.5", paramLabel = "W",
            description =
                    "Weight of the GIoU loss; more than half of --dfl suppresses second modes. Default: ${DEFAULT-VALUE}.")
    private double giou;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
            description = "Of first weights, order and flips. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--threads", defaultValue = "1", paramLabel = "N", description =
            "Of the processor. As many give the same model every time. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--no-flip", description = "Never exchange left and right.")
    private boolean noFlip;

    @Override
    public Integer call() throws Exception {
        Catalog catalog = root.tools().catalog();
        Assigner chosen = accepted("--set", () -> (Assigner) RecordParameters.withText(
                (Record) catalog.assigner(assigner), assignerChanges));
        Weighting loss = accepted("--set-weighting", () -> (Weighting) RecordParameters.withText(
                (Record) catalog.weighting(weighting == null ? chosen.id().equals("dw") ? "dw" : "gfl" : weighting),
                weightingChanges));
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 to " + MOST_THREADS + ", not " + threads);
        }
        PrintWriter out = spec.commandLine().getOut();
        SceneSource scenes = scenes(out);
        long all = steps != null ? steps : Math.max(1, Math.round(epochs * scenes.count() / batch));
        TrainingSettings settings = accepted("training", () -> new TrainingSettings(
                NetworkConfig.usual(size, scenes.classNames().size(), width), chosen, loss, dfl, giou, rate, decay, 10,
                batch,
                all, !noFlip, seed));
        try (Interruption interruption = new Interruption(() -> { })) {
            List<Trainer.Snapshot> models = Trainer.train(settings, scenes, output, name == null ? loss.id() : name,
                    threads, new Lines(out, all), interruption);
            models.forEach(m -> out.printf(Locale.ROOT, "%3d %%  step %6d  %s%n", m.percent(), m.step(), m.file()));
            out.flush();
        }
        return 0;
    }

    private SceneSource scenes(PrintWriter out) throws DatasetException {
        Progress progress = (done, total, what) -> {
            if (done % SCENES_BETWEEN_LINES == 0) {
                out.printf(Locale.ROOT, "%d of %d scenes in memory%n", done, total);
                out.flush();
            }
        };
        if (source.draw == null) {
            return StoredScenes.read(root.tools().files().open(source.annotations).dataset(), size, progress,
                    CancellationToken.NONE);
        }
        if (source.draw < 1 || size < SceneSettings.MIN_SIDE) {
            throw new ParameterException(spec.commandLine(),
                    "--draw must be at least 1 and --size of drawn scenes at least "
                    + SceneSettings.MIN_SIDE);
        }
        return DrawnScenes.draw(drawSeed, source.draw, size, progress, CancellationToken.NONE);
    }

    private <T> T accepted(String option, java.util.function.Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    /** Prints a line every few seconds: step, loss and its parts, positives an object, pace and time left. */
    private static final class Lines implements Trainer.Listener {
        private final PrintWriter out;
        private final long steps;
        private long last = Long.MIN_VALUE;

        private Lines(PrintWriter out, long steps) {
            this.out = out;
            this.steps = steps;
        }

        @Override
        public void step(StepReport r, double secondsAStep, double secondsLeft) {
            long now = System.nanoTime();
            if (last != Long.MIN_VALUE && now - last < SECONDS_BETWEEN_LINES * 1e9 && r.step() != steps) {
                return;
            }
            last = now;
            out.printf(Locale.ROOT, "step %d/%d  loss %.3f = classes %.3f + edges %.3f + boxes %.3f  rate %.2e  "
                            + "%.1f positives/object  %.2f s/step  %d:%02d left%n", r.step(), steps, r.total(),
                    r.classes(), r.edges(), r.boxes(), r.rate(), r.positives() / (double) Math.max(1, r.objects()),
                    secondsAStep, (long) secondsLeft / 60, (long) secondsLeft % 60);
            out.flush();
        }

        @Override
        public void note(String line) {
            out.println(line);
            out.flush();
        }
    }
}
