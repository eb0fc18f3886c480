package anchorlens.analysis.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The sums of one configuration over the images so far. */
final class ConfigurationTally {
    private final SetGroup[] bySize = new SetGroup[ObjectSize.values().length];
    private final SetGroup[] byClass;
    private final long[] levelObjects = new long[SetResult.LEVELS];
    private final long[] levelPositives = new long[SetResult.LEVELS];
    private final double[] levelPos = new double[SetResult.LEVELS];
    private final double[] levelNeg = new double[SetResult.LEVELS];
    private SetGroup all = SetGroup.NONE;
    private int levels;
    private long contested;
    private double background;
    private long both;
    private long any;

    ConfigurationTally(int categories) {
        byClass = new SetGroup[categories];
        Arrays.fill(byClass, SetGroup.NONE);
        Arrays.fill(bySize, SetGroup.NONE);
    }

    void addImage(ObjectCounts counts) {
        contested += counts.contested();
        background += counts.background();
        levels |= counts.allLevels();
        for (int l = 0; l < SetResult.LEVELS; l++) {
            levelPositives[l] += counts.levelPositives()[l];
            levelPos[l] += counts.levelPos()[l];
            levelNeg[l] += counts.levelNeg()[l];
        }
        for (int mask : counts.levels()) {
            for (int l = 0; l < SetResult.LEVELS; l++) {
                levelObjects[l] += mask >> l & 1;
            }
        }
    }

    void addObject(SetObjects objects, int row, int configuration) {
        int kept = objects.positives(configuration, row);
        if (kept == SetObjects.NOT_ASSIGNED) {
            return;
        }
        boolean gained = objects.isGained(configuration, row);
        boolean lost = objects.isLost(configuration, row);
        double pos = objects.sumPos(configuration, row);
        double neg = objects.sumNeg(configuration, row);
        all = all.plus(kept, gained, lost, pos, neg);
        int size = ObjectSize.of(objects.area(row)).ordinal();
        bySize[size] = bySize[size].plus(kept, gained, lost, pos, neg);
        int cls = objects.category(row);
        byClass[cls] = byClass[cls].plus(kept, gained, lost, pos, neg);
    }

    void addAgreement(Scheme scheme, Scheme first) {
        if (scheme.isComparableWith(first)) {
            Agreement.Overlap overlap = Agreement.overlap(scheme, first);
            both += overlap.both();
            any += overlap.any();
        }
    }

    SetResult.OfConfiguration result() {
        List<SetGroup> byLevel = IntStream.range(0, SetResult.LEVELS).mapToObj(l ->
                new SetGroup(levelObjects[l], levelPositives[l], 0, 0, 0, levelPos[l], levelNeg[l])).toList();
        return new SetResult.OfConfiguration(all, List.of(bySize), List.of(byClass), byLevel, contested, background,
                any == 0 ? Double.NaN : (double) both / any, levels);
    }
}
