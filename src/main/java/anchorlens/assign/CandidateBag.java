package anchorlens.assign;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The candidates of one ground truth and what became of each: the "why" of an assignment.
 *
 * <p>Priors are listed in the order in which the assigner looked at them (level by level, or best first), each once.
 * Columns hold what the decision was made from; all have the length of the bag. Arrays are not to be written to.
 */
public final class CandidateBag {
    /** A quantity of every candidate: "iou", "distance", "cost" … with its values. Safe on any thread. */
    public static final class Column {
        private final String name;
        private final Lazy<double[]> values;
        /** How many values there are; any number where they are not worked out yet. */
        private final int rows;

        public Column(String name, double[] values) {
            this(name, new Lazy<>(() -> values), values.length);
        }

        /** A column that the assignment itself does not need: worked out when somebody asks for it, then kept. */
        public Column(String name, Supplier<double[]> source) {
            this(name, new Lazy<>(source), ANY);
        }

        private Column(String name, Lazy<double[]> values, int rows) {
            this.name = name;
            this.values = values;
            this.rows = rows;
        }

        public String name() {
            return name;
        }

        /** One a candidate, not to be written to. */
        public double[] values() {
            return values.get();
        }

        private boolean canHave(int candidates) {
            return rows == ANY || rows == candidates;
        }
    }

    private static final int ANY = -1;
    private final int gt;
    private final int[] priors;
    private final Verdict[] verdicts;
    private final List<Column> columns;
    private final Map<String, Double> facts;

    /**
     * @param gt       index of the ground truth
     * @param priors   candidate priors, given away by the caller
     * @param verdicts one a candidate
     * @param columns  quantities of the candidates
     * @param facts    quantities of the whole bag: "threshold", "mean", "std", "dynamicK" …
     */
    public CandidateBag(int gt, int[] priors, Verdict[] verdicts, List<Column> columns, Map<String, Double> facts) {
        if (verdicts.length != priors.length || !columns.stream().allMatch(c -> c.canHave(priors.length))) {
            throw new IllegalArgumentException("every column of a bag needs one entry a candidate");
        }
        this.gt = gt;
        this.priors = priors;
        this.verdicts = verdicts;
        this.columns = List.copyOf(columns);
        this.facts = Map.copyOf(facts);
    }

    public int gt() {
        return gt;
    }

    public int size() {
        return priors.length;
    }

    public int prior(int row) {
        return priors[row];
    }

    public Verdict verdict(int row) {
        return verdicts[row];
    }

    /** The candidates' prior indices. */
    public int[] priors() {
        return priors;
    }

    public List<Column> columns() {
        return columns;
    }

    /**
     * The values of a named column.
     *
     * @throws IllegalArgumentException if the bag has no such column
     */
    public double[] column(String name) {
        for (Column c : columns) {
            if (c.name().equals(name)) {
                return c.values();
            }
        }
        throw new IllegalArgumentException("no column '" + name + "' among " + columns.stream().map(Column::name).toList());
    }

    public boolean hasColumn(String name) {
        return columns.stream().anyMatch(c -> c.name().equals(name));
    }

    /** Quantities of the whole bag, such as its threshold. */
    public Map<String, Double> facts() {
        return facts;
    }

    /** The row of a prior, −1 where it is no candidate. */
    public int rowOf(int prior) {
        for (int row = 0; row < priors.length; row++) {
            if (priors[row] == prior) {
                return row;
            }
        }
        return -1;
    }

    /** How many candidates were kept. */
    public int keptCount() {
        return (int) Arrays.stream(verdicts).filter(v -> v == Verdict.KEPT).count();
    }
}
