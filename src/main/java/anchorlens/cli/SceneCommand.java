package anchorlens.cli;

import anchorlens.scene.SceneGenerator;
import anchorlens.scene.SceneSettings;
import anchorlens.scene.SceneWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code anchorlens scene}: drawn pictures with annotations and the truth about them. */
@Command(name = "scene", description = "Draws scenes with annotations whose ambiguities and errors are known.")
final class SceneCommand implements Callable<Integer> {
    private static final int MOST = 99_999;
    private static final long SAY_EVERY_NANOS = 1_000_000_000L;

    /** Width and height in pixels. */
    record Size(int width, int height) {
        /** Reads "640x480". */
        static final class Converter implements ITypeConverter<Size> {
            @Override
            public Size convert(String text) {
                List<String> sides = List.of(text.strip().toLowerCase(Locale.ROOT).split("[x×]", -1));
                if (sides.size() == 2 && sides.stream().allMatch(s -> s.matches("\\d{1,5}"))) {
                    return new Size(Integer.parseInt(sides.getFirst()), Integer.parseInt(sides.getLast()));
                }
                throw new TypeConversionException("a size is WIDTHxHEIGHT in pixels, such as 640x480, not '" + text + "'");
            }
        }
    }

    /** How pictures are taken. */
    enum Look {
        CLEAN, VARIED
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "S", required = true, description = "The same seed draws the same scenes.")
    private long seed;

    @Option(names = "--count", paramLabel = "N", required = true, description = "How many scenes.")
    private int count;

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "A new or empty folder.")
    private Path output;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "640x480", converter = Size.Converter.class,
            description = "Size of the pictures; detectors are trained on 256x256. Default: ${DEFAULT-VALUE}.")
    private Size size;

    @Option(names = "--format", defaultValue = "PNG", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private SceneWriter.Format format;

    @Option(names = "--look", defaultValue = "VARIED", description = "Contrast, brightness and grain: ${COMPLETION-CANDIDATES}."
            + " Default: ${DEFAULT-VALUE}, as detectors are trained on.")
    private Look look;

    @Option(names = "--shift-share", paramLabel = "0..1", defaultValue = "0",
            description = "Share of objects with one edge shifted. Default: ${DEFAULT-VALUE}.")
    private double shiftShare;

    @Option(names = "--shift-least", paramLabel = "0..1", defaultValue = "0.08",
            description = "Least shift, as a part of the box's side. Default: ${DEFAULT-VALUE}.")
    private double shiftLeast;

    @Option(names = "--shift-most", paramLabel = "0..1", defaultValue = "0.4",
            description = "Largest shift. Default: ${DEFAULT-VALUE}.")
    private double shiftMost;

    @Option(names = "--swap-share", paramLabel = "0..1", defaultValue = "0",
            description = "Share of objects labelled as another class. Default: ${DEFAULT-VALUE}.")
    private double swapShare;

    @Option(names = "--missing-share", paramLabel = "0..1", defaultValue = "0",
            description = "Share of objects left without annotation. Default: ${DEFAULT-VALUE}.")
    private double missingShare;

    @Option(names = "--duplicate-share", paramLabel = "0..1", defaultValue = "0",
            description = "Share of objects annotated twice. Default: ${DEFAULT-VALUE}.")
    private double duplicateShare;

    @Override
    public Integer call() throws Exception {
        SceneSettings settings = settings();
        claim(output);
        PrintWriter err = spec.commandLine().getErr();
        long objects = 0;
        long last = System.nanoTime();
        try (SceneWriter writer = new SceneWriter(output, format, settings)) {
            for (int i = 0; i < count; i++) {
                var scene = SceneGenerator.draw(settings, i);
                writer.add(scene);
                objects += scene.objects().size();
                if (System.nanoTime() - last > SAY_EVERY_NANOS) {
                    last = System.nanoTime();
                    err.println("anchorlens: " + (i + 1) + " of " + count + " scenes drawn");
                    err.flush();
                }
            }
        }
        err.println("anchorlens: drew " + count + (count == 1 ? " scene" : " scenes") + " with " + objects
                + " objects into " + output);
        err.flush();
        return 0;
    }

    private SceneSettings settings() {
        if (count < 1 || count > MOST) {
            throw usage("--count must be 1 to " + MOST + ", but is " + count);
        }
        try {
            return SceneSettings.of(seed, size.width, size.height)
                    .withLook(look == Look.CLEAN ? SceneSettings.Look.CLEAN : SceneSettings.Look.USUAL)
                    .withErrors(new SceneSettings.Errors(shiftShare, shiftLeast, shiftMost, swapShare, missingShare,
                            duplicateShare));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Makes the folder; nothing that lies in one already is overwritten. */
    private static void claim(Path folder) throws IOException, CommandFailure {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandFailure("the output " + folder + " is a file: name a new or empty folder");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new CommandFailure("the folder " + folder + " is not empty: name a new or empty folder");
                }
            }
        }
        Files.createDirectories(folder);
    }
}
