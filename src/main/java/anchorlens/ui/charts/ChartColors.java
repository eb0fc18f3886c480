package anchorlens.ui.charts;

import javafx.scene.paint.Color;

/** The colours of a chart's words and lines; those of its data are the same in every theme. */
record ChartColors(Color text, Color muted, Color axis, Color grid, Color background) {
    /** Dark on white, as files for print want it. */
    static final ChartColors PRINT = new ChartColors(Color.web("#1f2328"), Color.web("#57606a"), Color.web("#8c959f"),
            Color.web("#e3e6ea"), Color.WHITE);

    static Color data(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, (argb >>> 24) / 255.0);
    }
}
