package anchorlens.loss;

import anchorlens.geometry.Box;

/**
 * A box as distances of its left, top, right and bottom edge from a point inside, in the unit of the coordinates.
 *
 * <p><strong>Source:</strong> Tian et al. 2019, "FCOS", equation 1; mmdetection 3.3 {@code DistancePointBBoxCoder},
 * whose largest distance is held a margin below the reach of the bins.
 */
public final class DistanceCoder {
    private DistanceCoder() {
    }

    /** Left, top, right, bottom, {@code [4]}; negative where the point lies outside the box. */
    public static double[] encode(double x, double y, Box box) {
        return new double[] {x - box.x1(), y - box.y1(), box.x2() - x, box.y2() - y};
    }

    /**
     * The same, held from 0 to {@code reach − margin}, as a distribution needs it.
     *
     * @param reach  largest distance that the bins express
     * @param margin how far below it targets stay; 0.1 in mmdetection
     */
    public static double[] encode(double x, double y, Box box, double reach, double margin) {
        double[] out = encode(x, y, box);
        for (int i = 0; i < 4; i++) {
            out[i] = Math.max(0, Math.min(reach - margin, out[i]));
        }
        return out;
    }

    /** The box of four distances. */
    public static Box decode(double x, double y, double[] distances) {
        return new Box(x - distances[0], y - distances[1], x + distances[2], y + distances[3]);
    }
}
