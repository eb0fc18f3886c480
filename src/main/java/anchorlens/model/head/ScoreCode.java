package anchorlens.model.head;

import anchorlens.detection.ClassScores;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a head's scores lie and what they are.
 *
 * @param classes    class scores, {@code [P × C]}, or {@code [P × (C + 1)]} where there is a background
 * @param kind       what the numbers are
 * @param objectness objectness, centerness or predicted IoU, {@code [P × 1]}, in the same kind of numbers
 * @param power      exponent of the class score, 1 as a rule
 * @param objectnessPower exponent of the objectness, 1 as a rule
 */
record ScoreCode(CellTable classes, Kind kind, Optional<CellTable> objectness, double power, double objectnessPower) {
    enum Kind {
        LOGITS, PROBABILITIES, BACKGROUND_FIRST, BACKGROUND_LAST, BACKGROUND_FIRST_LOGITS, BACKGROUND_LAST_LOGITS;

        boolean hasBackground() {
            return this != LOGITS && this != PROBABILITIES;
        }

        boolean isLogits() {
            return this == LOGITS || this == BACKGROUND_FIRST_LOGITS || this == BACKGROUND_LAST_LOGITS;
        }
    }

    static ScoreCode of(CellTable classes, boolean probabilities) {
        return new ScoreCode(classes, probabilities ? Kind.PROBABILITIES : Kind.LOGITS, Optional.empty(), 1, 1);
    }

    static ScoreCode of(CellTable classes, Kind kind) {
        return new ScoreCode(classes, kind, Optional.empty(), 1, 1);
    }

    ScoreCode withObjectness(CellTable table) {
        return new ScoreCode(classes, kind, Optional.of(table), power, objectnessPower);
    }

    /** C, without the background. */
    int count() {
        return classes.columns() - (kind.hasBackground() ? 1 : 0);
    }

    /** @throws ModelException in one sentence where a tensor is not what it was */
    ClassScores read(Map<String, Tensor> outputs, Path file) throws ModelException {
        float[] v = classes.read(outputs, file);
        int priors = classes.priors();
        float[] o = objectness.isPresent() ? objectness.get().read(outputs, file) : null;
        if (kind == Kind.LOGITS) {
            return ClassScores.ofLogits(priors, count(), v, o);
        }
        if (kind.hasBackground()) {
            v = withoutBackground(v);
        }
        return ClassScores.ofProbabilities(priors, count(), raised(v, power), o == null ? null : raised(o, objectnessPower));
    }

    private float[] withoutBackground(float[] v) {
        int all = classes.columns();
        int skip = kind == Kind.BACKGROUND_FIRST || kind == Kind.BACKGROUND_FIRST_LOGITS ? 1 : 0;
        float[] out = new float[v.length / all * (all - 1)];
        for (int i = 0; i < v.length / all; i++) {
            double sum = 1;
            double max = 0;
            if (kind.isLogits()) {
                max = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < all; k++) {
                    max = Math.max(max, v[i * all + k]);
                }
                sum = 0;
                for (int k = 0; k < all; k++) {
                    sum += Math.exp(v[i * all + k] - max);
                }
            }
            for (int k = 0; k < all - 1; k++) {
                float x = v[i * all + skip + k];
                out[i * (all - 1) + k] = kind.isLogits() ? (float) (Math.exp(x - max) / sum) : x;
            }
        }
        return out;
    }

    private static float[] raised(float[] v, double power) {
        for (int i = 0; power != 1 && i < v.length; i++) {
            v[i] = (float) Math.pow(v[i], power);
        }
        return v;
    }
}
