package anchorlens.cli;

import anchorlens.analysis.compare.Method;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.Interruption;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.UserFolders;
import anchorlens.workbench.compare.Configuration;
import anchorlens.workbench.compare.ConfigurationText;
import anchorlens.workbench.compare.SetComparison;
import anchorlens.workbench.compare.SetReport;
import anchorlens.workbench.compare.SetRun;
import anchorlens.workbench.compare.SetWalk;
import anchorlens.workbench.session.SessionFile;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.PassCache;
import anchorlens.workbench.training.PassSource;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens compare}: what several configurations make of a whole data set. */
@Command(name = "compare", description = "Compares assigners, weightings, parameters or models over a data set: positives by class, size and "
        + "level, starved objects gained and lost, contested priors, weights. Each model sees each image once.")
final class CompareCommand implements Callable<Integer> {
    /** What shells say of a program that Ctrl+C ended. */
    private static final int STOPPED = 130;

    /** One of them, or the data set of a session. */
    static final class Source {
        @Option(names = "--annotations", paramLabel = "FILE", description = "An annotation file, or the folder of a data set.")
        private Path annotations;

        @Option(names = "--sample", description = "The bundled sample.")
        private boolean sample;
    }

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Source source;

    @Option(names = "--config", required = true, paramLabel = "CONFIG", description = "A configuration, such as wide:assigner=atss,topk=20 or "
            + "dw:assigner=dw,weighting.mu=2,model=dw.onnx; or a JSON file with one, with a list of them, or a session. Two or more in all; "
            + "the first is what others are measured against.")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--model", paramLabel = "FILE", description = "The detector of all configurations that name none.")
    private Path model;

    @Option(names = "--class", paramLabel = "CATEGORY=CLASS", mapFallbackValue = "", description = "The model's class that a category stands "
            + "for, where the names differ; CATEGORY alone leaves it out. May be repeated.")
    private Map<String, String> classes = new LinkedHashMap<>();

    @Option(names = "--priors", paramLabel = "KEY=VALUE", description = "A setting of the priors of all configurations. May be repeated.")
    private Map<String, String> priors = new LinkedHashMap<>();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "2147483647", showDefaultValue = Visibility.NEVER,
            description = "Images at most, the first of the set. Default: all.")
    private int limit;

    @Option(names = "--csv", paramLabel = "FILE", description = "A line for each configuration and class, size and level.")
    private Path csv;

    @Option(names = "--objects", paramLabel = "FILE", description = "A line for each object as CSV.")
    private Path objects;

    @Option(names = "--json", paramLabel = "FILE", description = "Everything with the settings that made it, and all starved objects.")
    private Path json;

    @Override
    public Integer call() throws Exception {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        List<Configuration> configurations = configurations();
        Dataset dataset = root.tools().files().open(data()).dataset();
        List<Path> inputs = new ArrayList<>(dataset.images().stream().map(ImageRecord::file).toList());
        inputs.add(dataset.source());
        configurations.forEach(c -> c.model().ifPresent(m -> inputs.add(m.file())));
        for (Path file : Stream.of(csv, objects, json).filter(f -> f != null).toList()) {
            OutputFile.check(file, inputs);
        }
        PrintWriter err = spec.commandLine().getErr();
        dataset.warnings().forEach(w -> err.println("warning: " + w));
        SetRun run;
        try {
            run = run(configurations, dataset, err);
        } catch (CancellationException e) {
            return STOPPED;
        }
        SetReport report = new SetReport(run, dataset);
        PrintWriter out = spec.commandLine().getOut();
        report.writeText(out);
        out.flush();
        write(csv, inputs, w -> w.write(report.groupsCsv()));
        write(objects, inputs, report::writeObjects);
        write(json, inputs, report::writeJson);
        return 0;
    }

    private Path data() throws CommandFailure {
        if (source != null) {
            return source.sample ? DataOptions.sample() : source.annotations;
        }
        return texts.stream().filter(t -> !t.contains("=")).map(Path::of).filter(SessionFile::is)
                .map(f -> SessionFile.open(f, root.tools().catalog()).session().opened().data()).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "name a data set with --annotations, or --sample"));
    }

    private SetRun run(List<Configuration> configurations, Dataset dataset, PrintWriter err) throws Exception {
        SetWalk.Images images = new SetWalk.Images(dataset, root.tools().files(), limit);
        try (CheckpointPasses passes = new CheckpointPasses(root.tools().models(), PassCache.in(UserFolders.ofPlatform()), Long.MAX_VALUE);
             Interruption interruption = new Interruption(() -> { })) {
            ProgressLines progress = new ProgressLines(err);
            SetComparison comparison = new SetComparison(configurations, new SetWalk(passes, root.device()));
            SetRun run;
            try {
                run = comparison.run(images, interruption, progress, r -> { });
            } catch (CancellationException e) {
                progress.stopped();
                throw e;
            }
            run.skipped().forEach(s -> err.println("warning: " + s));
            run.notes().forEach(n -> err.println("note: " + n));
            err.flush();
            if (run.result().looked() == 0) {
                throw new CommandFailure("none of the " + run.total() + " images could be read");
            }
            return run;
        }
    }

    private List<Configuration> configurations() throws IOException {
        Catalog catalog = root.tools().catalog();
        List<Configuration> all = new ArrayList<>();
        try {
            Method usual = new Method(catalog.assigner("atss"), catalog.usualWeighting(catalog.assigner("atss")));
            Configuration like = new Configuration("", usual, Optional.ofNullable(model).map(PassSource::of),
                    RecordParameters.withText(new PriorSetup(), priors), classes);
            ConfigurationText reader = new ConfigurationText(catalog, like, root.tools().presets());
            for (String text : texts) {
                all.addAll(reader.read(text));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e, null, "--config");
        }
        if (all.size() < 2) {
            throw new ParameterException(spec.commandLine(), "a comparison needs two configurations at least: name --config twice");
        }
        return named(all);
    }

    /** Gives configurations of the same name numbers. */
    private static List<Configuration> named(List<Configuration> all) {
        HashSet<String> taken = new HashSet<>();
        List<Configuration> out = new ArrayList<>();
        for (Configuration c : all) {
            String name = c.name();
            for (int n = 2; !taken.add(name); n++) {
                name = c.name() + " " + n;
            }
            out.add(c.withName(name));
        }
        return out;
    }

    private static void write(Path file, List<Path> inputs, OutputOption.Text text) throws IOException, CommandFailure {
        if (file != null) {
            OutputFile.write(file, inputs, stream -> {
                Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                text.writeTo(writer);
                writer.flush();
            });
        }
    }
}
