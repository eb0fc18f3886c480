package anchorlens.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Where the parts of a YOLO set lie: images, their label files, and the names of the classes.
 *
 * <p>{@code data.yaml} has "path" (the root), "train", "val" and "test" (folders of images, or lists of them) and "names"
 * (a list, or a map from number to name); darknet's {@code obj.data} has "train", "valid" and "names" (files). Labels of
 * {@code …/images/….jpg} lie in {@code …/labels/….txt}, those of other images beside them.
 *
 * <p>Source: docs.ultralytics.com, "Object Detection Datasets Overview"; {@code ultralytics/data/utils.py}.
 */
final class YoloSet {
    private static final List<String> SPLITS = List.of("train", "val", "valid", "test");
    private static final List<String> NAME_FILES = List.of("classes.txt", "obj.names", "labels.txt", "names.txt", "classes.names");

    final Path root;
    final List<String> names = new ArrayList<>();
    /** Image file to label file, in the order of the set; either may be absent. */
    final Map<Path, Path> labels = new LinkedHashMap<>();
    /** Files besides the labels that belong to the set. */
    final Set<Path> files = new LinkedHashSet<>();
    private final Findings findings;

    private YoloSet(Path root, Findings findings) {
        this.root = root.toAbsolutePath().normalize();
        this.findings = findings;
    }

    /** The set that a data.yaml describes. */
    static YoloSet ofYaml(Path file, Findings findings) throws DatasetException {
        TextFile text = TextFile.read(file);
        YoloSet set = new YoloSet(file.toAbsolutePath().getParent(), findings);
        set.files.add(file.toAbsolutePath().normalize());
        Object loaded;
        try {
            loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text.text());
        } catch (YAMLException e) {
            throw new DatasetException(text.name() + " is no valid YAML ("
                    + String.valueOf(e.getMessage()).lines().limit(2).map(String::strip).reduce((a, b) -> a + " " + b).orElse("")
                    + "); correct that place.", e);
        }
        if (!(loaded instanceof Map<?, ?> map) || map.get("names") == null) {
            throw new DatasetException(text.name() + " has no \"names\", so it is no YOLO data.yaml; open the one that names the classes.");
        }
        set.names(map.get("names"), text.name());
        Path home = map.get("path") == null ? set.root : set.below(set.root, String.valueOf(map.get("path")));
        Path base = Files.isDirectory(home) ? home : set.root;
        for (String split : SPLITS) {
            Object value = map.get(split);
            for (Object entry : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
                set.addSplit(base, String.valueOf(entry), split);
            }
        }
        if (set.labels.isEmpty()) {
            set.addFolder(set.root);
        }
        return set;
    }

    /** The set that darknet's obj.data describes. */
    static YoloSet ofDarknet(Path file, Findings findings) throws DatasetException {
        TextFile text = TextFile.read(file);
        YoloSet set = new YoloSet(file.toAbsolutePath().getParent(), findings);
        set.files.add(file.toAbsolutePath().normalize());
        Map<String, String> values = new LinkedHashMap<>();
        text.text().lines().map(l -> l.split("=", 2)).filter(p -> p.length == 2).forEach(p -> values.put(p[0].strip(), p[1].strip()));
        if (!values.containsKey("names")) {
            throw new DatasetException(text.name() + " has no line \"names = …\", so it is no darknet data file.");
        }
        set.addNames(set.darknet(values.get("names")));
        for (String split : SPLITS) {
            if (values.containsKey(split)) {
                set.addList(set.darknet(values.get(split)));
            }
        }
        return set;
    }

    /** The set of a folder with labels, in itself or in its folder {@code labels}. */
    static YoloSet ofFolder(Path folder, Findings findings) throws DatasetException {
        YoloSet set = new YoloSet(folder, findings);
        List<Path> places = new ArrayList<>(List.of(set.root, set.root.resolve("labels"), set.root.resolve("Annotations")));
        if (set.root.getParent() != null) {
            places.add(set.root.getParent());
        }
        for (Path place : places) {
            for (String name : NAME_FILES) {
                if (set.names.isEmpty() && Files.isRegularFile(place.resolve(name))) {
                    set.addNames(place.resolve(name));
                }
            }
        }
        set.addFolder(set.root);
        return set;
    }

    private void names(Object value, String file) throws DatasetException {
        if (value instanceof List<?> list) {
            list.forEach(n -> names.add(String.valueOf(n)));
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> e : map.entrySet()) {
                double index = XmlElement.number(String.valueOf(e.getKey()));
                if (!(index >= 0 && index <= Short.MAX_VALUE && index == Math.rint(index))) {
                    throw new DatasetException(file + " has the class number " + e.getKey() + " in \"names\"; number classes from 0.");
                }
                while (names.size() <= index) {
                    names.add("class " + names.size());
                }
                names.set((int) index, String.valueOf(e.getValue()));
            }
        } else {
            throw new DatasetException(file + " has \"names\" that are neither a list nor numbered; list the classes there.");
        }
    }

    private void addNames(Path file) throws DatasetException {
        if (!Files.isRegularFile(file)) {
            findings.add("names", JsonText.name(file), "with the class names does not exist",
                    "classes are shown by their numbers, so put it there");
            return;
        }
        files.add(file.toAbsolutePath().normalize());
        TextFile.read(file).text().lines().map(String::strip).forEach(names::add);
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
    }

    /** Darknet's own paths begin with {@code data/}, relative to where it is started. */
    private Path darknet(String path) {
        Path here = below(root, path);
        return Files.exists(here) ? here : below(root, path.replaceFirst("^/?data/", ""));
    }

    private Path below(Path base, String path) {
        try {
            return base.resolve(path.strip()).normalize();
        } catch (InvalidPathException e) {
            return base.resolve("unusable path");
        }
    }

    private void addSplit(Path base, String path, String split) throws DatasetException {
        Path place = below(base, path);
        if (!Files.exists(place) && path.startsWith("../")) {
            // Roboflow writes paths that are one level off; Ultralytics strips them likewise.
            place = below(base, path.substring(3));
        }
        if (Files.isDirectory(place)) {
            for (Path image : YoloFiles.below(place, ImageFolder::isImage)) {
                labels.putIfAbsent(image, YoloFiles.labelOf(image));
            }
        } else if (Files.isRegularFile(place)) {
            addList(place);
        } else {
            findings.add("split", "\"" + split + ": " + path + "\"", "does not exist", "it is left out, so correct the path if its "
                    + "images are wanted");
        }
    }

    private void addList(Path list) throws DatasetException {
        if (!Files.isRegularFile(list)) {
            findings.add("list", JsonText.name(list), "does not exist", "its images are left out, so put it there");
            return;
        }
        files.add(list.toAbsolutePath().normalize());
        for (String line : TextFile.read(list).text().lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            Path image = below(list.toAbsolutePath().getParent(), line);
            Path label = YoloFiles.labelOf(image);
            if (!Files.exists(image) && !Files.exists(label)) {
                image = darknet(line);
                label = YoloFiles.labelOf(image);
            }
            labels.putIfAbsent(image, label);
        }
    }

    /** Images with labels beside them or in {@code labels}; and labels whose images lie elsewhere. */
    private void addFolder(Path folder) throws DatasetException {
        for (Path image : YoloFiles.below(folder, ImageFolder::isImage)) {
            Path label = YoloFiles.labelOf(image);
            if (!Files.exists(label)) {
                String stem = JsonText.name(label);
                label = List.of(folder.resolve("labels").resolve(stem), folder.resolve("Annotations").resolve(stem)).stream()
                        .filter(Files::exists).findFirst().orElse(label);
            }
            labels.putIfAbsent(image, label);
        }
        Set<Path> known = Set.copyOf(labels.values());
        for (Path label : YoloFiles.below(folder, YoloFiles::isLabel)) {
            if (!known.contains(label)) {
                labels.putIfAbsent(label.resolveSibling(JsonText.name(label).replaceFirst("\\.txt$", ".jpg")), label);
            }
        }
    }
}
