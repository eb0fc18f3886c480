package anchorlens.analysis.compare;

import anchorlens.assign.LossWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds up the cells of a sweep over images. Its size does not depend on how many images there are. Not thread-safe. */
public final class SweepTally {
    private final int[] images;
    private final long[] objects;
    private final long[] positives;
    private final long[] starved;
    private final double[] sumPos;
    private final double[] sumNeg;
    private final long[] both;
    private final long[] any;
    private final String[] notes;

    public SweepTally(int cells) {
        images = new int[cells];
        objects = new long[cells];
        positives = new long[cells];
        starved = new long[cells];
        sumPos = new double[cells];
        sumNeg = new double[cells];
        both = new long[cells];
        any = new long[cells];
        notes = new String[cells];
        Arrays.fill(notes, "");
    }

    /** Adds what a cell makes of an image. @param current what the current choice makes of it */
    public void add(int cell, Scheme scheme, Scheme current) {
        images[cell]++;
        objects[cell] += scheme.gtCount();
        for (int g = 0; g < scheme.gtCount(); g++) {
            int kept = scheme.assignment().positiveCount(g);
            positives[cell] += kept;
            starved[cell] += kept == 0 ? 1 : 0;
        }
        if (scheme.weights().isEmpty()) {
            sumPos[cell] = Double.NaN;
            sumNeg[cell] = Double.NaN;
        } else {
            LossWeights w = scheme.weights().get();
            for (int k = 0; k < w.pairCount(); k++) {
                sumPos[cell] += w.pairPos(k);
                sumNeg[cell] += w.pairNeg(k);
            }
        }
        if (scheme.isComparableWith(current)) {
            Agreement.Overlap overlap = Agreement.overlap(scheme, current);
            both[cell] += overlap.both();
            any[cell] += overlap.any();
        }
    }

    /** Says why a cell has nothing of an image. */
    public void fail(int cell, String why) {
        notes[cell] = why;
    }

    /** What there is so far, one entry a cell. */
    public List<SweepPoint> points() {
        List<SweepPoint> out = new ArrayList<>(images.length);
        for (int c = 0; c < images.length; c++) {
            out.add(new SweepPoint(images[c], objects[c], positives[c], starved[c], sumPos[c], sumNeg[c],
                    any[c] == 0 ? Double.NaN : (double) both[c] / any[c], notes[c]));
        }
        return out;
    }
}
