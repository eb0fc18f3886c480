package anchorlens.assign;

import static anchorlens.assign.ExplanationBuilder.text;

import anchorlens.assign.CandidateChart.Points;
import anchorlens.assign.CandidateChart.Role;
import anchorlens.assign.LossWeights.Term;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Charts of the loss weights of one ground truth's candidates. */
final class WeightCharts {
    private final LossWeights weights;
    private final int[] pairs;
    private final Points points;
    private final double[] pos;
    private final double[] neg;

    /** @param assignment what the weights were made from */
    WeightCharts(LossWeights weights, AssignmentResult assignment, int gt) {
        this.weights = weights;
        pairs = IntStream.range(0, weights.pairCount()).filter(k -> weights.gt(k) == gt).toArray();
        int[] priors = Arrays.stream(pairs).map(weights::prior).toArray();
        CandidateBag bag = assignment.bags().get(gt);
        int[] rowOf = new int[assignment.priorCount()];
        for (int r = 0; r < bag.size(); r++) {
            rowOf[bag.prior(r)] = r;
        }
        Verdict[] verdicts = new Verdict[priors.length];
        Arrays.setAll(verdicts, n -> bag.verdict(rowOf[priors[n]]));
        points = new Points(priors, verdicts);
        pos = Arrays.stream(pairs).mapToDouble(weights::pairPos).toArray();
        neg = Arrays.stream(pairs).mapToDouble(weights::pairNeg).toArray();
    }

    int count() {
        return pairs.length;
    }

    CandidateChartBuilder start(String id, String title) {
        return new CandidateChartBuilder(id, title, points);
    }

    double[] pos() {
        return pos;
    }

    double[] neg() {
        return neg;
    }

    /** The values of a term of these pairs. */
    double[] term(String name) {
        double[] values = named(name).values();
        return Arrays.stream(pairs).mapToDouble(k -> values[k]).toArray();
    }

    private Term named(String name) {
        return weights.terms().stream().filter(t -> t.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no term '" + name + "'"));
    }

    String formula(String name) {
        return named(name).formula();
    }

    /** Both weights of every candidate, those of the largest w_pos first. */
    CandidateChart byCandidate() {
        double[] places = CandidateChartBuilder.placesByLargest(pos);
        return start("weights", "Weights by candidate").places("place by w_pos", "among the candidates of this ground truth")
                .y("weight", "of the loss −w_pos · ln s − w_neg · ln(1 − s)")
                .series("w_neg", "pull towards background", Role.NEG_WEIGHT, places, neg)
                .series("w_pos", "pull towards the object", Role.POS_WEIGHT, places, pos)
                .note("Σ w_pos " + text(Arrays.stream(pos).sum()) + ", Σ w_neg " + text(Arrays.stream(neg).sum()) + " over "
                        + count() + " candidates")
                .build();
    }

    /** The positive weight over a term. */
    CandidateChart posOver(String id, String title, String term) {
        return start(id, title).x(term, formula(term)).y("w_pos", "pull towards the object")
                .series("w_pos", "pull towards the object", Role.POS_WEIGHT, term(term), pos).build();
    }

    /** The negative weight over a term, with another term beside it. */
    CandidateChart negOver(String id, String title, String term, String beside) {
        CandidateChartBuilder chart = start(id, title).x(term, formula(term)).y("weight", "pull towards background");
        if (!beside.isEmpty()) {
            chart.series(beside, formula(beside), Role.BESIDE, term(term), term(beside));
        }
        return chart.series("w_neg", "pull towards background", Role.NEG_WEIGHT, term(term), neg).build();
    }

    /** The bag of FreeAnchor: how likely each anchor matches, and what its weights make of the bag. */
    CandidateChart bag() {
        double[] p = term("p");
        double[] places = CandidateChartBuilder.placesByLargest(p);
        CandidateChartBuilder chart = start("bag", "Bag probability").places("place by p", "among the anchors of the bag")
                .y("probability", "that an anchor matches: s · p_loc")
                .series("w_pos", "1 / (1 − p) over its sum in the bag", Role.BESIDE, places, pos)
                .series("p", formula("p"), Role.POS_WEIGHT, places, p);
        if (count() > 0) {
            double probability = term("bag probability")[0];
            double mean = Arrays.stream(p).average().orElse(0);
            chart.line(probability, "bag " + text(probability), formula("bag probability") + ": −½ ln of it is the loss")
                    .line(mean, "mean " + text(mean), "what the bag comes to while nothing fits")
                    .note("bag probability " + text(probability) + " lies between the mean " + text(mean) + " and the largest "
                            + text(Arrays.stream(p).max().orElse(0)) + " of " + count() + " anchors");
        }
        return chart.build();
    }
}
