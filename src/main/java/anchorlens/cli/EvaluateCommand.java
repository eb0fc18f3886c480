package anchorlens.cli;

import anchorlens.analysis.detection.AreaRange;
import anchorlens.analysis.detection.ApSummary;
import anchorlens.analysis.detection.Bimodality;
import anchorlens.dataset.Dataset;
import anchorlens.detection.Nms;
import anchorlens.model.Detector;
import anchorlens.scene.SceneTruth;
import anchorlens.scene.evaluation.DetectorEvaluation;
import anchorlens.scene.evaluation.FlagEvaluation;
import anchorlens.scene.evaluation.FlagTables;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.workbench.ClassMapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens evaluate}: how good a detector is. */
@Command(name = "evaluate", description =
        "Measures a detector on an annotated data set: COCO average precision and, where the "
        + "truth of drawn scenes is known, on how many edges its distributions have two modes; with --flags how well ambiguous and wrong annotations are found.")
final class EvaluateCommand implements Callable<Integer> {
    private static final double TARGET_SEPARATION = 24;
    private static final int IMAGES_BETWEEN_LINES = 100;

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--annotations", required = true, paramLabel = "FILE",
            description = "An annotation file, or the folder of a data set.")
    private Path annotations;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "An ONNX detector.")
    private Path model;

    @Option(names = "--truth", paramLabel = "FILE", description =
            "Where the edges of drawn scenes may legitimately lie.")
    private Path truth;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "2147483647", showDefaultValue =
            picocli.CommandLine.Help.Visibility.NEVER, description = "Images at most. Default: all.")
    private int limit;

    @Option(names = "--score", paramLabel = "S", defaultValue = "0.01",
            description = "Detections of a lower score are not reported. Default: ${DEFAULT-VALUE}.")
    private double score;

    @Option(names = "--nms", paramLabel = "IOU", defaultValue = "0.6",
            description = "Largest IoU of two detections of a class. Default: ${DEFAULT-VALUE}.")
    private double iou;

    @Option(names = "--flags", description = "Measure flags instead: annotations are spoilt on purpose, and every score, published"
            + " ones among them, is asked to find them.")
    private boolean flags;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "5",
            description = "With --flags: how often annotations are spoilt. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(names = "--spoilt", paramLabel = "0..1", defaultValue = "0.1",
            description = "With --flags: share of annotations with one edge moved by 8 to 40 %% of the side. Default: "
                    + "${DEFAULT-VALUE}.")
    private double spoilt;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "With --flags: the same seed spoils the same annotations. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || !(score >= 0 && score < 1) || !(iou > 0 && iou <= 1)) {
            throw new ParameterException(spec.commandLine(),
                    "--limit must be at least 1, --score in 0 … 1 and --nms above 0 "
                    + "and at most 1");
        }
        List<Path> inputs = new ArrayList<>(List.of(annotations, model));
        SceneTruth positions = null;
        if (truth != null) {
            inputs.add(truth);
            positions = SceneTruth.read(truth);
        }
        if (output.file().isPresent()) {
            OutputFile.check(output.file().get(), inputs);
        }
        Dataset dataset = root.tools().files().open(annotations).dataset();
        PrintWriter err = spec.commandLine().getErr();
        dataset.warnings().forEach(w -> err.println("warning: " + w));
        if (flags) {
            FlagTables tables = measureFlags(dataset, positions, err);
            output.write(inputs, out -> FlagTablesText.write(tables, out));
            return 0;
        }
        DetectorEvaluation result;
        try (Detector detector = root.tools().models().open(model, root.device())) {
            detector.notices().forEach(n -> err.println("note: " + n));
            result = DetectorEvaluation.of(detector, dataset, positions, new Nms.Settings(score, iou, 1000, 100), limit,
                    progress(err), CancellationToken.NONE);
        }
        output.write(inputs, out -> write(result, out));
        return 0;
    }

    private FlagTables measureFlags(Dataset dataset, SceneTruth positions, PrintWriter err) throws Exception {
        FlagEvaluation.Settings settings = new FlagEvaluation.Settings(draws, spoilt, seed);
        try (Detector detector = root.tools().models().open(model, root.device())) {
            detector.notices().forEach(n -> err.println("note: " + n));
            ClassMapping classes = ClassMapping.byName(dataset.categoryNames(), detector.card().classNames());
            int[] classOf = IntStream.range(0, dataset.categoryNames().size()).map(classes::classOf).toArray();
            return FlagEvaluation.run(detector, dataset, positions, classOf, settings, limit, progress(err),
                    CancellationToken.NONE);
        }
    }

    private static Progress progress(PrintWriter err) {
        return (done, total, what) -> {
            if (done > 0 && done % IMAGES_BETWEEN_LINES == 0) {
                err.println(done + " of " + total + " images");
                err.flush();
            }
        };
    }

    private static void write(DetectorEvaluation result, Writer out) throws IOException {
        ApSummary ap = result.precision();
        out.write(String.format(Locale.ROOT, "%d images, %d annotations, %d detections%n", result.images(),
                result.objects(),
                result.detections()));
        out.write(String.format("%nAP     %s%nAP50   %s%nAP75   %s%n", number(ap.ap()), number(ap.ap50()),
                number(ap.ap75())));
        for (AreaRange range : List.of(AreaRange.SMALL, AreaRange.MEDIUM, AreaRange.LARGE)) {
            out.write(String.format("AP %-6s %s%n", range.name().toLowerCase(Locale.ROOT), number(ap.ap(range))));
        }
        out.write(String.format("AR1    %s%nAR10   %s%nAR100  %s%n", number(ap.ar(1)), number(ap.ar(10)),
                number(ap.ar(100))));
        out.write(String.format("%n%-24s %6s %6s %6s%n", "class", "AP", "AP50", "AP75"));
        for (int c = 0; c < ap.categories(); c++) {
            out.write(String.format("%-24s %6s %6s %6s%n", result.classes().get(c), number(ap.apOf(c)),
                    number(ap.ap50Of(c)), number(ap.ap75Of(c))));
        }
        if (result.bimodality().isPresent()) {
            write(result.bimodality().get(), out);
        }
    }

    private static void write(Bimodality modes, Writer out) throws IOException {
        out.write(String.format("%nModes of the mixture over priors; positions apart in input pixels%n%-14s %6s %9s %11s%n",
                "ambiguous", "edges", "two modes", "both right"));
        for (Bimodality.Row row : modes.rows()) {
            String span = Double.isInfinite(row.to()) ? String.format(Locale.ROOT, "%.0f or more", row.from())
                    : String.format(Locale.ROOT, "%.0f to %.0f", row.from(), row.to());
            out.write(line(span, row));
        }
        out.write(line("24 or more", modes.from(TARGET_SEPARATION)));
        Bimodality.Row clear = modes.clear();
        out.write(String.format("%-14s %6d %9s  (false)%n", "unambiguous", clear.edges(), share(clear.twoMode(),
                clear.edges())));
    }

    private static String line(String span, Bimodality.Row row) {
        return String.format("%-14s %6d %9s %11s%n", span, row.edges(), share(row.twoMode(), row.edges()),
                share(row.right(), row.edges()));
    }

    private static String share(int part, int all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "–";
    }
}
