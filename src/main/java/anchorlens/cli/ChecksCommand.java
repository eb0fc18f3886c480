package anchorlens.cli;

import anchorlens.model.Device;
import anchorlens.workbench.Home;
import anchorlens.workbench.UserFolders;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens checks}: what a report of a fault needs to say. */
@Command(name = "checks", description = "Prints versions, devices, display and folders.")
final class ChecksCommand implements Callable<Integer> {
    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean asJson;

    @Override
    public Integer call() throws Exception {
        Map<String, Object> found = find();
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(found));
        } else {
            found.forEach((name, value) -> out.println((name + "                ").substring(0, 16) + text(value)));
        }
        out.flush();
        return 0;
    }

    private Map<String, Object> find() {
        Map<String, Object> found = new LinkedHashMap<>(Versions.all());
        found.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        found.put("Devices", root.tools().models().devices().stream().map(Device::toString).toList());
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

    private static String text(Object value) {
        return switch (value) {
            case Boolean b -> b ? "yes" : "no";
            case List<?> list -> String.join(", ", list.stream().map(Object::toString).toList());
            case Object other -> other.toString().isEmpty() ? "not found" : other.toString();
        };
    }
}
