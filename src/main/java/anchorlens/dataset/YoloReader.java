package anchorlens.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads YOLO sets. Labels are shares of an image's size, so images are measured; one that is missing is left out. */
final class YoloReader {
    private YoloReader() {
    }

    /** @param source a data.yaml, an obj.data, or a folder with labels */
    static Dataset read(Path source, Path imageFolder) throws DatasetException {
        Findings findings = new Findings(JsonText.name(source));
        String name = JsonText.name(source).toLowerCase(Locale.ROOT);
        YoloSet set = Files.isDirectory(source) ? YoloSet.ofFolder(source, findings)
                : name.endsWith(".data") ? YoloSet.ofDarknet(source, findings) : YoloSet.ofYaml(source, findings);
        SetAssembly assembly = new SetAssembly(source, AnnotationFormat.YOLO, set.root, findings);
        for (Path file : set.files) {
            assembly.addFile(TextFile.read(file).stamp());
        }
        ImageLocator locator = ImageLocator.below(set.root, imageFolder);
        for (Map.Entry<Path, Path> entry : set.labels.entrySet()) {
            add(entry.getKey(), entry.getValue(), set, assembly, locator, findings);
        }
        if (assembly.imageCount() == 0) {
            throw new DatasetException(JsonText.name(source) + (set.labels.isEmpty() ? " leads to no images and no labels"
                    : " leads to " + set.labels.size() + " label files but to none of their images, whose sizes they need")
                    + "; put the images where the file says, or beside it in a folder named images.");
        }
        List<Category> classes = new ArrayList<>();
        set.names.forEach(n -> classes.add(new Category(classes.size(), n)));
        return assembly.assemble(classes, n -> new Category(Long.parseLong(n.replaceFirst("^class ", "")), n));
    }

    private static void add(Path listed, Path label, YoloSet set, SetAssembly assembly, ImageLocator locator, Findings findings) {
        String last = JsonText.name(listed);
        String stem = last.replaceFirst("\\.[^.]*$", "");
        Path image = Files.exists(listed) ? listed
                : locator.locate(last, JsonText.name(label), new Findings(""), stem + ".jpg", stem + ".png", stem + ".jpeg");
        Optional<PictureSize> size = PictureSize.of(image);
        String name = image.startsWith(set.root) ? set.root.relativize(image).toString().replace('\\', '/') : JsonText.name(image);
        if (size.isEmpty()) {
            findings.add("size", name, Files.exists(image) ? "is no picture" : "is missing",
                    "it is left out with its labels, which need its size, so put the image there");
            return;
        }
        DocumentImage none = new DocumentImage(Identifiers.NONE, name, size.get().width(), size.get().height(), name, List.of(), null);
        if (!Files.exists(label)) {
            assembly.addImage(none, image, -1);
            return;
        }
        try {
            TextFile text = TextFile.read(label);
            assembly.addImage(YoloLabels.read(text, name, set.names, size.get().width(), size.get().height(), findings), image,
                    assembly.addFile(text.stamp()));
        } catch (DatasetException e) {
            findings.add("label file", JsonText.name(label), "cannot be read: " + e.getMessage().replaceAll("\\.$", ""),
                    "its image is shown without boxes");
            assembly.addImage(none, image, -1);
        }
    }
}
