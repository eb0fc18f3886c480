package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleToIntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A square of numbers, each in a cell whose colour says how large it is. To be used on the FX thread. */
public final class MatrixChart extends ChartSurface implements SvgChart {
    private static final double TOP = 18;
    private static final double MOST_CELL = 64;
    private static final double CELL_HEIGHT = 26;

    private final ChartText text = new ChartText(font(SMALL));
    private List<String> names = List.of();
    private double[][] values = {};
    private DoubleToIntFunction color = DataColors::sequential;

    public MatrixChart() {
        setMinSize(120, 60);
    }

    /**
     * @param all   names of rows and columns
     * @param cells {@code [n × n]}; NaN is written as "–"
     * @param how   colour 0xAARRGGBB of a value
     */
    public void setCells(List<String> all, double[][] cells, DoubleToIntFunction how) {
        names = List.copyOf(all);
        values = cells;
        color = how;
        setPrefHeight(TOP + CELL_HEIGHT * names.size() + 4);
        tell(String.join(", ", names));
        repaint();
    }

    /** The matrix as SVG of its present size, dark on white. */
    @Override
    public String toSvg() {
        double w = Math.max(320, Math.floor(getWidth()));
        double h = TOP + CELL_HEIGHT * names.size() + 4;
        SvgPen pen = new SvgPen(w, h, SMALL);
        pen.rectangle(0, 0, w, h, Color.WHITE);
        paint(pen, w, ChartColors.PRINT);
        return pen.finish();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        paint(new CanvasPen(g, 1, new PointRaster(1, 1)), width,
                new ChartColors(textColor(), mutedColor(), axisColor(), gridColor(), backgroundColor()));
    }

    private void paint(ChartPen pen, double width, ChartColors colors) {
        if (names.isEmpty()) {
            return;
        }
        double left = Math.min(width * 0.4, names.stream().mapToDouble(text::width).max().orElse(0) + 10);
        double cell = Math.min(MOST_CELL, (width - left - 2) / names.size());
        for (int i = 0; i < names.size(); i++) {
            double y = TOP + i * CELL_HEIGHT;
            pen.text(text.shortened(names.get(i), left - 6), left - 6, y + CELL_HEIGHT / 2, TextAlignment.RIGHT, VPos.CENTER, colors.muted());
            pen.text(text.shortened(names.get(i), cell - 4), left + (i + 0.5) * cell, TOP - 4, TextAlignment.CENTER, VPos.BOTTOM,
                    colors.muted());
            for (int j = 0; j < names.size(); j++) {
                cell(pen, left + j * cell, y, cell, values[i][j], colors);
            }
        }
    }

    private void cell(ChartPen pen, double x, double y, double width, double value, ChartColors colors) {
        boolean known = !Double.isNaN(value);
        Color fill = known ? ChartColors.data(color.applyAsInt(value)) : colors.grid();
        pen.rectangle(x + 1, y + 1, width - 2, CELL_HEIGHT - 2, fill);
        boolean dark = 0.299 * fill.getRed() + 0.587 * fill.getGreen() + 0.114 * fill.getBlue() < 0.55;
        pen.text(known ? String.format(Locale.ROOT, "%.2f", value).replace('-', '−') : "–", x + width / 2, y + CELL_HEIGHT / 2,
                TextAlignment.CENTER, VPos.CENTER, known ? dark ? Color.WHITE : Color.BLACK : colors.muted());
    }
}
