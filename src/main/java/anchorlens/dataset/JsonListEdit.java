package anchorlens.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The elements of a list in a JSON text, some of which are taken out and others added, the commas kept right. */
final class JsonListEdit {
    private final long open;
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int count;

    /** @param open position after the opening bracket */
    JsonListEdit(long open) {
        this.open = open;
    }

    void element(long start, long end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /**
     * Notes the changes.
     *
     * @param removed   positions of elements
     * @param added     texts of new elements
     * @param separator what stands between two elements, the comma included
     */
    void edit(Set<Integer> removed, List<String> added, String separator, Patches patches) {
        String more = String.join(separator, added);
        if (count == 0) {
            if (!added.isEmpty()) {
                patches.insert(open, more);
            }
            return;
        }
        int lastKept = count - 1;
        while (lastKept >= 0 && removed.contains(lastKept)) {
            lastKept--;
        }
        for (int i : removed) {
            if (i < lastKept) {
                patches.replace(starts[i], starts[i + 1], "");
            }
        }
        long from = lastKept < 0 ? starts[0] : ends[lastKept];
        if (lastKept < count - 1 || !added.isEmpty()) {
            patches.replace(from, ends[count - 1], added.isEmpty() || lastKept < 0 ? more : separator + more);
        }
    }

    /** What stands between the last two elements of a text, or a comma and a blank. */
    String separator(String text) {
        return count < 2 ? ", " : text.substring((int) ends[count - 2], (int) starts[count - 1]);
    }
}
