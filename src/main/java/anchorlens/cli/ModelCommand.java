package anchorlens.cli;

import anchorlens.dataset.ImageRecord;
import anchorlens.model.Detector;
import anchorlens.model.report.ModelReport;
import anchorlens.model.report.ModelReportJson;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.DataFiles;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anchorlens model}: how a model file was recognised and what it says of an image. */
@Command(name = "model", description = "Tells how a model file was recognised and, of an image, its best priors.")
final class ModelCommand implements Callable<Integer> {
    /** JSON has no word for NaN and infinities: they are null. */
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new SimpleModule().addSerializer(Double.class,
            new StdSerializer<>(Double.class) {
                private static final long serialVersionUID = 1;

                @Override
                public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
                    if (Double.isFinite(value)) {
                        json.writeNumber(value);
                    } else {
                        json.writeNull();
                    }
                }
            }));

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The model: ONNX, a TorchScript trace, or head outputs (.npz, .json).")
    private Path file;

    @Option(names = "--image", paramLabel = "IMG", description = "An image to run it on.")
    private Path image;

    @Option(names = "--top", paramLabel = "N", defaultValue = "10",
            description = "How many of the best-scored priors are told. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(names = "--json", description = "As JSON, with the distributions in full.")
    private boolean asJson;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() throws Exception {
        if (top < 0) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 0, but is " + top);
        }
        List<Path> inputs = new ArrayList<>(List.of(file));
        if (image != null) {
            inputs.add(image);
        }
        if (output.file().isPresent()) {
            OutputFile.check(output.file().get(), inputs);
        }
        ModelReport report = report();
        output.write(inputs, out -> write(report, out));
        return 0;
    }

    private ModelReport report() throws Exception {
        try (Detector detector = root.tools().models().open(file, root.device())) {
            if (image == null) {
                return ModelReport.of(detector);
            }
            DataFiles files = root.tools().files();
            DataFiles.OpenedData opened = files.open(image);
            if (opened.dataset().images().isEmpty()) {
                throw new CommandFailure(image + " holds no image");
            }
            ImageRecord record = opened.dataset().images().get(opened.start());
            return ModelReport.of(detector, files.read(record).pixels(), top, CancellationToken.NONE);
        }
    }

    private void write(ModelReport report, Writer out) throws IOException {
        if (asJson) {
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(ModelReportJson.of(report)));
            out.write('\n');
            return;
        }
        for (String line : report.lines()) {
            out.write(line);
            out.write('\n');
        }
    }
}
