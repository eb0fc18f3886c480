package anchorlens.loss;

import anchorlens.geometry.Box;
import anchorlens.parameters.Parameter;
import java.util.List;

/**
 * Box offsets relative to an anchor or proposal: {@code ((gx − px)/pw, (gy − py)/ph, ln(gw/pw), ln(gh/ph))} of
 * centres and sizes, less means, divided by standard deviations.
 *
 * <p><strong>Source:</strong> Girshick et al. 2014, "R-CNN"; mmdetection 3.3 {@code DeltaXYWHBBoxCoder}.
 *
 * @param means      of dx, dy, dw, dh, {@code [4]}
 * @param deviations of dx, dy, dw, dh, above 0, {@code [4]}
 * @param ratioClip  smallest size a decoded box may have relative to its prior, and the inverse of the largest; 0…1
 */
public record DeltaCoder(
        @Parameter(label = "Means", min = -10, max = 10, help = "Subtracted from dx, dy, dw, dh.",
                source = "mmdetection: 0")
        List<Double> means,
        @Parameter(label = "Standard deviations", min = 1e-6, max = 100,
                help = "What dx, dy, dw, dh are divided by; smaller ones make targets larger.",
                source = "mmdetection: 1 for anchors; 0.1, 0.1, 0.2, 0.2 for proposals")
        List<Double> deviations,
        @Parameter(label = "Smallest ratio", min = 1e-9, max = 1, logarithmic = true,
                help = "How much a decoded box may shrink against its prior, and grow by the inverse.",
                source = "mmdetection: 16/1000")
        double ratioClip) {

    public DeltaCoder() {
        this(List.of(0.0, 0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0, 1.0), 16.0 / 1000);
    }

    public DeltaCoder {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.size() != 4 || deviations.size() != 4 || deviations.stream().anyMatch(s -> !(s > 0))
                || !(ratioClip > 0 && ratioClip <= 1)) {
            throw new IllegalArgumentException("box deltas need 4 means, 4 standard deviations above 0 and a "
                    + "smallest ratio above "
                    + "0 and up to 1, not " + means + ", " + deviations + " and " + ratioClip);
        }
    }

    /** The coder of two-stage heads: standard deviations 0.1, 0.1, 0.2, 0.2. */
    public static DeltaCoder ofProposals() {
        return new DeltaCoder(List.of(0.0, 0.0, 0.0, 0.0), List.of(0.1, 0.1, 0.2, 0.2), 16.0 / 1000);
    }

    /**
     * dx, dy, dw, dh of a box, {@code [4]}; not finite if a size of either is not positive.
     *
     * @param prior anchor or proposal
     */
    public double[] encode(Box prior, Box box) {
        double[] out = {(box.centerX() - prior.centerX()) / prior.width(),
                (box.centerY() - prior.centerY()) / prior.height(),
                Math.log(box.width() / prior.width()), Math.log(box.height() / prior.height())};
        for (int i = 0; i < 4; i++) {
            out[i] = (out[i] - means.get(i)) / deviations.get(i);
        }
        return out;
    }

    /** The box of dx, dy, dw, dh, its size held within the smallest ratio; not clipped to an image. */
    public Box decode(Box prior, double[] deltas) {
        double[] d = new double[4];
        for (int i = 0; i < 4; i++) {
            d[i] = deltas[i] * deviations.get(i) + means.get(i);
        }
        double bound = -Math.log(ratioClip);
        double w = prior.width() * Math.exp(Math.max(-bound, Math.min(bound, d[2])));
        double h = prior.height() * Math.exp(Math.max(-bound, Math.min(bound, d[3])));
        double x = prior.centerX() + prior.width() * d[0];
        double y = prior.centerY() + prior.height() * d[1];
        return new Box(x - 0.5 * w, y - 0.5 * h, x + 0.5 * w, y + 0.5 * h);
    }

    /** A box with every coordinate held in an image of the given size. */
    public static Box clip(Box box, double width, double height) {
        return new Box(within(box.x1(), width), within(box.y1(), height), within(box.x2(), width), within(box.y2(),
                height));
    }

    private static double within(double position, double size) {
        return Math.max(0, Math.min(size, position));
    }
}
