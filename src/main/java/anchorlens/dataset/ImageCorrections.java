package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.Addition;
import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.geometry.Box;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The corrections of one image, the later ones of an object replacing the earlier. */
final class ImageCorrections {
    /** What becomes of an object; null for what stays. */
    static final class Change {
        Box box;
        Category category;
        boolean removed;
    }

    final Map<Integer, Change> changes = new TreeMap<>();
    final List<Addition> additions = new ArrayList<>();

    /** Corrections by image; the categories are those the file is written with. */
    static Map<Integer, ImageCorrections> byImage(List<Correction> corrections, Dataset dataset) {
        Map<Integer, ImageCorrections> byImage = new TreeMap<>();
        for (Correction correction : corrections) {
            ImageRecord record = dataset.images().get(correction.image());
            ImageCorrections image = byImage.computeIfAbsent(correction.image(), i -> new ImageCorrections());
            switch (correction) {
                case Correction.Move m -> image.change(record, m.annotation()).box = m.box();
                case Correction.Relabel r -> image.change(record, r.annotation()).category = dataset.categories().get(r.category());
                case Correction.Remove r -> image.change(record, r.annotation()).removed = true;
                case Correction.Add a -> image.additions.add(new Addition(dataset.categories().get(a.category()), a.box()));
            }
        }
        return byImage;
    }

    private Change change(ImageRecord record, int annotation) {
        Objects.checkIndex(annotation, record.annotations().size());
        return changes.computeIfAbsent(annotation, a -> new Change());
    }

    /** Notes the changes of a document; what its format cannot hold is told instead. */
    void edit(DocumentImage image, Patches patches, List<String> left) {
        Set<Integer> removed = new HashSet<>();
        changes.forEach((index, change) -> {
            DocumentObject object = image.objects().get(index);
            if (change.removed) {
                removed.add(index);
            } else if (object.site() == null) {
                left.add(object.place() + " is a " + (object.shape() == null ? "box written as text" : object.shape())
                        + ", so it stays as it is; correct it where it was drawn.");
            } else {
                if (change.box != null) {
                    object.site().move(object.box(), change.box, patches);
                }
                if (change.category != null) {
                    object.site().relabel(change.category, patches);
                }
            }
        });
        if (image.list() != null) {
            image.list().edit(removed, additions, patches);
        } else if (!additions.isEmpty()) {
            left.add(image.place() + " has no annotation to add an object to; submit it once in Label Studio and export again.");
        }
    }
}
