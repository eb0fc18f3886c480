package anchorlens.workbench.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one training in their order.
 *
 * @param name        what the files have in common
 * @param folder      where they lie
 * @param checkpoints at least two, ascending by number
 */
public record CheckpointSeries(String name, Path folder, List<Checkpoint> checkpoints) {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)[-_. ]?(\\d{1,9})(?:[-_.]?(?:percent|steps?|iters?|epochs?))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STEP = Pattern.compile("step (\\d+) of (\\d+)");
    private static final Pattern METHOD = Pattern.compile("\\(([^,()]+ \\+ [^,()]+),");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public CheckpointSeries {
        checkpoints = List.copyOf(checkpoints);
        if (checkpoints.size() < 2) {
            throw new IllegalArgumentException("a training needs two checkpoints at least");
        }
    }

    /** The last checkpoint, which the others are compared with. */
    public Checkpoint last() {
        return checkpoints.getLast();
    }

    /** What the training was made with, where its last card tells. */
    public Optional<String> method() {
        return last().method();
    }

    /**
     * The trainings in a folder, by name: files whose names differ only in the number at their end make one, as {@code anchorlens
     * train} writes them; two or more files without a number make another, ordered by the step in their cards.
     *
     * @param folder a folder, or a model file in it
     * @throws IOException in one sentence where there is none
     */
    public static List<CheckpointSeries> in(Path folder) throws IOException {
        Path where = Files.isDirectory(folder) ? folder : folder.toAbsolutePath().getParent();
        Map<String, List<Checkpoint>> byName = new TreeMap<>();
        try (Stream<Path> files = Files.list(where)) {
            for (Path file : files.filter(CheckpointSeries::isModel).sorted().toList()) {
                Checkpoint c = checkpoint(file);
                Matcher m = NUMBERED.matcher(c.name());
                byName.computeIfAbsent(m.matches() ? m.group(1) : "", k -> new ArrayList<>()).add(c);
            }
        } catch (IOException e) {
            throw new IOException("'" + where + "' cannot be read (" + e.getMessage() + "); open a folder of models.", e);
        }
        List<CheckpointSeries> found = new ArrayList<>();
        byName.forEach((name, list) -> {
            if (list.size() > 1) {
                found.add(new CheckpointSeries(name.isBlank() ? nameOf(where) : name, where, ordered(list)));
            }
        });
        if (found.isEmpty()) {
            throw new IOException("'" + where + "' holds no training: open a folder with two or more checkpoints, such as "
                    + "gfl-050.onnx and gfl-100.onnx.");
        }
        return List.copyOf(found);
    }

    private static String nameOf(Path folder) {
        return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
    }

    private static boolean isModel(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".onnx") && Files.isRegularFile(file);
    }

    private static Checkpoint checkpoint(Path file) {
        String name = file.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
        String family = family(file.resolveSibling(name + ".card.json"));
        Matcher step = STEP.matcher(family);
        Matcher method = METHOD.matcher(family);
        boolean stepped = step.find();
        Matcher numbered = NUMBERED.matcher(name);
        double number = numbered.matches() ? Double.parseDouble(numbered.group(2))
                : stepped ? Double.parseDouble(step.group(1)) : Double.NaN;
        return new Checkpoint(file, name, number, stepped ? Optional.of(step.group()) : Optional.empty(),
                method.find() ? Optional.of(method.group(1)) : Optional.empty());
    }

    /** What a card says of its model; a missing or broken card says nothing here, and is named when the model is opened. */
    private static String family(Path card) {
        try {
            JsonNode root = Files.isRegularFile(card) ? JSON.readTree(Files.readAllBytes(card)) : null;
            return root == null ? "" : root.path("family").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    private static List<Checkpoint> ordered(List<Checkpoint> list) {
        boolean numbered = list.stream().noneMatch(c -> Double.isNaN(c.number()));
        if (numbered) {
            return list.stream().sorted(Comparator.comparingDouble(Checkpoint::number).thenComparing(Checkpoint::name)).toList();
        }
        List<Checkpoint> placed = new ArrayList<>();
        for (Checkpoint c : list) {
            placed.add(new Checkpoint(c.file(), c.name(), placed.size() + 1.0, c.step(), c.method()));
        }
        return placed;
    }
}
