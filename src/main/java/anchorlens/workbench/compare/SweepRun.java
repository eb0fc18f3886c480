package anchorlens.workbench.compare;

import anchorlens.analysis.compare.Sweep;
import anchorlens.analysis.compare.SweepPoint;
import java.util.List;

/**
 * A sweep as far as it has come.
 *
 * @param sweep   what is swept
 * @param points  one a cell; a cell that was not looked at yet has no images
 * @param ofSet   whether it is of a set; otherwise of the image that was shown
 * @param done    steps done: cells of an image, images of a set
 * @param total   steps there are
 * @param skipped images that could not be read, each one sentence
 */
public record SweepRun(Sweep sweep, List<SweepPoint> points, boolean ofSet, int done, int total, List<String> skipped) {
    public SweepRun {
        points = List.copyOf(points);
        skipped = List.copyOf(skipped);
    }

    /** Whether nothing is missing. */
    public boolean isComplete() {
        return done == total;
    }
}
