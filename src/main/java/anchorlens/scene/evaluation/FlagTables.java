package anchorlens.scene.evaluation;

import anchorlens.analysis.flags.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What scores achieve, over all draws.
 *
 * <ul>
 * <li>(a) ambiguous edges, those with legitimate positions at least 8 px apart, among clear ones (under 2 px); once without
 *     errors and once with spoilt edges among the clear ones. "Hard" looks only at edges of a class and side where at least one
 *     in five is ambiguous.
 * <li>(b) spoilt boxes, and edges, among those without any ambiguous edge.
 * <li>(c) spoilt boxes, and edges, among all; ambiguous edges are none of them. False alarms are ambiguous edges with a score
 *     that half of the spoilt edges reach.
 * </ul>
 * A box has the largest score of its edges.
 */
public final class FlagTables {
    private static final double AMBIGUOUS = 8;
    private static final double CLEAR = 2;
    private static final double HARD = 0.2;

    /** Row of table (a). */
    public record AmbiguityRow(EdgeMeasure measure, double clean, double withErrors, double area, double hard) {
    }

    /** Row of tables (b) and (c); edge scores are NaN for a measure of boxes, the last where there is no ambiguous edge. */
    public record LocationRow(String label, double edge, double box, double spread, double area, double falseAlarms) {
    }

    private final int draws;
    private final boolean truthKnown;
    private final List<Subject> subjects;
    private final FlagCounts counts;
    private final boolean[][] hard;

    FlagTables(int draws, boolean truthKnown, List<Subject> subjects, FlagCounts counts) {
        this.draws = draws;
        this.truthKnown = truthKnown;
        this.subjects = subjects;
        this.counts = counts;
        int classes = subjects.stream().mapToInt(Subject::cls).max().orElse(0) + 1;
        int[][][] edges = new int[classes][4][2];
        for (Subject s : subjects) {
            for (int e = 0; e < 4; e++) {
                edges[s.cls()][e][0]++;
                edges[s.cls()][e][1] += s.separation()[e] >= AMBIGUOUS ? 1 : 0;
            }
        }
        hard = new boolean[classes][4];
        for (int c = 0; c < classes; c++) {
            for (int e = 0; e < 4; e++) {
                hard[c][e] = edges[c][e][1] > 0 && edges[c][e][1] >= HARD * edges[c][e][0];
            }
        }
    }

    public int draws() {
        return draws;
    }

    /** Whether legitimate positions are known; without them there is no table (a), and (b) is over all annotations. */
    public boolean isTruthKnown() {
        return truthKnown;
    }

    /** Flags of the presets on annotations as they are. */
    public FlagCounts counts() {
        return counts;
    }

    /** Annotations that take part, and how many of them the model sees. */
    public int[] subjects() {
        return new int[]{subjects.size(), (int) subjects.stream().filter(Subject::seen).count()};
    }

    /** Edges that take part: ambiguous, clear. */
    public int[] edges() {
        int[] out = new int[2];
        for (Subject s : subjects) {
            for (double sep : s.separation()) {
                out[0] += sep >= AMBIGUOUS ? 1 : 0;
                out[1] += sep < CLEAR ? 1 : 0;
            }
        }
        return out;
    }

    /** Table (a). */
    public List<AmbiguityRow> ambiguity() {
        List<AmbiguityRow> rows = new ArrayList<>();
        for (EdgeMeasure m : EdgeMeasure.values()) {
            if (m.task() == EdgeMeasure.Task.AMBIGUITY) {
                Ranking clean = ambiguity(m, -1, false);
                double sum = 0;
                for (int d = 0; d < draws; d++) {
                    sum += ambiguity(m, d, false).averagePrecision();
                }
                rows.add(new AmbiguityRow(m, clean.averagePrecision(), sum / draws, clean.areaUnderCurve(),
                        ambiguity(m, -1, true).averagePrecision()));
            }
        }
        return rows;
    }

    private Ranking ambiguity(EdgeMeasure m, int draw, boolean onlyHard) {
        Scores scores = new Scores();
        for (Subject s : subjects) {
            Sample sample = s.of(draw);
            for (int e = 0; e < 4; e++) {
                boolean ambiguous = s.separation()[e] >= AMBIGUOUS;
                if ((s.separation()[e] < CLEAR || ambiguous && e != sample.shifted()) && (!onlyHard || hard[s.cls()][e])) {
                    scores.add(sample.edge(m, e), ambiguous);
                }
            }
        }
        return scores.ranking();
    }

    /** Table (b). */
    public List<LocationRow> mislocated() {
        return location(s -> !truthKnown || max(s.separation()) < CLEAR);
    }

    /** Table (c). */
    public List<LocationRow> mislocatedAmongAll() {
        return location(s -> true);
    }

    /** As (b), of the annotations that the model sees. */
    public List<LocationRow> mislocatedAmongSeen() {
        return location(Subject::seen);
    }

    private static double max(double[] values) {
        double max = 0;
        for (double v : values) {
            max = Math.max(max, v);
        }
        return max;
    }

    private List<LocationRow> location(Predicate<Subject> filter) {
        List<Subject> chosen = subjects.stream().filter(filter).toList();
        List<LocationRow> rows = new ArrayList<>();
        for (EdgeMeasure m : EdgeMeasure.values()) {
            if (m.task() == EdgeMeasure.Task.LOCATION) {
                double[] edge = new double[draws];
                double[] alarms = new double[draws];
                for (int d = 0; d < draws; d++) {
                    Ranking ranking = edges(chosen, m, d);
                    edge[d] = ranking.averagePrecision();
                    alarms[d] = falseAlarms(chosen, m, d, ranking.halfRecall());
                }
                rows.add(row(m.label(), chosen, s -> s.box(m), mean(edge), mean(alarms)));
            }
        }
        for (BoxMeasure m : BoxMeasure.values()) {
            rows.add(row(m.label(), chosen, s -> s.boxes()[m.ordinal()], Double.NaN, Double.NaN));
        }
        return rows;
    }

    private LocationRow row(String label, List<Subject> chosen, ToDoubleFunction<Sample> measure, double edge, double alarms) {
        double[] box = new double[draws];
        double[] area = new double[draws];
        for (int d = 0; d < draws; d++) {
            Scores scores = new Scores();
            for (Subject s : chosen) {
                Sample sample = s.of(d);
                scores.add(measure.applyAsDouble(sample), sample.shifted() >= 0);
            }
            Ranking ranking = scores.ranking();
            box[d] = ranking.averagePrecision();
            area[d] = ranking.areaUnderCurve();
        }
        double mean = mean(box);
        double square = 0;
        for (double b : box) {
            square += (b - mean) * (b - mean);
        }
        return new LocationRow(label, edge, mean, Math.sqrt(square / Math.max(1, draws - 1)), mean(area), alarms);
    }

    private Ranking edges(List<Subject> chosen, EdgeMeasure m, int draw) {
        Scores scores = new Scores();
        for (Subject s : chosen) {
            Sample sample = s.of(draw);
            for (int e = 0; e < 4; e++) {
                scores.add(sample.edge(m, e), e == sample.shifted());
            }
        }
        return scores.ranking();
    }

    private static double falseAlarms(List<Subject> chosen, EdgeMeasure m, int draw, double threshold) {
        int ambiguous = 0;
        int flagged = 0;
        for (Subject s : chosen) {
            Sample sample = s.of(draw);
            for (int e = 0; e < 4; e++) {
                if (s.separation()[e] >= AMBIGUOUS && e != sample.shifted()) {
                    ambiguous++;
                    flagged += sample.edge(m, e) >= threshold ? 1 : 0;
                }
            }
        }
        return ambiguous == 0 ? Double.NaN : (double) flagged / ambiguous;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    /** Scores and what is sought, growing. */
    private static final class Scores {
        private final List<Double> scores = new ArrayList<>();
        private final List<Boolean> sought = new ArrayList<>();

        void add(double score, boolean isSought) {
            scores.add(score);
            sought.add(isSought);
        }

        Ranking ranking() {
            boolean[] flags = new boolean[sought.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = sought.get(i);
            }
            return Ranking.of(scores.stream().mapToDouble(Double::doubleValue).toArray(), flags);
        }
    }
}
