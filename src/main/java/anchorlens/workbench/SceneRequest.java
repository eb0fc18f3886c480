package anchorlens.workbench;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import anchorlens.scene.SceneGenerator;
import anchorlens.scene.SceneSettings;
import anchorlens.scene.SceneWriter;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Scenes a person asks for: which, how many, and what is wrong with their annotations on purpose. */
public record SceneRequest(
        @Parameter(label = "Seed", min = 0, max = 999_999_999, sliderMax = 1000, group = "Scenes",
                help = "The same seed draws the same scenes.")
        int seed,
        @Parameter(label = "Scenes", min = 1, max = 5000, sliderMax = 200, group = "Scenes", help = "How many pictures are drawn, one scene each.")
        int count,
        @Parameter(label = "Width", min = SceneSettings.MIN_SIDE, max = SceneSettings.MAX_SIDE, unit = "px", group = "Scenes",
                help = "Width of the pictures.")
        int width,
        @Parameter(label = "Height", min = SceneSettings.MIN_SIDE, max = SceneSettings.MAX_SIDE, unit = "px", group = "Scenes",
                help = "Height of the pictures.")
        int height,
        @Parameter(label = "Look", group = "Scenes",
                help = "Varied contrast, brightness and grain as the bundled detectors were trained on, or clean pictures.")
        Look look,
        @Parameter(label = "Shifted edges", min = 0, max = 1, group = "Wrong on purpose",
                help = "Share of objects of which one edge is annotated in the wrong place.")
        double shifted,
        @Parameter(label = "Least shift", min = 0.01, max = 0.9, group = "Wrong on purpose",
                help = "Smallest shift, as a part of the box's side.")
        double leastShift,
        @Parameter(label = "Largest shift", min = 0.01, max = 0.9, group = "Wrong on purpose",
                help = "Largest shift, as a part of the box's side.")
        double mostShift,
        @Parameter(label = "Swapped labels", min = 0, max = 1, group = "Wrong on purpose",
                help = "Share of objects annotated as another class.")
        double swapped,
        @Parameter(label = "Missing boxes", min = 0, max = 1, group = "Wrong on purpose",
                help = "Share of objects without annotation.")
        double missing,
        @Parameter(label = "Duplicates", min = 0, max = 1, group = "Wrong on purpose",
                help = "Share of objects annotated twice.")
        double duplicates) {

    /** How pictures are taken. */
    public enum Look implements Labelled {
        VARIED("varied"), CLEAN("clean");

        private final String label;

        Look(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** @throws IllegalArgumentException in one sentence, where the values do not go together */
    public SceneRequest {
        settings(seed, width, height, look, new SceneSettings.Errors(shifted, leastShift, mostShift, swapped, missing, duplicates));
    }

    /** Twenty scenes of 640 × 480 pixels without errors. */
    public SceneRequest() {
        this(1, 20, 640, 480, Look.VARIED, 0, 0.08, 0.4, 0, 0, 0);
    }

    private static SceneSettings settings(long seed, int width, int height, Look look, SceneSettings.Errors errors) {
        return SceneSettings.of(seed, width, height)
                .withLook(look == Look.CLEAN ? SceneSettings.Look.CLEAN : SceneSettings.Look.USUAL).withErrors(errors);
    }

    /**
     * Draws into a folder of its own below {@code parent}, named after what is asked for; where that was drawn before, it
     * is taken as it is.
     *
     * @return the annotation file
     * @throws IOException where the folder cannot be written
     */
    public Path draw(Path parent, CancellationToken cancel, Progress progress) throws IOException {
        Path folder = parent.resolve(String.format(Locale.ROOT, "scenes-%d-%08x", seed, toString().hashCode()));
        Path annotations = folder.resolve("annotations.json");
        if (Files.isRegularFile(annotations)) {
            return annotations;
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, "drawing-");
        try {
            write(fresh, cancel, progress);
            Files.move(fresh, folder);
        } finally {
            remove(fresh);
        }
        return annotations;
    }

    private void write(Path folder, CancellationToken cancel, Progress progress) throws IOException {
        SceneSettings settings = settings(seed, width, height, look,
                new SceneSettings.Errors(shifted, leastShift, mostShift, swapped, missing, duplicates));
        try (SceneWriter writer = new SceneWriter(folder, SceneWriter.Format.JPG, settings)) {
            for (int i = 0; i < count; i++) {
                cancel.throwIfCancelled();
                progress.report(i, count, "drawing");
                writer.add(SceneGenerator.draw(settings, i));
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
