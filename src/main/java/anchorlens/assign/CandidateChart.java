package anchorlens.assign;

import java.util.List;

/**
 * What decided among the candidates of one ground truth, as numbers for a chart: a point a candidate, a line where the method
 * draws a threshold, and curves that it fitted.
 *
 * @param id     short stable name: "iou", "mixture", "cost", "dynamic-k" …
 * @param title  what the chart shows, short: "IoU and threshold"
 * @param note   the decision in one sentence with its numbers; empty for none
 * @param x      horizontal axis
 * @param y      vertical axis
 * @param points the candidates
 * @param series quantities of the candidates, each with a value a point
 * @param lines  thresholds
 * @param curves what was fitted or added up
 */
public record CandidateChart(String id, String title, String note, Axis x, Axis y, Points points, List<Series> series,
                             List<Line> lines, List<Curve> curves) {
    public CandidateChart {
        series = List.copyOf(series);
        lines = List.copyOf(lines);
        curves = List.copyOf(curves);
        for (Series s : series) {
            requireEqual(s.x().length, points.count(), s.name());
            requireEqual(s.y().length, points.count(), s.name());
        }
        for (Curve c : curves) {
            requireEqual(c.y().length, c.x().length, c.name());
        }
    }

    /** The same under another name. */
    public CandidateChart withId(String other) {
        return new CandidateChart(other, title, note, x, y, points, series, lines, curves);
    }

    private static void requireEqual(int found, int wanted, String name) {
        if (found != wanted) {
            throw new IllegalArgumentException(name + " has " + found + " values, not " + wanted);
        }
    }

    /**
     * An axis.
     *
     * @param name    what it counts, with its unit: "distance in strides"
     * @param formula where that comes from
     * @param decades whether it is best counted in decades
     */
    public record Axis(String name, String formula, boolean decades) {
    }

    /**
     * The candidates. Arrays are not to be written to.
     *
     * @param priors   {@code [n]}
     * @param verdicts {@code [n]}: what became of each
     */
    public record Points(int[] priors, Verdict[] verdicts) {
        public Points {
            requireEqual(verdicts.length, priors.length, "verdicts");
        }

        public int count() {
            return priors.length;
        }
    }

    /** What a series stands for, which decides how its points look. */
    public enum Role {
        /** The quantity that was decided by: points look as their verdicts do. */
        DECIDED,
        /** A positive loss weight. */
        POS_WEIGHT,
        /** A negative loss weight. */
        NEG_WEIGHT,
        /** Something to compare with. */
        BESIDE
    }

    /**
     * A quantity of the candidates. Arrays are not to be written to.
     *
     * @param name    the field's name for it
     * @param formula where it comes from
     * @param role    how it is to be looked at
     * @param x       {@code [n]} places; NaN for a point that is left out
     * @param y       {@code [n]} values
     */
    public record Series(String name, String formula, Role role, double[] x, double[] y) {
    }

    /**
     * A threshold.
     *
     * @param vertical whether it stands at a place of the horizontal axis
     * @param at       where
     * @param label    a few words with its number: "mean + std 0.457"
     * @param formula  where it comes from
     */
    public record Line(boolean vertical, double at, String label, String formula) {
    }

    /**
     * A curve. Arrays are not to be written to.
     *
     * @param name    the field's name for it
     * @param formula where it comes from
     * @param shape   how it is to be drawn
     * @param x       ascending places
     * @param y       values
     */
    public record Curve(String name, String formula, Shape shape, double[] x, double[] y) {
        /** How a curve is to be drawn. */
        public enum Shape {
            LINE,
            /** A line that is no more than an aid, such as a part of a sum. */
            DASHED,
            /** The outline of bars, the area below being tinted. */
            BARS
        }
    }
}
