package anchorlens.ui.charts;

import java.util.List;

/**
 * Points that lie among the curves of a {@link CurveChart}, such as the priors of an image. Arrays are not to be written to.
 *
 * @param kinds what there is, the first being painted lowest; one of the name of a curve belongs to it and has no place of its own
 *              in the legend
 * @param kind  {@code [n]} index into {@code kinds}
 * @param x     {@code [n]}
 * @param y     {@code [n]}; a point with a NaN is not drawn
 */
public record CurveMarks(List<Kind> kinds, int[] kind, double[] x, double[] y) {
    /** No marks. */
    public static final CurveMarks NONE = new CurveMarks(List.of(), new int[0], new double[0], new double[0]);

    /** What a mark looks like: its name in the legend, colour 0xAARRGGBB and shape. */
    public record Kind(String name, int color, MarkShape shape) {
    }

    public CurveMarks {
        kinds = List.copyOf(kinds);
        if (kind.length != x.length || kind.length != y.length) {
            throw new IllegalArgumentException("marks need one kind, place and value each");
        }
    }

    /** How many there are. */
    public int count() {
        return kind.length;
    }
}
