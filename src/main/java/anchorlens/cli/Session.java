package anchorlens.cli;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import anchorlens.workbench.session.SavedSession;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One image through one assigner, as the commands {@code assign} and {@code render} ask for it.
 *
 * @param data   data set and image
 * @param model  what is open, where a model was named
 * @param result what came out
 */
record Session(DataOptions.Chosen data, Optional<DetectorHost.Opened> model, RunResult result) {
    /**
     * Runs it. Warnings and notes are written to {@code err}, each one line.
     *
     * @throws picocli.CommandLine.ParameterException if the assigner, the weighting or a parameter is unknown or rejected
     */
    static Session run(AnchorLens root, DataOptions dataOptions, MethodOptions method, Optional<Path> output, PrintWriter err)
            throws DatasetException, ModelException, CommandFailure, java.io.IOException {
        Tools tools = root.tools();
        Optional<SavedSession> saved = method.session(tools.catalog());
        Assigner assigner = method.assigner(tools);
        Weighting weighting = method.weighting(tools, assigner);
        PriorSetup priors = method.priors(tools);
        DataOptions.Chosen data = dataOptions.choose(tools.files(), saved);
        if (output.isPresent()) {
            OutputFile.check(output.get(), inputs(data, method));
        }
        data.dataset().warnings().forEach(w -> err.println("warning: " + w));
        OpenedImage image = tools.files().read(data.image());
        image.warnings().forEach(w -> err.println("warning: " + w));
        Optional<DetectorHost.Opened> opened = Optional.empty();
        Optional<DecodedPass> pass = Optional.empty();
        if (method.model().isPresent()) {
            try (DetectorHost host = new DetectorHost(tools.models())) {
                opened = Optional.of(host.open(method.model().get(), root.device()));
                opened.get().notices().forEach(n -> err.println("note: " + n));
                pass = host.run(image.pixels(), CancellationToken.NONE);
            }
        }
        List<String> classes = opened.map(o -> o.card().classNames()).orElse(List.of());
        ClassMapping mapping = ClassMapping.of(data.dataset().categoryNames(), classes, method.classes());
        RunRequest request = new RunRequest(image, pass, mapping, priors, assigner, weighting);
        RunResult result = new Workbench().run(request, CancellationToken.NONE);
        result.notes().forEach(n -> err.println("note: " + n));
        err.flush();
        return new Session(data, opened, result);
    }

    /** Every file the command reads or could read: none of them is ever written over. */
    static List<Path> inputs(DataOptions.Chosen data, MethodOptions method) {
        List<Path> inputs = new ArrayList<>(data.dataset().images().stream().map(ImageRecord::file).toList());
        inputs.add(data.dataset().source());
        method.model().ifPresent(inputs::add);
        method.sessionFile().ifPresent(inputs::add);
        return inputs;
    }
}
