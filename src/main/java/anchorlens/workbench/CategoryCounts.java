package anchorlens.workbench;

import anchorlens.dataset.Annotation;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How many annotations of each category a data set has. */
public final class CategoryCounts {
    private CategoryCounts() {
    }

    /** {@code [categories]}, crowd and ignore regions included. */
    public static int[] of(Dataset set) {
        int[] counts = new int[set.categories().size()];
        for (ImageRecord image : set.images()) {
            for (Annotation a : image.annotations()) {
                counts[a.category()]++;
            }
        }
        return counts;
    }

    /** Those of the unmatched categories that have annotations; stops reading once all of them were seen. */
    public static List<String> annotatedUnmatched(Dataset set, ClassMapping mapping) {
        BitSet sought = new BitSet();
        for (int i = 0; i < mapping.categories().size(); i++) {
            sought.set(i, mapping.match(i) == ClassMapping.Match.UNMATCHED);
        }
        List<String> found = new ArrayList<>();
        for (ImageRecord image : set.images()) {
            if (sought.isEmpty()) {
                break;
            }
            for (Annotation a : image.annotations()) {
                if (sought.get(a.category())) {
                    sought.clear(a.category());
                    found.add(mapping.categories().get(a.category()));
                }
            }
        }
        return found;
    }
}
