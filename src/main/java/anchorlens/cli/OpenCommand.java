package anchorlens.cli;

import anchorlens.ui.shell.AnchorLensApp;
import anchorlens.ui.shell.OpenRequest;
import anchorlens.ui.shell.RenderRequest;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.FileKinds;
import anchorlens.workbench.Home;
import anchorlens.workbench.session.SavedSession;
import anchorlens.workbench.session.SessionFile;
import anchorlens.workbench.session.SessionReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Parameters(arity = "0..*", paramLabel = "FILES", description = "Images, folders, annotation files, models and sessions. "
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

    /** The first session among the files. */
    private Optional<SavedSession> savedSession(Catalog catalog) throws CommandFailure {
        Optional<Path> file = files.stream().filter(SessionFile::is).findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            SessionReader.Read read = SessionFile.open(file.get(), catalog);
            SessionOption.say(read, spec.commandLine().getErr());
            return Optional.of(read.session());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
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
        Catalog catalog = root.tools().catalog();
        Optional<SavedSession> saved = savedSession(catalog);
        SavedSession session = saved.orElse(SavedSession.usual(catalog));
        Optional<Path> named = files.stream().filter(f -> !FileKinds.isModel(f) && !SessionFile.is(f)).findFirst()
                .or(() -> session.opened().data());
        boolean own = named.isPresent() && !sample;
        Path data = own ? named.get() : DataOptions.sample();
        Optional<Path> model = files.stream().filter(FileKinds::isModel).findFirst().or(() -> session.opened().model())
                .or(() -> own ? Optional.empty() : Home.detectors().stream().map(Home.BundledDetector::model).findFirst());
        if (output != null) {
            List<Path> inputs = new ArrayList<>(files);
            inputs.add(data);
            model.ifPresent(inputs::add);
            OutputFile.check(output, inputs);
        }
        Path picture = output == null ? Files.createTempFile("anchorlens-", ".png") : output;
        SavedSession.Layout layout = session.layout();
        String workspace = layout.workspace().isEmpty() ? "inspect" : layout.workspace();
        RenderRequest request = new RenderRequest(data, Optional.of(session.opened().image()), model, root.device(),
                session.schemes().assigner(), session.schemes().weighting(), session.schemes().priors(), session.opened().classes(),
                Set.of(), OptionalInt.empty(), OptionalInt.empty(), new RenderRequest.Shown(workspace, layout.view(workspace),
                Optional.empty(), layout.window(), session.selected()), Theme.of(layout.theme()), RenderCommand.Size.USUAL.width(),
                RenderCommand.Size.USUAL.height());
        RenderCommand.write(root.tools(), request, picture, spec.commandLine().getErr());
        spec.commandLine().getErr().println("anchorlens: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so "
                + "the view was written as a picture.");
        spec.commandLine().getErr().flush();
        PrintWriter out = spec.commandLine().getOut();
        out.println(picture.toAbsolutePath());
        out.flush();
    }
}
