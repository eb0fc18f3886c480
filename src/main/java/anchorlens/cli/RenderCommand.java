package anchorlens.cli;

import anchorlens.assign.Assigner;
import anchorlens.ui.shell.RenderRequest;
import anchorlens.ui.shell.WindowPicture;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.UserFolders;
import anchorlens.workbench.session.SavedSession;
import anchorlens.workbench.training.PassCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code anchorlens render}: a workspace as a picture. */
@Command(name = "render", description = "Writes a workspace over an image as a PNG, or what it exports; needs no display.")
final class RenderCommand implements Callable<Integer> {
    /** The chrome of the picture. */
    enum Chrome {
        DARK, LIGHT
    }

    /** Width and height in pixels. */
    record Size(int width, int height) {
        static final Size USUAL = new Size(1600, 1000);

        /** Reads "1600x1000". */
        static final class Converter implements ITypeConverter<Size> {
            @Override
            public Size convert(String text) {
                String[] sides = text.strip().toLowerCase(Locale.ROOT).split("[x×]", -1);
                try {
                    Size size = new Size(Integer.parseInt(sides[0].strip()), Integer.parseInt(sides[sides.length - 1].strip()));
                    if (sides.length == 2 && inRange(size.width) && inRange(size.height)) {
                        return size;
                    }
                } catch (NumberFormatException e) {
                    // said below
                }
                throw new TypeConversionException("a size is WIDTHxHEIGHT with " + RenderRequest.MIN_SIDE + " to "
                        + RenderRequest.MAX_SIDE + " pixels a side, such as 1600x1000, not '" + text + "'");
            }

            private static boolean inRange(int side) {
                return side >= RenderRequest.MIN_SIDE && side <= RenderRequest.MAX_SIDE;
            }
        }
    }

    /** Reads a layer by its name, however it is spelt: w_pos, pos-weight, "edge distributions". */
    static final class LayerConverter implements ITypeConverter<Layer> {
        @Override
        public Layer convert(String text) {
            for (Layer layer : Layer.values()) {
                if (plain(layer.name()).equals(plain(text)) || plain(layer.label()).equals(plain(text))) {
                    return layer;
                }
            }
            throw new TypeConversionException("there is no layer '" + text + "'; there are: " + names());
        }

        private static String plain(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        }

        static String names() {
            return Arrays.stream(Layer.values()).map(l -> l.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
        }
    }

    @ParentCommand
    private AnchorLens root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private MethodOptions method;

    @Option(names = "--layers", split = ",", paramLabel = "LAYER", converter = LayerConverter.class,
            description = "What is drawn, such as ground-truth,positives,pos-weight. Default: the window's own choice.")
    private List<Layer> layers = List.of();

    @Option(names = "--select-prior", paramLabel = "N", description = "The selected prior, by its index from 0.")
    private Integer prior;

    @Option(names = "--select-gt", paramLabel = "N", description = "The selected ground truth, by its index from 0.")
    private Integer gt;

    @Option(names = "--workspace", paramLabel = "ID",
            description = "The workspace that is shown. Default: inspect.")
    private String workspace;

    @Option(names = "--view", paramLabel = "KEY=VALUE", description = "A setting of the workspace. May be repeated.")
    private Map<String, String> view = new LinkedHashMap<>();

    @Option(names = "--export", paramLabel = "ID",
            description = "What the workspace writes instead of a picture of the window: a table as CSV, a chart as SVG …")
    private String export;

    @Option(names = "--theme", paramLabel = "THEME",
            description = "${COMPLETION-CANDIDATES}. Default: dark.")
    private Chrome theme;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1600x1000", converter = Size.Converter.class,
            description = "Of the picture in pixels. Default: ${DEFAULT-VALUE}.")
    private Size size;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path output;

    @Override
    public Integer call() throws Exception {
        SavedSession session = method.session(root.tools().catalog()).orElse(SavedSession.usual(root.tools().catalog()));
        Assigner assigner = method.assigner(root.tools());
        DataOptions.Chosen chosen = data.choose(root.tools().files(), Optional.of(session).filter(s -> s.opened().data().isPresent()));
        OutputFile.check(output, Session.inputs(chosen, method));
        Set<Layer> drawn = layers.isEmpty() ? Set.of() : EnumSet.copyOf(layers);
        RenderRequest request = new RenderRequest(chosen.named(), Optional.of(chosen.image().name()), method.model(),
                root.device(), assigner, method.weighting(root.tools(), assigner), method.priors(root.tools()),
                method.classes(), drawn, index(prior), index(gt), shown(session), theme(session), size.width, size.height);
        write(root.tools(), request, output, spec.commandLine().getErr());
        return 0;
    }

    /** The workspace as the session and the options say; options go before. */
    private RenderRequest.Shown shown(SavedSession session) {
        String id = workspace != null ? workspace : session.layout().workspace().isEmpty() ? "inspect" : session.layout().workspace();
        Map<String, String> values = new LinkedHashMap<>(session.layout().view(id));
        values.putAll(view);
        return new RenderRequest.Shown(id, values, Optional.ofNullable(export), session.layout().window(), session.selected());
    }

    private Theme theme(SavedSession session) {
        return theme == null ? Theme.of(session.layout().theme()) : theme == Chrome.DARK ? Theme.DARK : Theme.LIGHT;
    }

    /** Renders and writes a picture; what it warns of goes to {@code err}, each one line. */
    static void write(Tools tools, RenderRequest request, Path output, PrintWriter err) throws IOException, CommandFailure {
        WindowPicture.startWithoutDisplay();
        try {
            List<String> warnings = new WindowPicture(tools.files(), tools.models(), tools.catalog(),
                    PassCache.in(UserFolders.ofPlatform())).write(request, output);
            warnings.forEach(w -> err.println("warning: " + w));
            err.flush();
        } catch (IllegalStateException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private static OptionalInt index(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
