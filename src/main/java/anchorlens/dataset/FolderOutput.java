package anchorlens.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the formats with one file an image. */
final class FolderOutput {
    private final Dataset dataset;
    private final Path target;

    /** @param target where the folder will lie in the end, for paths from there to the images */
    FolderOutput(Dataset dataset, Path target) {
        this.dataset = dataset;
        this.target = target;
    }

    /** Where images are put, relative to the folder. */
    static String imageFolder(AnnotationFormat format) {
        return switch (format) {
            case VOC -> "JPEGImages";
            case YOLO -> "images";
            default -> "";
        };
    }

    /** A name that stays inside its folder. */
    static String safeName(String name) {
        Path relative = Path.of(name.replaceFirst("^([A-Za-z]:)?/+", "")).normalize();
        return relative.startsWith("..") || relative.toString().isEmpty() ? String.valueOf(Path.of(name).getFileName()) : relative.toString();
    }

    private static String withEnding(String name, String ending) {
        return safeName(name).replaceFirst("\\.[^./\\\\]*$", "") + ending;
    }

    void write(AnnotationFormat format, Path folder) throws IOException {
        for (ImageRecord image : dataset.images()) {
            switch (format) {
                case VOC -> write(folder.resolve("Annotations").resolve(withEnding(image.name(), ".xml")), voc(image));
                case YOLO -> write(folder.resolve("labels").resolve(withEnding(image.name(), ".txt")), yolo(image));
                default -> write(folder.resolve(withEnding(image.name(), ".json")), labelMe(image));
            }
        }
        if (format == AnnotationFormat.YOLO) {
            StringBuilder names = new StringBuilder("# Images belong into the folder images, beside labels.\ntrain: images\nval: images\nnames:\n");
            for (int i = 0; i < dataset.categories().size(); i++) {
                names.append("  ").append(i).append(": ").append(LabelMeDocument.quoted(dataset.categories().get(i).name())).append('\n');
            }
            write(folder.resolve("data.yaml"), names.toString());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String voc(ImageRecord image) {
        StringBuilder out = new StringBuilder("<annotation>\n\t<filename>").append(XmlText.escaped(Path.of(image.name()).getFileName().toString()))
                .append("</filename>\n\t<size>\n\t\t<width>").append(image.width()).append("</width>\n\t\t<height>").append(image.height())
                .append("</height>\n\t\t<depth>3</depth>\n\t</size>\n\t<segmented>0</segmented>\n");
        for (Annotation a : image.annotations()) {
            out.append('\t').append(VocDocument.write(dataset.categories().get(a.category()), a.box(), "\t")).append('\n');
        }
        return out.append("</annotation>\n").toString();
    }

    private String yolo(ImageRecord image) {
        StringBuilder out = new StringBuilder();
        for (Annotation a : image.annotations()) {
            Category byIndex = new Category(a.category(), dataset.categories().get(a.category()).name());
            out.append(YoloLabels.write(byIndex, a.box(), image.width(), image.height())).append('\n');
        }
        return out.toString();
    }

    private String labelMe(ImageRecord image) {
        StringBuilder out = new StringBuilder("{\n  \"version\": \"5.0.0\",\n  \"flags\": {},\n  \"shapes\": [");
        String before = "\n    ";
        for (Annotation a : image.annotations()) {
            out.append(before).append(LabelMeDocument.write(dataset.categories().get(a.category()), a.box()));
            before = ",\n    ";
        }
        Path json = target.resolve(withEnding(image.name(), ".json")).getParent();
        Path pixels = image.file().toAbsolutePath().normalize();
        String path = Files.exists(pixels) && pixels.getRoot().equals(json.getRoot()) ? json.relativize(pixels).toString().replace('\\', '/')
                : image.name();
        return out.append("\n  ],\n  \"imagePath\": ").append(LabelMeDocument.quoted(path)).append(",\n  \"imageData\": null,\n  \"imageHeight\": ")
                .append(image.height()).append(",\n  \"imageWidth\": ").append(image.width()).append("\n}\n").toString();
    }
}
