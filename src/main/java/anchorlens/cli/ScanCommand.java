package anchorlens.cli;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.Dataset;
import anchorlens.parameters.RecordParameters;
import anchorlens.review.QueueQuery;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.Interruption;
import anchorlens.workbench.scan.ReviewFiles;
import anchorlens.workbench.scan.Scan;
import anchorlens.workbench.scan.ScanControl;
import anchorlens.workbench.scan.ScanReport;
import anchorlens.workbench.scan.ScanRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens scan}: looks for ambiguous and wrong annotations in a whole data set. */
@Command(name = "scan", description = "Looks at every image with a model and keeps what is worth a look in a review file. Stopped or killed, the "
        + "same command goes on where it was.")
final class ScanCommand implements Callable<Integer> {
    private static final int FAILURE = 1;
    private static final int FINDINGS = 3;
    private static final int LARGEST_BATCH = 256;

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--annotations", required = true, paramLabel = "FILE", description = "An annotation file, or the folder of a data set.")
    private Path annotations;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "An ONNX detector.")
    private Path model;

    @Option(names = "--store", paramLabel = "FILE", description = "The review file. Default: beside the annotations.")
    private Path store;

    @Option(names = "--preset", defaultValue = "BALANCED", paramLabel = "PRESET", description = "${COMPLETION-CANDIDATES}: how many flags. "
            + "Default: ${DEFAULT-VALUE}.")
    private FlagSettings.Preset preset;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A threshold, such as ambiguous=0.5. May be repeated.")
    private Map<String, String> thresholds = new LinkedHashMap<>();

    @Option(names = "--set-evidence", paramLabel = "KEY=VALUE", description = "A setting of the evidence, such as leastScore=0.1. May be repeated.")
    private Map<String, String> evidence = new LinkedHashMap<>();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "2147483647", showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Images at most. Default: all.")
    private int limit;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "0", showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Images a run takes at most, fewer where memory or the network set a limit. Default: one on the processor, where more "
                    + "gain nothing; on a graphics card as many as fit, up to 32.")
    private int batch;

    @Option(names = "--fail-on-findings", description = "Ends with the exit code 3 if there are flags.")
    private boolean failOnFindings;

    @Mixin
    private ExportOptions export;

    @Override
    public Integer call() throws Exception {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        if (batch < 0 || batch > LARGEST_BATCH) {
            throw new ParameterException(spec.commandLine(), "--batch must be 1 to " + LARGEST_BATCH);
        }
        FlagSettings flags = accepted(preset.settings(), thresholds);
        EvidenceSettings settings = accepted(new EvidenceSettings(), evidence);
        PrintWriter err = spec.commandLine().getErr();
        Path file = store == null ? ReviewFiles.beside(annotations) : store;
        List<Path> inputs = new ArrayList<>(List.of(annotations, model, file));
        export.check(inputs);
        Dataset dataset = root.tools().files().open(annotations).dataset();
        dataset.warnings().forEach(w -> err.println("warning: " + w));
        ScanRequest request = new ScanRequest(annotations, dataset, limit, model, root.device(), Map.of(),
                thresholds.isEmpty() && evidence.isEmpty() ? preset.label() : preset.label() + ", changed", flags, settings);
        ScanControl control = new ScanControl();
        try (Interruption interruption = new Interruption(control::cancel); ReviewStore review = ReviewFiles.openOrCreate(file, request)) {
            ScanReport report = new Scan(request, root.tools().files(), root.tools().models(), batch).run(review, control, new ScanLines(err));
            say(report, review, err);
            if (interruption.isCancelled()) {
                err.println("stopped; the same command goes on from there");
                err.flush();
                return FAILURE;
            }
            export.write(review, dataset, root.tools().files(), err);
            return failOnFindings && review.progress().flags() > 0 ? FINDINGS : 0;
        }
    }

    private <R extends Record> R accepted(R base, Map<String, String> changes) {
        try {
            return RecordParameters.withText(base, changes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e, null, "--set");
        }
    }

    private static void say(ScanReport report, ReviewStore review, PrintWriter err) throws ReviewException {
        report.notices().forEach(n -> err.println("note: " + n));
        review.unreadable().values().forEach(reason -> err.println("warning: " + reason));
        if (report.scanned() > 0) {
            err.println(String.format(Locale.ROOT, "%d images in %.1f s, %.1f images/s; the network alone takes %.1f ms an image on one thread%s",
                    report.scanned(), report.millis() / 1000.0, report.rate(), report.forwardMillis(),
                    report.skipped() > 0 ? "; " + report.skipped() + " were there before" : ""));
        } else {
            err.println("all " + report.skipped() + " images were there before");
        }
        StringBuilder counts = new StringBuilder();
        for (FlagKind kind : FlagKind.values()) {
            int count = review.ids(QueueQuery.ALL.withKinds(Set.of(kind))).length;
            counts.append(count == 0 ? "" : (counts.isEmpty() ? ": " : ", ") + count + " " + kind.label());
        }
        err.println(review.progress().flags() + " flags in " + review.file() + counts);
        err.flush();
    }
}
