package anchorlens.scene.evaluation;

import anchorlens.analysis.evidence.Ambiguity;
import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.EdgeMixture;
import anchorlens.analysis.evidence.Location;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.analysis.flags.EdgeScores;
import anchorlens.geometry.Edge;
import anchorlens.parameters.Labelled;
import java.util.function.ToDoubleFunction;

/** Scores of an edge that are compared; larger is more suspicious, NaN where there is no evidence. */
public enum EdgeMeasure implements Labelled {
    AMBIGUOUS("ambiguous (the flag's score)", Task.AMBIGUITY, EdgeScores::ambiguous),
    SHAPE("two modes + 0.2 std", Task.AMBIGUITY, grown(Ambiguity::shape)),
    TWO_MODES("two modes", Task.AMBIGUITY, grown(Ambiguity::twoModes)),
    INTERQUARTILE("interquartile width / bin", Task.AMBIGUITY, grown(Ambiguity::interquartile)),
    BETWEEN("between-prior std / bin", Task.AMBIGUITY, grown(m -> m.betweenStd() / m.binWidth())),
    STD("mixture std / bin", Task.AMBIGUITY, grown(m -> m.std() / m.binWidth())),
    ENTROPY("entropy of the mixture", Task.AMBIGUITY, grown(Ambiguity::entropy)),
    SARLE("Sarle's bimodality coefficient", Task.AMBIGUITY, grown(Ambiguity::bimodalityCoefficient)),
    DIP("Hartigan's dip", Task.AMBIGUITY, grown(EdgeMixture::dip)),
    PER_PRIOR("two modes per prior", Task.AMBIGUITY, (o, e) -> o.edge(e).priorShapes().twoModes()),
    TOP_FOUR("GFLv2 1 − top-4 share", Task.AMBIGUITY, (o, e) -> 1 - o.edge(e).priorShapes().topShare(4)),
    GROWN_EXPECTED("|expected − annotated| px", Task.AMBIGUITY,
            (o, e) -> o.edge(e).grown().map(m -> Math.abs(m.mean() - o.edge(e).annotated())).orElse(Double.NaN)),
    GROWN_EXPECTED_SIDE("|expected − annotated| / side", Task.AMBIGUITY,
            (o, e) -> o.edge(e).grown().map(m -> Math.abs(m.mean() - o.edge(e).annotated()) / o.edge(e).side())
                    .orElse(Double.NaN)),
    MISLOCATED("mislocated (the flag's score)", Task.LOCATION, EdgeScores::mislocated),
    TAIL("tail 1 − 2 min(F, 1 − F)", Task.LOCATION, (o, e) -> o.edge(e).tail()),
    MODE_DISTANCE("nearest mode / its std", Task.LOCATION, (o, e) -> o.edge(e).modeDistance()),
    HIGHEST_DENSITY("highest-density share", Task.LOCATION, (o, e) -> o.edge(e).highestDensityShare()),
    EXPECTED_STD("|expected − annotated| / (std + 2)", Task.LOCATION,
            (o, e) -> o.edge(e).supporting().map(m -> o.edge(e).expectationDistance() / (m.std() + 2 * m.step()))
                    .orElse(Double.NaN)),
    SURPRISE("−log p(annotated)", Task.LOCATION, (o, e) -> o.edge(e).surprise()),
    CRPS("CRPS / side", Task.LOCATION, (o, e) -> o.edge(e).supporting()
            .map(m -> Location.rankedProbability(m, o.edge(e).annotated()) / o.edge(e).side()).orElse(Double.NaN)),
    MODE_SIDE("|nearest mode − annotated| / side", Task.LOCATION, (o, e) -> o.edge(e).nearestMode()
            .map(m -> Math.abs(m.position() - o.edge(e).annotated()) / o.edge(e).side()).orElse(Double.NaN)),
    EXPECTED_PX("|expected − annotated| px", Task.LOCATION, (o, e) -> o.edge(e).expectationDistance()),
    EXPECTED_SIDE("|expected − annotated| / side", Task.LOCATION,
            (o, e) -> o.edge(e).expectationDistance() / o.edge(e).side()),
    GROWN_TAIL("tail of grown evidence", Task.LOCATION, (o, e) -> o.edge(e).grown()
            .map(m -> Location.tail(m, o.edge(e).annotated())).orElse(Double.NaN));

    /** What a score is for. */
    public enum Task {
        AMBIGUITY, LOCATION
    }

    private interface Score {
        double of(ObjectEvidence object, Edge edge);
    }

    private final String label;
    private final Task task;
    private final Score score;

    EdgeMeasure(String label, Task task, Score score) {
        this.label = label;
        this.task = task;
        this.score = score;
    }

    private static Score grown(ToDoubleFunction<EdgeMixture> measure) {
        return (o, e) -> o.edge(e).grown().map(measure::applyAsDouble).orElse(Double.NaN);
    }

    @Override
    public String label() {
        return label;
    }

    public Task task() {
        return task;
    }

    /** The score of one edge, from {@link EdgeEvidence}. */
    public double of(ObjectEvidence object, Edge edge) {
        return score.of(object, edge);
    }
}
