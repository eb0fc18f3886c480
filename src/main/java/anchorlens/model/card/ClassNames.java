package anchorlens.model.card;

import anchorlens.model.CardOverrides;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import anchorlens.model.graph.OnnxGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names of a model's classes: from its card, else its metadata, else COCO's where there are 80, else "class 0" …. */
public final class ClassNames {
    private static final int COCO = 80;
    private static final Pattern ENTRY = Pattern.compile(
            "(\\d+)\\s*:\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")");

    private ClassNames() {
    }

    /**
     * @param assumptions gets a sentence where the names are not the model's own
     * @throws ModelException where the card names another number of classes
     */
    public static List<String> of(Path file, OnnxGraph graph, CardOverrides card, int classes, List<String> assumptions)
            throws ModelException {
        if (card.classNames().isPresent()) {
            List<String> names = card.classNames().get();
            if (names.size() != classes) {
                throw new ModelException(Wording.name(ModelCards.pathFor(file)) + ": \"classNames\" has "
                        + Wording.count(names.size(), "name") + ", but the model has "
                        + Wording.count(classes, "class") + "; correct it.");
            }
            return names;
        }
        Optional<List<String>> own = graph.metadata("names").map(ClassNames::parse).filter(n -> n.size() == classes);
        if (own.isPresent()) {
            return own.get();
        }
        if (classes == COCO) {
            assumptions.add("The file names no classes; as there are 80, COCO's names are assumed.");
            return coco();
        }
        assumptions.add("The file names no classes; they are shown by number.");
        return IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    }

    /** Names from metadata of the form {@code {0: 'person', 1: "dog"}}, numbered without a gap from 0; else none. */
    public static List<String> parse(String text) {
        Map<Integer, String> byNumber = new TreeMap<>();
        Matcher entry = ENTRY.matcher(text);
        while (entry.find() && entry.group(1).length() < 6) {
            String name = entry.group(2) != null ? entry.group(2) : entry.group(3);
            byNumber.put(Integer.parseInt(entry.group(1)), name.replaceAll("\\\\(.)", "$1"));
        }
        List<String> names = new ArrayList<>(byNumber.values());
        return IntStream.range(0, names.size()).allMatch(byNumber::containsKey) ? names : List.of();
    }

    /** COCO's 80 detection classes in their usual order. */
    public static List<String> coco() {
        try (InputStream in = ClassNames.class.getResourceAsStream("coco80.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
