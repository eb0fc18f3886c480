package anchorlens.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is odd in a file: one sentence for each kind of oddity, with the first place and a count. */
final class Findings {
    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Findings(String file) {
        this.file = file;
    }

    /**
     * Notes one oddity.
     *
     * @param kind    what makes two oddities the same kind
     * @param place   where, such as {@code annotations[3] (id 7)}
     * @param what    the predicate of the sentence, such as {@code has no bbox}
     * @param outcome how it was read and what to do
     */
    void add(String kind, String place, String what, String outcome) {
        Entry entry = entries.get(kind);
        if (entry == null) {
            entries.put(kind, new Entry(place, what, outcome));
        } else {
            entry.more++;
        }
    }

    int count(String kind) {
        Entry entry = entries.get(kind);
        return entry == null ? 0 : entry.more + 1;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        entries.values().forEach(e -> sentences.add(e.sentence(file)));
        return sentences;
    }

    private static final class Entry {
        private final String place;
        private final String what;
        private final String outcome;
        private int more;

        private Entry(String place, String what, String outcome) {
            this.place = place;
            this.what = what;
            this.outcome = outcome;
        }

        private String sentence(String file) {
            String others = more == 0 ? "" : ", as do " + more + " more";
            if (more == 1) {
                others = ", as does one more";
            }
            return file + ": " + place + " " + what + others + "; " + outcome + ".";
        }
    }
}
