package anchorlens.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows of the queue are wanted, and in which order. An empty set of kinds, categories, edges or verdicts means all.
 *
 * @param kinds      of flags
 * @param categories class indices
 * @param edges      flags about any of these edges; those about the whole box are left out then
 * @param verdicts   decisions
 * @param leastScore from this score on, 0…1
 * @param mostScore  up to this score, 0…1
 * @param name       part of the image's name, empty for any
 * @param sort       first criterion; the identifier is the last
 * @param descending largest first
 */
public record QueueQuery(Set<FlagKind> kinds, Set<Integer> categories, Set<Edge> edges, Set<Verdict> verdicts, double leastScore,
                         double mostScore, String name, Sort sort, boolean descending) {
    /** Everything, the strongest first. */
    public static final QueueQuery ALL = new QueueQuery(Set.of(), Set.of(), Set.of(), Set.of(), 0, 1, "", Sort.SCORE, true);

    /** What rows are ordered by. */
    public enum Sort {
        SCORE("score"), IMAGE("image"), KIND("kind"), CATEGORY("category"), EDGE("edge"), SEPARATION("separation"), DECISION("verdict");

        private final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    public QueueQuery {
        kinds = Set.copyOf(kinds);
        categories = Set.copyOf(categories);
        edges = Set.copyOf(edges);
        verdicts = Set.copyOf(verdicts);
    }

    public QueueQuery withKinds(Set<FlagKind> some) {
        return new QueueQuery(some, categories, edges, verdicts, leastScore, mostScore, name, sort, descending);
    }

    public QueueQuery withCategories(Set<Integer> some) {
        return new QueueQuery(kinds, some, edges, verdicts, leastScore, mostScore, name, sort, descending);
    }

    public QueueQuery withEdges(Set<Edge> some) {
        return new QueueQuery(kinds, categories, some, verdicts, leastScore, mostScore, name, sort, descending);
    }

    public QueueQuery withVerdicts(Set<Verdict> some) {
        return new QueueQuery(kinds, categories, edges, some, leastScore, mostScore, name, sort, descending);
    }

    public QueueQuery withScores(double least, double most) {
        return new QueueQuery(kinds, categories, edges, verdicts, least, most, name, sort, descending);
    }

    public QueueQuery withName(String part) {
        return new QueueQuery(kinds, categories, edges, verdicts, leastScore, mostScore, part, sort, descending);
    }

    public QueueQuery withSort(Sort by, boolean largestFirst) {
        return new QueueQuery(kinds, categories, edges, verdicts, leastScore, mostScore, name, by, largestFirst);
    }

    /** The condition as SQL; the part of a name is its only parameter, where there is one. */
    String where() {
        List<String> all = new ArrayList<>();
        if (!kinds.isEmpty()) {
            all.add("kind IN (" + numbers(kinds.stream().map(Enum::ordinal).toList()) + ")");
        }
        if (!categories.isEmpty()) {
            all.add("category IN (" + numbers(List.copyOf(categories)) + ")");
        }
        if (!edges.isEmpty()) {
            all.add("(edges & " + edges.stream().mapToInt(e -> 1 << e.ordinal()).sum() + ") <> 0");
        }
        if (!verdicts.isEmpty()) {
            all.add("verdict IN (" + numbers(verdicts.stream().map(Enum::ordinal).toList()) + ")");
        }
        if (leastScore > 0) {
            all.add("score >= " + leastScore);
        }
        if (mostScore < 1) {
            all.add("score <= " + mostScore);
        }
        if (!name.isEmpty()) {
            all.add("image IN (SELECT position FROM images WHERE instr(lower(name), lower(?)) > 0)");
        }
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }

    String order() {
        String direction = descending ? " DESC" : "";
        return " ORDER BY " + sort.column + direction + (sort == Sort.SCORE ? "" : ", score DESC") + ", id";
    }

    private static String numbers(List<Integer> values) {
        return values.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
