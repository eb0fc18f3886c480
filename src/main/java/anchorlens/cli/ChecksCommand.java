package anchorlens.cli;

import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.DeviceStatus;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.Home;
import anchorlens.workbench.UserFolders;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens checks}: what a report of a fault needs to say. */
@Command(name = "checks", description = "Prints versions, devices, display and folders.")
final class ChecksCommand implements Callable<Integer> {
    private static final int RUNS = 9;
    private static final String BLANKS = " ".repeat(16);

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE", description = "A model to time on every device.")
    private Path model;

    @Option(names = "--json", description = "As JSON.")
    private boolean asJson;

    @Override
    public Integer call() throws Exception {
        Map<String, Object> found = find();
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(found));
        } else {
            found.forEach((name, value) -> out.println((name + BLANKS).substring(0, BLANKS.length()) + text(value)));
        }
        out.flush();
        return 0;
    }

    private Map<String, Object> find() throws ModelException {
        Map<String, Object> found = new LinkedHashMap<>(Versions.all());
        found.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        found.put("Devices", root.tools().models().devices().stream().map(DeviceStatus::toString).toList());
        if (model != null) {
            found.put("Forward", forwardTimes());
        }
        found.put("Display", root.tools().display());
        found.put("Assigners", root.tools().catalog().assigners().stream().map(a -> a.id()).toList());
        found.put("Weightings", root.tools().catalog().weightings().stream().map(w -> w.id()).toList());
        found.put("Home", Home.folder().map(Object::toString).orElse(""));
        found.put("Sample", Home.sample().isPresent());
        UserFolders folders = UserFolders.ofPlatform();
        found.put("Config folder", folders.config().toString());
        found.put("Log folder", folders.state().toString());
        return found;
    }

    /** The median of some runs of a model on every usable device, after the one that warms it up. */
    private List<String> forwardTimes() throws ModelException {
        List<String> times = new ArrayList<>();
        for (DeviceStatus status : root.tools().models().devices().stream().filter(DeviceStatus::usable).toList()) {
            try (Detector detector = root.tools().models().open(model, status.device())) {
                PixelImage grey = new PixelImage(detector.card().inputWidth(), detector.card().inputHeight(),
                        new int[detector.card().inputWidth() * detector.card().inputHeight()]);
                double[] millis = new double[RUNS];
                for (int i = 0; i < RUNS; i++) {
                    millis[i] = detector.run(grey, CancellationToken.NONE).forwardMillis();
                }
                Arrays.sort(millis);
                times.add(String.format(Locale.ROOT, "%s %.1f ms (first run %.1f ms)", detector.device(), millis[RUNS / 2],
                        detector.firstRunMillis()));
            }
        }
        return times;
    }

    private static String text(Object value) {
        return switch (value) {
            case Boolean b -> b ? "yes" : "no";
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(
                    list.stream().anyMatch(o -> o.toString().contains(" ")) ? "\n" + BLANKS : ", "));
            case Object other -> other.toString().isEmpty() ? "not found" : other.toString();
        };
    }
}
