package anchorlens.cli;

import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.workbench.RunResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An assignment as a table: one row for each prior and ground truth that have to do with each other, and one for each
 * further prior that carries a weight or is ignored. Cells without a value are empty.
 */
final class AssignmentCsv {
    private static final List<String> FIXED = List.of("prior", "level", "row", "col", "center_x", "center_y", "state",
            "prior_gt", "prior_w_pos", "prior_w_neg", "quality", "gt", "verdict", "w_pos", "w_neg");

    private final RunResult result;
    private final PriorPairs pairs;
    private final Set<String> columns = new LinkedHashSet<>();

    AssignmentCsv(RunResult result) {
        this.result = result;
        this.pairs = new PriorPairs(result);
        result.assignment().bags().forEach(bag -> bag.columns().forEach(c -> columns.add(c.name())));
    }

    /** Writes the table with its header; the writer stays open. */
    void writeTo(Writer out) throws IOException {
        List<String> header = new ArrayList<>(FIXED);
        columns.forEach(c -> header.add("candidate " + c));
        result.weights().ifPresent(w -> w.terms().forEach(t -> header.add("term " + t.name())));
        line(out, header);
        for (int i = 0; i < result.input().priors().count(); i++) {
            if (!pairs.isTold(i)) {
                continue;
            }
            List<String> prior = prior(i);
            List<PriorPairs.Pair> own = pairs.of(i);
            for (PriorPairs.Pair pair : own.isEmpty() ? List.of(new PriorPairs.Pair(-1, -1, -1)) : own) {
                List<String> row = new ArrayList<>(prior);
                addPair(row, pair);
                line(out, row);
            }
        }
    }

    private List<String> prior(int i) {
        Priors priors = result.input().priors();
        int levelIndex = priors.levelOf(i);
        FeatureLevel level = levelIndex < 0 ? null : priors.levels().get(levelIndex);
        int gt = result.assignment().gtIndex()[i];
        double[] quality = result.assignment().qualityTarget();
        return List.of(String.valueOf(i), level == null ? "" : String.valueOf(levelIndex),
                level == null ? "" : String.valueOf(level.row(i)), level == null ? "" : String.valueOf(level.col(i)), number(priors.centerX(i)), number(priors.centerY(i)),
                result.assignment().state()[i].name().toLowerCase(Locale.ROOT), gt < 0 ? "" : String.valueOf(gt),
                number(result.weights().map(w -> w.pos()[i]).orElse(Double.NaN)),
                number(result.weights().map(w -> w.neg()[i]).orElse(Double.NaN)),
                number(quality == null ? Double.NaN : quality[i]));
    }

    private void addPair(List<String> row, PriorPairs.Pair pair) {
        CandidateBag bag = pair.row() < 0 ? null : result.assignment().bags().get(pair.gt());
        row.add(pair.gt() < 0 ? "" : String.valueOf(pair.gt()));
        row.add(bag == null ? "" : bag.verdict(pair.row()).name());
        LossWeights weights = result.weights().orElse(null);
        boolean weighed = weights != null && pair.pair() >= 0;
        row.add(weighed ? number(weights.pairPos(pair.pair())) : "");
        row.add(weighed ? number(weights.pairNeg(pair.pair())) : "");
        for (String column : columns) {
            row.add(bag != null && bag.hasColumn(column) ? number(bag.column(column)[pair.row()]) : "");
        }
        if (weights != null) {
            for (LossWeights.Term term : weights.terms()) {
                row.add(weighed ? number(term.values()[pair.pair()]) : "");
            }
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "";
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        List<String> quoted = cells.stream().map(AssignmentCsv::quoted).toList();
        out.write(String.join(",", quoted));
        out.write('\n');
    }

    static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
