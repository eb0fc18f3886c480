package anchorlens.cli;

import anchorlens.assign.Assigner;
import anchorlens.ui.shell.AnchorLensApp;
import anchorlens.ui.shell.OpenRequest;
import anchorlens.ui.shell.RenderRequest;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.FileKinds;
import anchorlens.workbench.Home;
import anchorlens.workbench.PriorSetup;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens open}: the window, or its picture where there is no display. */
@Command(name = "open", description = "Opens the window. Without a display it writes the Inspect view as a PNG and prints its path.")
final class OpenCommand implements Callable<Integer> {
    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILES", description = "Images, folders, annotation files and models. "
            + "Default: what was open last.")
    private List<Path> files = List.of();

    @Option(names = "--sample", description = "Open the bundled scenes with the bundled detector.")
    private boolean sample;

    @Option(names = "--output", paramLabel = "FILE",
            description = "The PNG file to write where there is no display. Default: a new file in the folder for temporary files.")
    private Path output;

    @Override
    public Integer call() throws Exception {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new CommandFailure("there is no file or folder " + file);
            }
        }
        if (root.tools().display()) {
            openWindow();
        } else {
            writePicture();
        }
        return 0;
    }

    private void openWindow() throws InterruptedException, CommandFailure {
        try {
            AnchorLensApp.open(new OpenRequest(files, sample, root.chosenDevice()));
        } catch (UnsupportedOperationException e) {
            throw new CommandFailure("the display cannot be opened (" + e.getMessage() + "): unset DISPLAY and WAYLAND_DISPLAY "
                    + "to get a picture instead of a window", e);
        } catch (ExecutionException e) {
            throw new CommandFailure("the window could not be made: " + e.getCause().getMessage(), e);
        }
    }

    private void writePicture() throws Exception {
        Optional<Path> named = files.stream().filter(f -> !FileKinds.isModel(f)).findFirst();
        boolean own = named.isPresent() && !sample;
        Path data = own ? named.get() : DataOptions.sample();
        Optional<Path> model = files.stream().filter(FileKinds::isModel).findFirst()
                .or(() -> own ? Optional.empty() : Home.detectors().stream().map(Home.BundledDetector::model).findFirst());
        if (output != null) {
            OutputFile.check(output, model.isPresent() ? List.of(data, model.get()) : List.of(data));
        }
        Path picture = output == null ? Files.createTempFile("anchorlens-", ".png") : output;
        Catalog catalog = root.tools().catalog();
        Assigner assigner = catalog.assigner("atss");
        RenderRequest request = new RenderRequest(data, Optional.empty(), model, root.device(), assigner,
                catalog.usualWeighting(assigner), new PriorSetup(), Map.of(), Set.of(), OptionalInt.empty(),
                OptionalInt.empty(),
                RenderRequest.Shown.INSPECT, Theme.DARK, RenderCommand.Size.USUAL.width(), RenderCommand.Size.USUAL.height());
        RenderCommand.write(root.tools(), request, picture, spec.commandLine().getErr());
        spec.commandLine().getErr().println("anchorlens: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so "
                + "the Inspect view was written as a picture.");
        spec.commandLine().getErr().flush();
        PrintWriter out = spec.commandLine().getOut();
        out.println(picture.toAbsolutePath());
        out.flush();
    }
}
