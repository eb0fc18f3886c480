package anchorlens.dataset;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a COCO file holds, as written: the lists are not yet joined by their identifiers. */
final class CocoContent {
    final List<Category> categories = new ArrayList<>();
    final List<ImageEntry> images = new ArrayList<>();
    final List<AnnotationEntry> annotations = new ArrayList<>();
    final Identifiers categoryIds = new Identifiers();
    final Identifiers imageIds = new Identifiers();
    final Identifiers annotationIds = new Identifiers();
    boolean hasCategories;
    boolean hasImages;
    boolean hasAnnotations;
    boolean hasSegments;
    boolean hasCaptions;
    boolean hasVideos;
    private final Findings findings;
    private String place = "the start";

    CocoContent(Findings findings) {
        this.findings = findings;
    }

    /** One entry of "images"; width and height 0 where not given. */
    record ImageEntry(int index, long id, String name, int width, int height) {
        String place() {
            return "images[" + index + "] (" + (name == null ? "id " + id : name) + ")";
        }
    }

    /** One entry of "annotations"; the box is null where "bbox" is unusable, and then {@code flaw} says why. */
    record AnnotationEntry(int index, long id, long image, long category, Box box, String flaw, boolean segmented,
                           boolean crowd, boolean ignore) {
        AnnotationEntry withBox(Box outline) {
            return new AnnotationEntry(index, id, image, category, outline, null, segmented, crowd, ignore);
        }

        String place() {
            return "annotations[" + index + "]" + (id == Identifiers.NONE ? "" : " (id " + id + ")");
        }
    }

    /** What is being read, such as {@code annotations[3]}. */
    String place() {
        return place;
    }

    /** Reads the top-level object the cursor stands on. */
    void read(JsonCursor json) throws IOException, DatasetException {
        json.object(name -> {
            place = '"' + name + '"';
            switch (name) {
                case "images" -> hasImages |= section(json, name, i -> image(json, i));
                case "annotations" -> hasAnnotations |= section(json, name, i -> annotation(json, i));
                case "categories" -> hasCategories |= section(json, name, i -> category(json, i));
                case "videos" -> hasVideos = true;
                default -> { }
            }
        });
        place = "the end";
    }

    /** True if an annotation has no box but a segmentation to take one from. */
    boolean needsOutlines() {
        return annotations.stream().anyMatch(a -> a.box() == null && a.segmented());
    }

    /** Reads the file a second time, for the segmentations of the annotations that have no box. */
    void readOutlines(JsonCursor json) throws IOException, DatasetException {
        Map<Integer, Box> outlines = new HashMap<>();
        annotations.stream().filter(a -> a.box() == null && a.segmented()).forEach(a -> outlines.put(a.index(), null));
        json.object(name -> {
            if (name.equals("annotations")) {
                json.list(i -> {
                    if (outlines.containsKey(i)) {
                        json.object(field -> {
                            if (field.equals("segmentation")) {
                                outlines.put(i, Outline.read(json));
                            }
                        });
                    }
                });
            }
        });
        annotations.replaceAll(a -> {
            Box outline = outlines.get(a.index());
            if (outline == null) {
                return a;
            }
            findings.add("bbox outline" + a.flaw(), a.place(), a.flaw(),
                    "the box around its segmentation is taken instead");
            return a.withBox(outline);
        });
    }

    private boolean section(JsonCursor json, String name, JsonCursor.ElementReader reader)
            throws IOException, DatasetException {
        if (json.isNull()) {
            return false;
        }
        if (json.current() != JsonToken.START_ARRAY) {
            throw new DatasetException("has no list as \"" + name + "\" at " + json.place()
                    + "; a COCO file holds a list of objects there.");
        }
        json.list(i -> {
            place = name + "[" + i + "]";
            if (json.current() == JsonToken.START_OBJECT) {
                reader.read(i);
            } else {
                findings.add("shape " + name, place, "is no object", "it is left out, so correct or remove it");
            }
        });
        return true;
    }

    private void category(JsonCursor json, int index) throws IOException, DatasetException {
        long[] id = {Identifiers.NONE};
        String[] name = {null};
        json.object(field -> {
            switch (field) {
                case "id" -> id[0] = json.id(categoryIds);
                case "name" -> name[0] = json.current().isScalarValue() && !json.isNull() ? json.text() : null;
                default -> { }
            }
        });
        if (id[0] == Identifiers.NONE) {
            findings.add("category id", "categories[" + index + "]", "has no id",
                    "it is left out, so give it the id its annotations use");
            return;
        }
        if (name[0] == null || name[0].isBlank()) {
            findings.add("category name", "categories[" + index + "] (id " + id[0] + ")", "has no name",
                    "it is shown by its id, so name it");
            name[0] = "category " + id[0];
        }
        categories.add(new Category(id[0], name[0]));
    }

    private void image(JsonCursor json, int index) throws IOException, DatasetException {
        long[] id = {Identifiers.NONE};
        String[] name = {null};
        int[] size = {0, 0};
        json.object(field -> {
            switch (field) {
                case "id" -> id[0] = json.id(imageIds);
                case "file_name" -> name[0] = json.isText() && !json.text().isBlank() ? json.text() : null;
                case "width" -> size[0] = json.pixels();
                case "height" -> size[1] = json.pixels();
                default -> { }
            }
        });
        images.add(new ImageEntry(index, id[0], name[0], size[0], size[1]));
    }

    private void annotation(JsonCursor json, int index) throws IOException, DatasetException {
        AnnotationReader reader = new AnnotationReader();
        json.object(field -> {
            switch (field) {
                case "id" -> reader.id = json.id(annotationIds);
                case "image_id" -> reader.image = json.id(imageIds);
                case "category_id" -> reader.category = json.id(categoryIds);
                case "bbox" -> reader.bbox(json);
                case "segmentation" -> reader.segmented = !json.isNull();
                case "iscrowd" -> reader.crowd = json.flag();
                case "ignore" -> reader.ignore = json.flag();
                case "segments_info" -> hasSegments = true;
                case "caption" -> hasCaptions = true;
                case "score" -> findings.add("score", place, "carries a score as detections do",
                        "it is read as an annotation, so check that this is the file with the ground truth");
                default -> { }
            }
        });
        annotations.add(reader.entry(index, findings));
    }
}
