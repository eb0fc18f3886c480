package anchorlens.model.runtime;

import anchorlens.model.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether a network that was changed for speed still answers as it did. */
final class Answers {
    /** What another order of float operations may change, relative to a number or to 1. */
    private static final double CHANGE = 1e-3;

    private Answers() {
    }

    /** True where every tensor of the second is found in the first, with the same shape and the same numbers but for rounding. */
    static boolean alike(Map<String, Tensor> one, List<Tensor> other) {
        for (Tensor t : other) {
            Tensor same = one.get(t.name());
            if (same == null || !Arrays.equals(same.shape(), t.shape())) {
                return false;
            }
            for (int i = 0; i < t.data().length; i++) {
                if (!(Math.abs((double) t.data()[i] - same.data()[i]) <= CHANGE * Math.max(1, Math.abs(t.data()[i])))) {
                    return false;
                }
            }
        }
        return true;
    }
}
