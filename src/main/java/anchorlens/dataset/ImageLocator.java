package anchorlens.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files that an annotation file lists, in a few folders and nowhere outside them. Each folder is listed once,
 * so that a hundred thousand names cost no question each to the file system.
 */
final class ImageLocator {
    private static final int NAMED_FOLDERS = 3;
    private static final int LEVELS_UP = 3;
    private static final List<String> FOLDERS = List.of("images", "data", "JPEGImages");

    private final List<Path> folders;
    private final Map<Path, Map<String, Path>> listings = new HashMap<>();
    private int missing;
    private String firstMissing;

    ImageLocator(List<Path> folders) {
        this.folders = new ArrayList<>(folders);
    }

    /** The folders in which the images of an annotation file are looked for, {@code given} (may be null) first. */
    static ImageLocator near(Path json, Path given) {
        Path home = json.toAbsolutePath().normalize().getParent();
        Set<Path> folders = new LinkedHashSet<>();
        if (given != null) {
            folders.add(given.toAbsolutePath().normalize());
        }
        List<Path> bases = home.getParent() == null ? List.of(home) : List.of(home, home.getParent());
        for (Path base : bases) {
            folders.add(base);
            for (String folder : FOLDERS) {
                folders.add(base.resolve(folder));
            }
            for (String split : splits(JsonText.name(json))) {
                folders.add(base.resolve(split));
                folders.add(base.resolve("images").resolve(split));
                folders.add(base.resolve("data").resolve(split));
            }
        }
        Path above = home.getParent();
        for (int level = 1; level < LEVELS_UP && above != null; level++) {
            above = above.getParent();
            for (String folder : above == null ? List.<String>of() : FOLDERS) {
                folders.add(above.resolve(folder));
            }
        }
        return new ImageLocator(List.copyOf(folders));
    }

    /**
     * The folders in which pictures that a set's folder does not hold where it says are looked for: the folder itself and
     * those named for pictures in it and in the folders above. Not the folders above themselves, where a picture of the
     * same name may well be another picture.
     */
    static ImageLocator below(Path root, Path given) {
        Set<Path> folders = new LinkedHashSet<>();
        if (given != null) {
            folders.add(given.toAbsolutePath().normalize());
        }
        Path home = root.toAbsolutePath().normalize();
        folders.add(home);
        Path base = home;
        for (int level = 0; level <= LEVELS_UP && base != null; level++) {
            for (String folder : FOLDERS) {
                folders.add(base.resolve(folder));
            }
            base = base.getParent();
        }
        return new ImageLocator(List.copyOf(folders));
    }

    /** {@code instances_val2017.json} may mean a folder {@code instances_val2017} or {@code val2017}. */
    private static List<String> splits(String fileName) {
        String stem = fileName.replaceFirst("(?i)\\.(json|xml)(\\.gz)?$", "");
        List<String> splits = new ArrayList<>();
        splits.add(stem);
        for (int i = 0; i < stem.length() - 1; i++) {
            if (stem.charAt(i) == '_' || stem.charAt(i) == '-') {
                splits.add(stem.substring(i + 1));
            }
        }
        splits.removeIf(s -> s.isBlank() || s.startsWith("."));
        return splits;
    }

    /**
     * The file of an image, or where it was expected if there is none.
     *
     * @param listed its file name as written
     * @param place  where that is written, for sentences
     * @param others further names it may have
     */
    Path locate(String listed, String place, Findings findings, String... others) {
        String name = listed.strip().replace('\\', '/');
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (leavesFolder(name)) {
            findings.add("traversal", place, "has a file_name that leads out of the image folder: "
                    + listed, "only its last part is looked for there, so make it relative to the image folder");
            name = last;
        }
        try {
            Path found = find(Path.of(name).normalize());
            if (found == null) {
                found = find(Path.of(last));
            }
            for (int i = 0; i < others.length && found == null; i++) {
                found = find(Path.of(others[i]));
            }
            if (found != null) {
                return found;
            }
        } catch (InvalidPathException e) {
            findings.add("path", place, "has a file_name this system does not allow",
                    "the image cannot be opened, so rename it");
            name = last = "image without a name";
        }
        missing++;
        firstMissing = firstMissing == null ? name : firstMissing;
        return folders.getFirst().resolve(name).normalize();
    }

    /** Adds one finding for all files that were not found. */
    void noteMissing(int total, Findings findings) {
        if (missing == 0) {
            return;
        }
        String where = String.join(", ", folders.stream().filter(Files::isDirectory).limit(NAMED_FOLDERS)
                .map(Path::toString).toList());
        findings.add("missing", missing + " of " + total + " image files", (missing == 1 ? "is" : "are") + " missing, "
                + (missing == 1 ? "" : "the first being ") + firstMissing + ", looked for in " + where
                + " and folders beside", "put the images there and open the file again");
    }

    private static boolean leavesFolder(String name) {
        if (name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*") || name.contains("://")) {
            return true;
        }
        int depth = 0;
        for (String part : name.split("/")) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return depth == 0;
    }

    private Path find(Path relative) {
        for (int i = 0; i < folders.size(); i++) {
            Path candidate = folders.get(i).resolve(relative);
            Map<String, Path> files = listing(candidate.getParent());
            Path found = files.getOrDefault(JsonText.name(candidate), files.get(lowerCaseName(candidate)));
            if (found != null) {
                folders.addFirst(folders.remove(i));
                return found;
            }
        }
        return null;
    }

    private static String lowerCaseName(Path file) {
        return JsonText.name(file).toLowerCase(Locale.ROOT);
    }

    /** The files of a folder by name and by lower-case name: data sets move between systems that differ in this. */
    private Map<String, Path> listing(Path folder) {
        return listings.computeIfAbsent(folder, ImageLocator::list);
    }

    private static Map<String, Path> list(Path folder) {
        Map<String, Path> files = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.forEach(p -> {
                    files.put(JsonText.name(p), p);
                    files.putIfAbsent(lowerCaseName(p), p);
                });
            } catch (IOException | UncheckedIOException e) {
                return Map.of();
            }
        }
        return files;
    }
}
