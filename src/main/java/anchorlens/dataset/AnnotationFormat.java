package anchorlens.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that annotations are read from and written to. */
public enum AnnotationFormat {
    /** COCO instances, one JSON file. */
    COCO("coco", "COCO", false),
    /** Pascal VOC, one XML file an image. */
    VOC("voc", "Pascal VOC", true),
    /** YOLO, one text file an image, with {@code data.yaml} or darknet's {@code obj.data}. */
    YOLO("yolo", "YOLO", true),
    /** CVAT for images 1.1, one XML file. */
    CVAT("cvat", "CVAT", false),
    /** Label Studio, one JSON file of tasks. */
    LABEL_STUDIO("labelstudio", "Label Studio", false),
    /** LabelMe, one JSON file an image. */
    LABELME("labelme", "LabelMe", true);

    private final String id;
    private final String displayName;
    private final boolean folder;

    AnnotationFormat(String id, String displayName, boolean folder) {
        this.id = id;
        this.displayName = displayName;
        this.folder = folder;
    }

    /** As people type it. */
    public String id() {
        return id;
    }

    /** As people know it. */
    public String displayName() {
        return displayName;
    }

    /** True where a data set is a folder of files, false where it is one file. */
    public boolean isFolder() {
        return folder;
    }

    /**
     * The format of an id, in any case, dashes and underscores ignored.
     *
     * @throws IllegalArgumentException in one sentence that lists the ids
     */
    public static AnnotationFormat parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        return Arrays.stream(values()).filter(f -> f.id.equals(wanted)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("there is no annotation format '" + text + "'; there are "
                        + Arrays.stream(values()).map(AnnotationFormat::id).collect(Collectors.joining(", "))));
    }
}
