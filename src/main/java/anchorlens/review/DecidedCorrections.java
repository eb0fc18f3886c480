package anchorlens.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.dataset.Correction;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageReader;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the decisions of a review mean for the annotations.
 *
 * <ul>
 * <li><em>Alternative</em>: the flagged edges move, the class changes; a missing object is added, a spurious or duplicate one
 *     is taken out.</li>
 * <li><em>Edited</em>: the object gets the box that was drawn; a missing one is added with it.</li>
 * <li><em>Keep</em>, <em>unsure</em> and open flags change nothing.</li>
 * </ul>
 * Of several decisions about an object the later one wins, edge by edge. Boxes are given in the coordinates of the file, also
 * where that was made on pictures before their EXIF rotation.
 *
 * @param corrections in the order of the images
 * @param left        decisions that cannot be carried out, each one sentence
 */
public record DecidedCorrections(List<Correction> corrections, List<String> left) {
    private static final Set<FlagKind> REMOVED = Set.of(FlagKind.SPURIOUS, FlagKind.DUPLICATE);

    public DecidedCorrections {
        corrections = List.copyOf(corrections);
        left = List.copyOf(left);
    }

    /** What becomes of one object. */
    private static final class Target {
        private Box box;
        private int category = -1;
        private boolean removed;
    }

    private record Place(int image, int annotation) {
    }

    /** @throws ReviewException if the review cannot be read */
    public static DecidedCorrections of(ReviewStore store, Dataset dataset) throws ReviewException {
        Map<Long, Long> order = new HashMap<>();
        store.journal().forEach(e -> order.put(e.flag(), e.number()));
        long[] ids = store.ids(QueueQuery.ALL.withVerdicts(Set.of(Verdict.ALTERNATIVE, Verdict.EDITED)));
        List<QueueRow> rows = new ArrayList<>(store.rows(ids));
        rows.sort(Comparator.comparing(r -> order.getOrDefault(r.id(), 0L)));
        Map<Place, Target> targets = new LinkedHashMap<>();
        List<Correction> corrections = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (QueueRow row : rows) {
            apply(row, dataset, targets, corrections, left);
        }
        targets.forEach((place, target) -> {
            if (target.removed) {
                corrections.add(new Correction.Remove(place.image, place.annotation));
                return;
            }
            if (target.box != null) {
                corrections.add(new Correction.Move(place.image, place.annotation, listed(dataset, place.image, target.box)));
            }
            if (target.category >= 0) {
                corrections.add(new Correction.Relabel(place.image, place.annotation, target.category));
            }
        });
        corrections.sort(Comparator.comparingInt(Correction::image));
        return new DecidedCorrections(corrections, left);
    }

    private static Box listed(Dataset dataset, int image, Box box) {
        return ImageReader.asListed(dataset.images().get(image), box);
    }

    private static void apply(QueueRow row, Dataset dataset, Map<Place, Target> targets, List<Correction> corrections, List<String> left) {
        FoundFlag flag = row.flag();
        Box box = row.decision().box().or(flag::alternative).orElse(null);
        if (flag.annotation() < 0) {
            if (flag.category() < 0) {
                left.add(row.name() + ": the set has no class for the object the model sees, so it is not added.");
            } else if (box != null) {
                corrections.add(new Correction.Add(row.image(), flag.category(), listed(dataset, row.image(), box)));
            }
            return;
        }
        Target target = targets.computeIfAbsent(new Place(row.image(), flag.annotation()), p -> new Target());
        if (row.decision().verdict() == Verdict.EDITED) {
            target.box = box;
            target.removed = false;
        } else if (REMOVED.contains(flag.kind())) {
            target.removed = true;
        } else if (flag.kind() == FlagKind.CLASS_DOUBT) {
            target.category = flag.instead();
            if (flag.instead() < 0) {
                left.add(row.name() + ": the set lacks the class the model sees, so the object keeps its own.");
            }
        } else if (flag.alternative().isPresent()) {
            Box moved = target.box != null ? target.box : flag.annotated().orElseThrow();
            for (Edge edge : flag.edges()) {
                moved = moved.withEdge(edge, box.edge(edge));
            }
            target.box = moved;
        }
    }
}
