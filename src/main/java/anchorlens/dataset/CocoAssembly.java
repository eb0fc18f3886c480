package anchorlens.dataset;

import anchorlens.dataset.CocoContent.AnnotationEntry;
import anchorlens.dataset.CocoContent.ImageEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Joins images, annotations and categories of a COCO file by their identifiers. */
final class CocoAssembly {
    private static final String ANNOTATION_LEFT_OUT = "it is left out, so correct or remove it";

    private final Path source;
    private final FileStamp stamp;
    private final String name;
    private final CocoContent content;
    private final Findings findings;
    private final List<Category> categories = new ArrayList<>();
    private final Map<Long, Integer> classes = new HashMap<>();
    private final Map<Long, ImageEntry> images = new LinkedHashMap<>();
    private final Map<Long, List<Annotation>> annotations = new HashMap<>();
    private final Map<Long, List<Integer>> entries = new HashMap<>();

    CocoAssembly(Path source, FileStamp stamp, CocoContent content, Findings findings) {
        this.source = source;
        this.stamp = stamp;
        this.name = JsonText.name(source);
        this.content = content;
        this.findings = findings;
    }

    void join() throws DatasetException {
        refuseOtherKinds();
        joinCategories();
        joinImages();
        joinAnnotations();
        noteIdentifiers();
    }

    Dataset dataset(ImageLocator locator) {
        List<ImageRecord> records = records(locator);
        Origin origin = new Origin(AnnotationFormat.COCO, source, List.of(stamp), Collections.nCopies(records.size(), 0));
        return new Dataset(source, categories, records, findings.sentences(), Optional.of(origin));
    }

    /** The entry of "images" of an assembled image. */
    List<ImageEntry> imageEntries() {
        return List.copyOf(images.values());
    }

    /** Where the annotations of an image stand in "annotations", in the order of its record. */
    List<Integer> entries(ImageEntry image) {
        return entries.getOrDefault(image.id(), List.of());
    }

    private void refuseOtherKinds() throws DatasetException {
        boolean annotated = !content.annotations.isEmpty();
        if (content.hasVideos) {
            throw refusal("holds video annotations", "open a COCO instances file of single images");
        }
        if (!content.hasImages) {
            boolean any = content.hasCategories || content.hasAnnotations;
            throw refusal("has no \"images\" list" + (any ? "" : ", so it is no COCO file"), any
                    ? "add the list of image ids and file names its annotations refer to"
                    : "open a COCO instances file");
        }
        if (content.images.isEmpty()) {
            throw refusal("lists no images: \"images\" is empty", "export it again with its images");
        }
        if (content.hasCaptions) {
            throw refusal("holds COCO captions, not boxes", "open the instances file of the same images");
        }
        if (content.hasSegments) {
            throw refusal("holds COCO panoptic segments, not boxes", "open the instances file of the same images");
        }
        if (annotated && content.categories.isEmpty()) {
            throw refusal("has no \"categories\" list, so the category ids of its annotations have no classes",
                    "add the list of category ids and names");
        }
    }

    private DatasetException refusal(String what, String remedy) {
        return new DatasetException(name + " " + what + "; " + remedy + ".");
    }

    private void joinCategories() {
        Map<Long, Category> byId = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (Category category : content.categories) {
            String place = "category " + category.id() + " (" + category.name() + ")";
            if (byId.putIfAbsent(category.id(), category) != null) {
                findings.add("category twice", place, "repeats the id of another category",
                        "the first one with that id is kept, so give each category its own id");
            } else if (!names.add(category.name())) {
                findings.add("category names", place, "repeats the name of another category",
                        "they stay separate classes, so rename one of them");
            }
        }
        List<Category> kept = content.categories.stream().filter(c -> byId.get(c.id()) == c).toList();
        categories.addAll(byId.values());
        for (int i = 0; i < categories.size(); i++) {
            classes.put(categories.get(i).id(), i);
        }
        if (!kept.equals(categories)) {
            findings.add("category order", "\"categories\"", "is not in ascending order of id",
                    "classes are numbered by ascending id, so check that the model's classes are in that order");
        }
    }

    private void joinImages() throws DatasetException {
        for (ImageEntry image : content.images) {
            if (image.id() == Identifiers.NONE) {
                findings.add("image id", "images[" + image.index() + "]", "has no id",
                        "it is left out, so give it one");
            } else if (image.name() == null) {
                findings.add("image name", image.place(), "has no file_name",
                        "it is left out with its annotations, so name its file");
            } else if (images.containsKey(image.id())) {
                findings.add("image twice", image.place(), "repeats id " + image.id() + " of "
                        + images.get(image.id()).place(),
                        "only the first image with that id is kept, so give each image its own id");
            } else {
                images.put(image.id(), image);
                if (image.width() == 0 || image.height() == 0) {
                    findings.add("image size", image.place(), "has no valid width and height",
                            "its size is taken from the picture and its boxes are not checked against it");
                }
            }
        }
        if (images.isEmpty()) {
            throw refusal("has no image with both an id and a file_name", "correct \"images\"");
        }
    }

    private void joinAnnotations() {
        BoxAudit audit = new BoxAudit(findings);
        Set<Long> ids = new HashSet<>();
        for (AnnotationEntry entry : content.annotations) {
            ImageEntry image = images.get(entry.image());
            if (image == null) {
                findings.add("annotation image", entry.place(), entry.image() == Identifiers.NONE ? "has no image_id"
                        : "has image_id " + entry.image() + ", which \"images\" does not list", ANNOTATION_LEFT_OUT);
                continue;
            }
            Integer label = classes.get(entry.category());
            if (label == null) {
                findings.add("annotation category", entry.place(), entry.category() == Identifiers.NONE
                        ? "has no category_id" : "has category_id " + entry.category()
                        + ", which \"categories\" does not list", ANNOTATION_LEFT_OUT);
                continue;
            }
            if (entry.box() == null) {
                findings.add("annotation box" + entry.flaw(), entry.place(), entry.flaw(), ANNOTATION_LEFT_OUT);
                continue;
            }
            if (entry.id() != Identifiers.NONE && !ids.add(entry.id())) {
                findings.add("annotation twice", entry.place(), "repeats the id of another annotation",
                        "all are kept, so give each annotation its own id");
            }
            audit.check(entry, image);
            annotations.computeIfAbsent(image.id(), i -> new ArrayList<>(4)).add(
                    new Annotation(annotationId(entry), label, entry.box(), entry.crowd(), entry.ignore()));
            entries.computeIfAbsent(image.id(), i -> new ArrayList<>(4)).add(entry.index());
        }
        audit.conclude();
        if (!content.hasAnnotations) {
            findings.add("no annotations", "the file", "has no \"annotations\" list",
                    "its images are shown without boxes, so open the annotated file if boxes were expected");
        }
    }

    /** The identifier as written; the position in the list, counted down from -1, where there is none. */
    private long annotationId(AnnotationEntry entry) {
        if (entry.id() != Identifiers.NONE) {
            return entry.id();
        }
        findings.add("annotation id", entry.place(), "has no id", "it is kept under the id " + (-1L - entry.index()));
        return -1L - entry.index();
    }

    private void noteIdentifiers() {
        noteIdentifiers("\"images\" or image_id", content.imageIds);
        noteIdentifiers("\"categories\" or category_id", content.categoryIds);
        noteIdentifiers("\"annotations\"", content.annotationIds);
    }

    private void noteIdentifiers(String place, Identifiers identifiers) {
        String replaced = identifiers.firstReplaced();
        if (replaced != null) {
            String others = identifiers.replacedCount() == 1 ? "" : " and " + (identifiers.replacedCount() - 1)
                    + " more";
            findings.add("replaced " + place, place, "has the id " + abbreviate(replaced) + others
                    + ", which is no 64-bit whole number", "a negative number stands for it here");
        } else if (identifiers.sawText()) {
            findings.add("text " + place, place, "has ids written as text",
                    "they are read as numbers, so remove the quotation marks");
        }
    }

    private static String abbreviate(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private List<ImageRecord> records(ImageLocator locator) {
        List<ImageRecord> records = new ArrayList<>(images.size());
        for (ImageEntry image : images.values()) {
            Path file = locator.locate(image.name(), image.place(), findings);
            records.add(new ImageRecord(image.id(), image.name(), file, image.width(), image.height(),
                    annotations.getOrDefault(image.id(), List.of())));
        }
        locator.noteMissing(images.size(), findings);
        return records;
    }

}
