package anchorlens.scene.evaluation;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An annotation spoilt on purpose: one edge moved by a part of the side.
 *
 * @param edge which
 * @param box  the annotation with it
 */
record EdgeShift(Edge edge, Box box) {
    private static final int TRIES = 60;
    private static final double LEAST_SIDE = 6;
    private static final double LEAST = 0.08;
    private static final double MOST = 0.4;

    /**
     * Moves an edge, 8 to 40 % of the side either way, so that it stays in the picture, at least 8 % of the side away from
     * every legitimate position.
     *
     * @param legitimate of each edge, in image pixels
     * @return nothing where no such move was found
     */
    static Optional<EdgeShift> draw(Box box, List<double[]> legitimate, Letterbox fit, SplittableRandom random) {
        for (int trial = 0; trial < TRIES; trial++) {
            Edge edge = Edge.values()[random.nextInt(4)];
            boolean across = edge.isHorizontalPosition();
            double side = across ? box.width() : box.height();
            double by = (random.nextBoolean() ? 1 : -1) * random.nextDouble(LEAST, MOST) * side;
            double position = box.edge(edge) + by;
            Box moved = box.withEdge(edge, position);
            Box input = fit.toInput(moved);
            if (position >= 0 && position <= (across ? fit.imageWidth() : fit.imageHeight())
                    && Math.min(input.width(), input.height()) >= LEAST_SIDE
                    && distance(legitimate.get(edge.ordinal()), position) >= LEAST * side) {
                return Optional.of(new EdgeShift(edge, moved));
            }
        }
        return Optional.empty();
    }

    private static double distance(double[] positions, double from) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double p : positions) {
            nearest = Math.min(nearest, Math.abs(p - from));
        }
        return nearest;
    }
}
