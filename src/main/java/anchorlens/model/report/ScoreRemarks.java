package anchorlens.model.report;

import anchorlens.detection.ClassScores;
import java.util.List;

/** What looks wrong about the scores of a pass as a whole. */
public final class ScoreRemarks {
    private ScoreRemarks() {
    }

    /** Sentences for people; empty as a rule. */
    public static List<String> of(ClassScores scores) {
        int broken = 0;
        double best = 0;
        for (int i = 0; i < scores.count(); i++) {
            double score = scores.maxProbability(i) * scores.objectness(i);
            broken += Double.isFinite(score) ? 0 : 1;
            best = Math.max(best, Double.isFinite(score) ? score : 0);
        }
        if (broken > 0) {
            return List.of(broken + " of " + scores.count() + " priors have scores that are no numbers: the model file may be damaged.");
        } else if (best == 0) {
            return List.of("All scores are exactly 0: the model says nothing, as some quantised exports do; try its float32 version.");
        }
        return List.of();
    }
}
