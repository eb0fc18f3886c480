package anchorlens.ui.charts;

import java.util.List;

/**
 * Everything a {@link CurveChart} draws.
 *
 * @param x      horizontal axis
 * @param y      vertical axis
 * @param curves painted in this order
 * @param marks  painted above the curves
 * @param guides painted above both
 */
public record CurveData(CurveAxis x, CurveAxis y, List<Curve> curves, CurveMarks marks, List<Guide> guides) {
    public static final CurveData NONE = of(CurveAxis.of(""), CurveAxis.of(""), List.of());

    public CurveData {
        curves = List.copyOf(curves);
        guides = List.copyOf(guides);
    }

    public static CurveData of(CurveAxis x, CurveAxis y, List<Curve> curves) {
        return new CurveData(x, y, curves, CurveMarks.NONE, List.of());
    }

    public CurveData withMarks(CurveMarks all) {
        return new CurveData(x, y, curves, all, guides);
    }

    public CurveData withGuides(List<Guide> all) {
        return new CurveData(x, y, curves, marks, all);
    }
}
