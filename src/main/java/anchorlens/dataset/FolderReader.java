package anchorlens.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the formats that keep one annotation file an image: Pascal VOC and LabelMe. */
final class FolderReader {
    private static final int DEPTH = 4;

    /** Reads one file. */
    @FunctionalInterface
    interface FileReader {
        DocumentImage read(TextFile file, Findings findings) throws DatasetException;
    }

    private FolderReader() {
    }

    static FileReader reader(AnnotationFormat format) {
        return format == AnnotationFormat.VOC ? VocDocument::read : LabelMeDocument::read;
    }

    /** Reads all files below a folder. A file that cannot be read is listed and left out. */
    static Dataset read(Path folder, AnnotationFormat format, Path imageFolder) throws DatasetException {
        Findings findings = new Findings(JsonText.name(folder));
        SetAssembly assembly = new SetAssembly(folder, format, folder, findings);
        List<Path> files = files(folder, format == AnnotationFormat.VOC ? ".xml" : ".json");
        ImageLocator locator = ImageLocator.near(folder.resolve("annotations"), imageFolder);
        DatasetException first = null;
        int failed = 0;
        for (Path file : files) {
            try {
                TextFile text = TextFile.read(file);
                DocumentImage image = reader(format).read(text, findings);
                assembly.addImage(image, pixels(image, file, folder, locator, findings), assembly.addFile(text.stamp()));
            } catch (DatasetException e) {
                first = first == null ? e : first;
                failed++;
            }
        }
        if (assembly.imageCount() == 0) {
            throw first != null ? first : new DatasetException(JsonText.name(folder) + " holds no " + format.displayName() + " files.");
        }
        if (failed > 0) {
            findings.add("unreadable", failed + " of " + files.size() + " files", (failed == 1 ? "is" : "are") + " left out: "
                    + first.getMessage().replaceAll("\\.$", ""), "correct or remove " + (failed == 1 ? "it" : "them"));
        }
        locator.noteMissing(assembly.imageCount(), findings);
        return assembly.assemble(List.of());
    }

    /** The picture of a file: as named, or named like the file itself. */
    private static Path pixels(DocumentImage image, Path file, Path folder, ImageLocator locator, Findings findings) {
        String named = image.name().replace('\\', '/');
        String last = named.substring(named.lastIndexOf('/') + 1);
        String stem = JsonText.name(file).replaceFirst("\\.[^.]*$", "");
        Path below = folder.relativize(file).getParent();
        String wanted = below == null ? last : below.toString().replace('\\', '/') + "/" + last;
        return locator.locate(wanted, image.place(), findings, stem + ".jpg", stem + ".png", stem + ".jpeg");
    }

    private static List<Path> files(Path folder, String extension) throws DatasetException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            walk.filter(p -> JsonText.name(p).toLowerCase(Locale.ROOT).endsWith(extension) && !JsonText.name(p).startsWith(".")
                    && Files.isRegularFile(p)).sorted().forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(JsonText.name(folder) + " cannot be listed; check that the folder exists and may be read.", e);
        }
        return files;
    }
}
