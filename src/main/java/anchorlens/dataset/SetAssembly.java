package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.geometry.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes a data set of what annotation files say, one image after the other, keeping nothing of their texts. */
final class SetAssembly {
    private static final double TOLERANCE = 1;

    private final Path source;
    private final AnnotationFormat format;
    private final Path root;
    private final Findings findings;
    private final List<FileStamp> files = new ArrayList<>();
    private final List<Integer> fileOfImage = new ArrayList<>();
    private final List<ImageRecord> images = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private long annotations;

    SetAssembly(Path source, AnnotationFormat format, Path root, Findings findings) {
        this.source = source;
        this.format = format;
        this.root = root;
        this.findings = findings;
    }

    int imageCount() {
        return images.size();
    }

    /** @return the index of the file in the origin */
    int addFile(FileStamp stamp) {
        files.add(stamp);
        return files.size() - 1;
    }

    /**
     * Adds an image.
     *
     * @param pixels where its pixels are
     * @param file   index of its annotation file, −1 where it has none
     */
    void addImage(DocumentImage image, Path pixels, int file) {
        List<Annotation> objects = new ArrayList<>(image.objects().size());
        for (DocumentObject object : image.objects()) {
            check(object, image);
            int label = labels.computeIfAbsent(object.label(), l -> labels.size());
            objects.add(new Annotation(++annotations, label, object.box(), object.crowd(), false));
        }
        long id = image.id() == Identifiers.NONE ? images.size() + 1L : image.id();
        images.add(new ImageRecord(id, image.name(), pixels, image.width(), image.height(), objects));
        fileOfImage.add(file);
    }

    private void check(DocumentObject object, DocumentImage image) {
        Box box = object.box();
        if (object.shape() != null) {
            findings.add("shape", object.place(), "is a " + object.shape(),
                    "the box around it is shown, and cannot be corrected in the file");
        }
        if (box.isDegenerate()) {
            findings.add("size", object.place(), "has a box of " + AnnotationReader.number(box.width()) + " × "
                    + AnnotationReader.number(box.height()) + " px", "it is kept as written and can get no positives, so correct it");
        } else if (format != AnnotationFormat.YOLO && image.width() > 0 && image.height() > 0
                && (box.x1() < -TOLERANCE || box.y1() < -TOLERANCE || box.x2() > image.width() + TOLERANCE
                || box.y2() > image.height() + TOLERANCE)) {
            findings.add("outside", object.place(), "leaves its " + image.width() + "×" + image.height() + " image",
                    "it is kept as written, so clip or correct it");
        }
    }

    /**
     * The data set.
     *
     * @param known    classes in the order the files give them; others follow by name, or all by name where none are given
     * @param category makes a class of a name that is not known, and its position after the known ones
     */
    Dataset assemble(List<Category> known, Function<String, Category> category) {
        List<Category> classes = new ArrayList<>(known);
        Set<String> names = new HashSet<>(known.stream().map(Category::name).toList());
        labels.keySet().stream().filter(l -> !names.contains(l)).sorted().map(category)
                .sorted(Comparator.comparingLong(Category::id)).forEach(classes::add);
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            index.putIfAbsent(classes.get(i).name(), i);
        }
        int[] classOf = new int[labels.size()];
        labels.forEach((name, label) -> classOf[label] = index.get(name));
        boolean unique = images.stream().map(ImageRecord::id).distinct().count() == images.size();
        List<ImageRecord> records = new ArrayList<>(images.size());
        for (ImageRecord image : images) {
            records.add(new ImageRecord(unique ? image.id() : records.size() + 1L, image.name(), image.file(), image.width(), image.height(),
                    image.annotations().stream().map(a -> new Annotation(a.id(), classOf[a.category()], a.box(), a.crowd(), a.ignore()))
                            .toList()));
        }
        return new Dataset(source, classes, records, findings.sentences(), Optional.of(new Origin(format, root, files, fileOfImage)));
    }

    /** The data set with classes numbered from 1, known ones first. */
    Dataset assemble(List<String> known) {
        List<Category> classes = new ArrayList<>();
        known.stream().distinct().forEach(n -> classes.add(new Category(classes.size() + 1L, n)));
        long[] next = {classes.size()};
        return assemble(classes, n -> new Category(++next[0], n));
    }
}
