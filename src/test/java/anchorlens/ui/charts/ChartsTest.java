package anchorlens.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.PriorState;
import anchorlens.geometry.Edge;
import anchorlens.ui.Fx;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final int RIGHT = 12;
    private static final int BOTTOM = 28;

    @Test
    void aClickSelectsTheNearestPoint() {
        Fx.run(() -> {
            ScatterChart chart = scatter(new double[] {0, 1, 0.5}, new double[] {0, 1, 0.25});
            double x = 40 + (300 - 40 - RIGHT) / 1.04;
            double y = 200 - BOTTOM - (200 - 16 - BOTTOM) / 1.04;
            mouse(chart, MouseEvent.MOUSE_MOVED, x + 3, y - 2);
            assertThat(chart.hoveredProperty().get()).isEqualTo(1);
            assertThat(chart.selectedProperty().get()).isEqualTo(-1);
            mouse(chart, MouseEvent.MOUSE_CLICKED, x + 3, y - 2);
            assertThat(chart.selectedProperty().get()).isEqualTo(1);
            mouse(chart, MouseEvent.MOUSE_CLICKED, x - 40, y);
            assertThat(chart.selectedProperty().get()).isEqualTo(1);
        });
    }

    @Test
    void pointsStandWhereTheirWeightsSay() {
        Fx.run(() -> {
            ScatterChart chart = scatter(new double[] {0, 1, 0.5}, new double[] {0, 1, 0.25});
            Image shot = chart.snapshot(null, null);
            int x = (int) (40 + 0.5 / 1.04 * (300 - 40 - RIGHT));
            int y = (int) (200 - BOTTOM - 0.25 / 1.04 * (200 - 16 - BOTTOM));
            assertThat(near(shot.getPixelReader().getArgb(x, y), DataColors.POSITIVE)).isTrue();
            assertThat(near(shot.getPixelReader().getArgb(x + 12, y), DataColors.POSITIVE)).isFalse();
        });
    }

    @Test
    void aPointRasterBlendsAndClips() {
        Fx.run(() -> {
            PointRaster raster = new PointRaster(9, 9);
            raster.stamp(PointRaster.Stamp.disc(2.5, 0xFF0000, 1), 4, 4);
            assertThat(raster.image().getPixelReader().getArgb(4, 4)).isEqualTo(0xFFFF0000);
            raster.stamp(PointRaster.Stamp.disc(2.5, 0x0000FF, 0.5), 4, 4);
            int mixed = raster.image().getPixelReader().getArgb(4, 4);
            assertThat(mixed >>> 24).isBetween(253, 255);
            assertThat(mixed & 0xFF).isBetween(126, 130);
            assertThat(mixed >> 16 & 0xFF).isBetween(125, 129);
            raster.stamp(PointRaster.Stamp.disc(2.5, 0x00FF00, 1), -2, 12);
            raster.stamp(PointRaster.Stamp.disc(2.5, 0x00FF00, 1), 0, 0);
            assertThat(raster.image().getPixelReader().getArgb(0, 0)).isEqualTo(0xFF00FF00);
        });
    }

    @Test
    void levelBarsAreReadAloud() {
        Fx.run(() -> {
            LevelBars bars = new LevelBars();
            bars.setLevels(List.of(new LevelBars.Level("P3 · 8", 12), new LevelBars.Level("P4 · 16", 0)));
            assertThat(bars.getAccessibleText()).isEqualTo("Chart: P3 · 8: 12, P4 · 16: 0");
        });
    }

    @Test
    void looksAsDrawn() {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            Scene scene = Fx.call(() -> Fx.scene(gallery(), 1000, 560, theme));
            assertThat(Fx.snapshot(scene, "charts-" + theme)).exists();
        }
    }

    private static StackPane gallery() {
        Random random = new Random(5);
        int n = 2125;
        double[] pos = new double[n];
        double[] neg = new double[n];
        PriorState[] states = new PriorState[n];
        for (int i = 0; i < n; i++) {
            boolean candidate = i < 412;
            states[i] = i < 150 ? PriorState.POSITIVE : i < 160 ? PriorState.IGNORED : PriorState.NEGATIVE;
            pos[i] = candidate ? Math.pow(random.nextDouble(), 2) * 0.18 : 0;
            neg[i] = candidate ? Math.exp(-pos[i] * 12) * random.nextDouble() * 0.3 : Math.pow(random.nextDouble(), 4) * 0.1;
        }
        ScatterChart linear = new ScatterChart("w_pos", "w_neg", i -> "#" + i + " · P4 · w_pos " + pos[i]);
        linear.setPoints(new ScatterChart.Points(pos, neg, states));
        linear.selectedProperty().set(20);
        linear.hoveredProperty().set(44);
        ScatterChart log = new ScatterChart("w_pos", "w_neg", i -> "#" + i);
        log.setPoints(new ScatterChart.Points(pos, neg, states));
        log.logarithmicProperty().set(true);
        LevelBars bars = new LevelBars();
        bars.setLevels(List.of(new LevelBars.Level("P3 · 8", 12), new LevelBars.Level("P4 · 16", 86),
                new LevelBars.Level("P5 · 32", 46), new LevelBars.Level("P6 · 64", 8), new LevelBars.Level("P7 · 128", 0)));
        DistributionBars bins = new DistributionBars();
        bins.setRows(Arrays.stream(Edge.values()).map(ChartsTest::row).toList(),
                new DistributionBars.Axis(-0.6, 16.6, "strides", 16));
        DistributionBars curves = new DistributionBars();
        curves.setRows(Arrays.stream(Edge.values()).map(ChartsTest::curve).toList(),
                new DistributionBars.Axis(-60, 120, "px", 1));
        VBox left = new VBox(linear, log);
        HBox row = new HBox(16, left, bars, bins, curves);
        row.getStyleClass().add("panel");
        return new StackPane(row);
    }

    private static DistributionRow row(Edge edge) {
        double[] x = new double[17];
        double[] p = new double[17];
        double mean = 0;
        double sum = 0;
        for (int k = 0; k < 17; k++) {
            x[k] = k;
            double second = edge == Edge.BOTTOM ? 0.8 * Math.exp(-Math.pow(k - 12.3, 2) / 2) : 0;
            p[k] = Math.exp(-Math.pow(k - 4.4, 2) / 1.5) + second;
            sum += p[k];
            mean += k * p[k];
        }
        List<DistributionRow.Hill> modes = edge == Edge.BOTTOM
                ? List.of(new DistributionRow.Hill(4.4, 0.56), new DistributionRow.Hill(12.3, 0.44))
                : List.of(new DistributionRow.Hill(4.4, 1));
        return new DistributionRow(edge, "80.1 px", x, p, true, mean / sum, edge == Edge.RIGHT ? 20 : 4.9, modes);
    }

    private static DistributionRow curve(Edge edge) {
        double[] x = new double[181];
        double[] p = new double[181];
        for (int i = 0; i < x.length; i++) {
            x[i] = i - 60;
            double second = edge == Edge.BOTTOM ? 0.8 * Math.exp(-Math.pow((x[i] - 80) / 12, 2)) : 0;
            p[i] = Math.exp(-Math.pow(x[i] / 9, 2)) + second;
        }
        List<DistributionRow.Hill> modes = edge == Edge.BOTTOM
                ? List.of(new DistributionRow.Hill(0, 0.56), new DistributionRow.Hill(80, 0.44))
                : List.of(new DistributionRow.Hill(0, 1));
        return new DistributionRow(edge, "+3.2 px", x, p, false, edge == Edge.BOTTOM ? 33 : 3.2, 0, modes);
    }

    private static ScatterChart scatter(double[] pos, double[] neg) {
        ScatterChart chart = new ScatterChart("w_pos", "w_neg", i -> "#" + i);
        chart.setPoints(new ScatterChart.Points(pos, neg, states(pos.length)));
        chart.setMinSize(300, 200);
        chart.setPrefSize(300, 200);
        Scene scene = Fx.scene(new StackPane(chart), 300, 200, Theme.DARK);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return chart;
    }

    private static PriorState[] states(int n) {
        PriorState[] states = new PriorState[n];
        Arrays.setAll(states, i -> i % 2 == 0 ? PriorState.POSITIVE : PriorState.NEGATIVE);
        return states;
    }

    private static boolean near(int argb, int color) {
        int off = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            off += Math.abs((argb >> shift & 0xFF) - (color >> shift & 0xFF));
        }
        return off < 150;
    }

    private static void mouse(ScatterChart chart, javafx.event.EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(chart, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, false,
                false, false, true, false, true, null));
    }
}
