package anchorlens.loss;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which priors a loss with hard example mining keeps: those with the largest loss; of equal losses the first.
 *
 * <p>Labels are 1 for a positive, 0 for background, and anything else for priors that never count.
 *
 * @param positives  indices of kept positives, ascending
 * @param negatives  indices of kept background priors, ascending
 * @param total      sum of the losses of both
 * @param normalizer what the total is divided by: the number of positives, at least 1
 */
public record HardExamples(List<Integer> positives, List<Integer> negatives, double total, int normalizer) {
    public HardExamples {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
    }

    /**
     * All positives, and of the background so many times as many; none where there is no positive.
     *
     * <p><strong>Source:</strong> Liu et al. 2016, "SSD", section 2.2 (3 : 1); mmdetection 3.3 {@code SSDHead}.
     *
     * @param loss  classification loss of every prior
     * @param label as many labels
     * @param ratio background priors for each positive, 0 or more
     */
    public static HardExamples ssd(double[] loss, int[] label, double ratio) {
        requireSameLength(loss, label);
        if (!(ratio >= 0)) {
            throw new IllegalArgumentException("the ratio of background to positives must be 0 or more, but is "
                    + ratio);
        }
        List<Integer> positives = labelled(label, 1);
        List<Integer> negatives = labelled(label, 0);
        int room = (int) Math.min(negatives.size(), Math.floor(ratio * positives.size()));
        return of(loss, positives, hardest(loss, negatives, room));
    }

    /**
     * A fixed number of priors of which at most a share is positive; background fills the rest.
     *
     * <p><strong>Source:</strong> Shrivastava et al. 2016, "Training Region-based Object Detectors with Online Hard
     * Example Mining"; mmdetection 3.3 {@code OHEMSampler} without a bound of background per positive.
     *
     * @param number           how many priors to keep at most, 0 or more
     * @param positiveFraction largest share of positives, 0…1
     */
    public static HardExamples sampler(double[] loss, int[] label, int number, double positiveFraction) {
        requireSameLength(loss, label);
        if (number < 0 || !(positiveFraction >= 0 && positiveFraction <= 1)) {
            throw new IllegalArgumentException("a sampler needs a number of 0 or more and a share of positives in "
                    + "0…1, not "
                    + number + " and " + positiveFraction);
        }
        List<Integer> positives = hardest(loss, labelled(label, 1), (int) (number * positiveFraction));
        return of(loss, positives, hardest(loss, labelled(label, 0), number - positives.size()));
    }

    private static HardExamples of(double[] loss, List<Integer> positives, List<Integer> negatives) {
        double total = 0;
        for (int i : positives) {
            total += loss[i];
        }
        for (int i : negatives) {
            total += loss[i];
        }
        return new HardExamples(positives, negatives, total, Math.max(1, positives.size()));
    }

    private static List<Integer> labelled(int[] label, int wanted) {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < label.length; i++) {
            if (label[i] == wanted) {
                out.add(i);
            }
        }
        return out;
    }

    /** The ones with the largest loss, in the order of their indices. */
    private static List<Integer> hardest(double[] loss, List<Integer> candidates, int count) {
        return candidates.stream().sorted(Comparator.comparingDouble((Integer i)
                -> -loss[i])).limit(count).sorted().toList();
    }

    private static void requireSameLength(double[] loss, int[] label) {
        if (loss.length != label.length) {
            throw new IllegalArgumentException(loss.length + " losses do not fit " + label.length + " labels");
        }
    }
}
