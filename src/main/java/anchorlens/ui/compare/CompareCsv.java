package anchorlens.ui.compare;

import anchorlens.analysis.compare.Comparison;
import anchorlens.analysis.compare.PriorReading;
import anchorlens.analysis.compare.Scheme;
import anchorlens.analysis.compare.WeightTotals;
import anchorlens.assign.LossWeights;
import anchorlens.detection.Priors;
import anchorlens.workbench.compare.Csv;
import java.util.ArrayList;
import java.util.List;

/** What the Compare workspace shows as tables in CSV; a value that is not defined is an empty cell. */
final class CompareCsv {
    private CompareCsv() {
    }

    /** One line for each pinned prior, scheme and quantity: w_pos, w_neg and every term. */
    static String pinned(List<PinnedTable.Row> rows, List<Scheme> schemes) {
        Csv csv = new Csv("pin", "prior", "gt", "s", "iou", "scheme", "weighed", "quantity", "value");
        for (PinnedTable.Row row : rows) {
            PriorReading r = row.reading();
            for (int i = 0; i < schemes.size(); i++) {
                PriorReading.OfScheme read = r.byScheme().get(i);
                List<Object> start = List.of(row.name(), r.prior(), r.gt(), r.s(), r.iou(), schemes.get(i).name(), read.weighed());
                csv.line(with(start, "w_pos", read.pos()));
                csv.line(with(start, "w_neg", read.neg()));
                read.terms().forEach(t -> csv.line(with(start, t.name(), t.value())));
            }
        }
        return csv.toString();
    }

    private static List<Object> with(List<Object> start, Object... more) {
        List<Object> all = new ArrayList<>(start);
        all.addAll(List.of(more));
        return all;
    }

    /** One line for each weighed pair of each scheme, coordinates in pixels of the network's input. */
    static String weights(List<Scheme> schemes) {
        Csv csv = new Csv("scheme", "prior", "level", "center_x", "center_y", "gt", "w_pos", "w_neg");
        for (Scheme scheme : schemes) {
            Priors priors = scheme.input().priors();
            scheme.weights().ifPresent(w -> pairs(csv, scheme.name(), priors, w));
        }
        return csv.toString();
    }

    private static void pairs(Csv csv, String name, Priors priors, LossWeights w) {
        for (int k = 0; k < w.pairCount(); k++) {
            int p = w.prior(k);
            csv.line(List.of(name, p, priors.levelOf(p), priors.centerX(p), priors.centerY(p), w.gt(k), w.pairPos(k), w.pairNeg(k)));
        }
    }

    /** One line for each scheme and ground truth, and one for all ground truths of a scheme together. */
    static String totals(Comparison c) {
        Csv csv = new Csv("scheme", "gt", "positives", "pairs", "sum_w_pos", "sum_w_neg", "effective_n", "rank_pos_neg",
                "rank_with_first");
        for (int i = 0; i < c.schemes().size(); i++) {
            total(csv, c.schemes().get(i).name(), "all", c.totals().get(i), c.ranks()[0][i]);
            for (WeightTotals t : c.ofObjects().get(i)) {
                total(csv, c.schemes().get(i).name(), t.gt(), t, t.gt() < c.ranksOfObjects().length ? c.ranksOfObjects()[t.gt()][i]
                        : Double.NaN);
            }
        }
        return csv.toString();
    }

    private static void total(Csv csv, String scheme, Object gt, WeightTotals t, double rank) {
        csv.line(List.of(scheme, gt, t.positives(), t.pairs(), t.sumPos(), t.sumNeg(), t.effective(), t.posNegRank(), rank));
    }

    /** One line for each two schemes. */
    static String agreement(Comparison c) {
        Csv csv = new Csv("scheme", "other", "jaccard_of_positives", "rank_correlation_of_w_pos");
        for (int i = 0; i < c.schemes().size(); i++) {
            for (int j = 0; j < c.schemes().size(); j++) {
                csv.line(List.of(c.schemes().get(i).name(), c.schemes().get(j).name(), c.jaccard()[i][j], c.ranks()[i][j]));
            }
        }
        return csv.toString();
    }
}
