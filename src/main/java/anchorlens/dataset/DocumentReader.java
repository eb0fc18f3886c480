package anchorlens.dataset;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the formats besides COCO that keep a whole set in one file: CVAT and Label Studio. */
final class DocumentReader {
    private DocumentReader() {
    }

    static Dataset cvat(Path file, Path imageFolder) throws DatasetException {
        Findings findings = new Findings(JsonText.name(file));
        TextFile text = TextFile.read(file);
        CvatDocument.Content content = CvatDocument.read(text, findings);
        SetAssembly assembly = new SetAssembly(file, AnnotationFormat.CVAT, file, findings);
        int stamp = assembly.addFile(text.stamp());
        ImageLocator locator = ImageLocator.near(file, imageFolder);
        for (int i = 0; i < content.images().size(); i++) {
            DocumentImage image = content.images().get(i);
            String subset = content.subsets().get(i);
            String name = subset.isEmpty() || subset.equals("default") ? image.name() : subset + "/" + image.name();
            assembly.addImage(image, locator.locate(name, image.place(), findings, image.name()), stamp);
        }
        locator.noteMissing(assembly.imageCount(), findings);
        return assembly.assemble(content.labels());
    }

    static Dataset labelStudio(Path file, Path imageFolder) throws DatasetException {
        Findings findings = new Findings(JsonText.name(file));
        TextFile text = TextFile.read(file);
        List<DocumentImage> images = LabelStudioDocument.read(text, findings);
        SetAssembly assembly = new SetAssembly(file, AnnotationFormat.LABEL_STUDIO, file, findings);
        int stamp = assembly.addFile(text.stamp());
        ImageLocator locator = ImageLocator.near(file, imageFolder);
        for (DocumentImage image : images) {
            String name = fileName(image.name());
            // An upload gets eight hexadecimal digits and a dash before its name.
            String uploaded = name.replaceFirst("^[0-9a-f]{8}-", "");
            DocumentImage named = new DocumentImage(image.id(), name, image.width(), image.height(), image.place(), image.objects(), null);
            assembly.addImage(named, locator.locate(name, image.place(), findings, uploaded), stamp);
        }
        locator.noteMissing(assembly.imageCount(), findings);
        return assembly.assemble(List.of());
    }

    /** The file name at the end of an address such as {@code /data/local-files/?d=photos/a%20b.jpg}. */
    static String fileName(String address) {
        String path = address.replace('\\', '/');
        int query = path.indexOf("?d=");
        path = query >= 0 ? path.substring(query + 3) : path.replaceFirst("[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return last;
        }
    }
}
