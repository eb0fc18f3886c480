package anchorlens.ui.charts;

/** A chart that can be written as SVG. */
public interface SvgChart {
    /** The chart as SVG of its present size, dark on white. */
    String toSvg();
}
