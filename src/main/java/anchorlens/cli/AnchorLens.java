package anchorlens.cli;

import anchorlens.dataset.DatasetException;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.review.ReviewException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code anchorlens} with the options that all its subcommands share. */
@Command(name = "anchorlens", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = Versions.class,
        description = "Shows how dense object detectors assign labels: which priors learn which object, how strongly, and why.",
        sortOptions = false, usageHelpAutoWidth = true,
        footer = {"", "Without a command the window opens with what was open last.",
                "Exit codes: 0 done, 1 failure, 2 usage, 3 findings (only with --fail-on-findings)."},
        subcommands = {OpenCommand.class, RenderCommand.class, AssignCommand.class, CompareCommand.class, ModelCommand.class,
                SceneCommand.class,
                TrainCommand.class, EvaluateCommand.class, AuditCommand.class, ScanCommand.class, ExportCommand.class, ConvertCommand.class,
                ChecksCommand.class, MethodsCommand.class,
                CommandLine.HelpCommand.class})
final class AnchorLens implements Callable<Integer> {
    /** How much of the log is written. */
    enum LogLevel {
        TRACE, DEBUG, INFO, WARN, ERROR
    }

    /** Reads "cpu", "gpu" or "gpu:1". */
    static final class DeviceConverter implements ITypeConverter<Device> {
        @Override
        public Device convert(String text) {
            try {
                return Device.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private final Tools tools;

    @Spec
    private CommandSpec spec;

    @Option(names = "--log-level", scope = ScopeType.INHERIT, defaultValue = "WARN", paramLabel = "LEVEL",
            description = "What is logged to standard error: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private LogLevel logLevel;

    @Option(names = "--device", scope = ScopeType.INHERIT, paramLabel = "cpu|gpu[:N]",
            converter = DeviceConverter.class,
            description = "What models run on. Default: cpu; in the window what was used last. A graphics card needs the GPU "
                    + "build.")
    private Device device;

    private AnchorLens(Tools tools) {
        this.tools = tools;
    }

    /** The command line with its exit codes and its one-sentence errors, ready to execute. */
    static CommandLine commandLine(Tools tools) {
        CommandLine line = new CommandLine(new AnchorLens(tools));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(AnchorLens::run);
        line.setParameterExceptionHandler(AnchorLens::sayUsage);
        line.setExecutionExceptionHandler(AnchorLens::sayFailure);
        return line;
    }

    Tools tools() {
        return tools;
    }

    /** What models run on. */
    Device device() {
        return chosenDevice().orElse(Device.CPU);
    }

    /** The device, where the command line names one. */
    Optional<Device> chosenDevice() {
        return Optional.ofNullable(device);
    }

    /** Without a subcommand the window opens with what was open last. */
    @Override
    public Integer call() throws Exception {
        OpenCommand open = (OpenCommand) spec.subcommands().get("open").getCommandSpec().userObject();
        return open.call();
    }

    private static int run(ParseResult parsed) {
        AnchorLens root = (AnchorLens) parsed.commandSpec().root().userObject();
        setLevel(root.logLevel);
        return new CommandLine.RunLast().execute(parsed);
    }

    private static void setLevel(LogLevel level) {
        Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.setLevel(Level.valueOf(level.name()));
    }

    private static int sayUsage(ParameterException e, String[] args) {
        CommandLine at = e.getCommandLine();
        PrintWriter err = at.getErr();
        err.println("anchorlens: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + at.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static int sayFailure(Exception e, CommandLine at, ParseResult parsed) {
        AnchorLens root = (AnchorLens) parsed.commandSpec().root().userObject();
        PrintWriter err = at.getErr();
        err.println("anchorlens: " + sentence(e));
        if (root.logLevel.compareTo(LogLevel.DEBUG) <= 0) {
            e.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return switch (e) {
            case DatasetException d -> message;
            case ModelException m -> message;
            case ReviewException r -> message;
            case IllegalArgumentException i -> message;
            case CommandFailure f -> message;
            case NoSuchFileException f -> "there is no file or folder " + f.getFile();
            case AccessDeniedException f -> "no right to read or write " + f.getFile();
            case java.io.IOException io -> "reading or writing failed: " + message;
            default -> "an internal error: " + e + "; --log-level debug shows where";
        };
    }
}
