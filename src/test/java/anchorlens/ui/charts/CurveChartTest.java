package anchorlens.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.ui.Fx;
import anchorlens.ui.charts.Curve.Line;
import anchorlens.ui.charts.CurveMarks.Kind;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Theme;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CurveChartTest {
    private static final double[] X = {0, 1, 2, 3, 4};

    private static CurveData data() {
        return CurveData.of(CurveAxis.of("error"), CurveAxis.of("loss"), List.of(
                Curve.of("square", DataColors.ofSeries(0), Line.SOLID, X, new double[] {0, 1, 4, 9, 16}),
                Curve.of("line", DataColors.ofSeries(1), Line.DASHED, X, new double[] {0, 2, 4, 6, 8})))
                .withMarks(new CurveMarks(List.of(new Kind("positive", DataColors.POSITIVE, MarkShape.DISC)), new int[] {0, 0},
                        new double[] {1, 3}, new double[] {1, 9}));
    }

    private static CurveChart chart(CurveData data) {
        CurveChart chart = new CurveChart(i -> "prior " + i);
        chart.dataProperty().set(data);
        Scene scene = Fx.scene(new StackPane(chart), 400, 300, Theme.DARK);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return chart;
    }

    @Test
    void readsAllCurvesUnderTheCursor() {
        Fx.run(() -> {
            CurveChart chart = chart(data());
            CurveFrame frame = chart.picture().frame();
            mouse(chart, MouseEvent.MOUSE_MOVED, frame.x(2.5), frame.top() + 4, 0);
            assertThat(chart.placeProperty().get()).isCloseTo(2.5, within(1e-9));
            assertThat(chart.readout()).isEqualTo("error 2.5, square 6.5, line 5");
            mouse(chart, MouseEvent.MOUSE_EXITED, 0, 0, 0);
            assertThat(chart.readout()).isEmpty();
        });
    }

    @Test
    void aMarkIsHoveredNamedAndSelected() {
        Fx.run(() -> {
            CurveChart chart = chart(data());
            CurveFrame frame = chart.picture().frame();
            mouse(chart, MouseEvent.MOUSE_MOVED, frame.x(3) + 3, frame.y(9) - 2, 0);
            assertThat(chart.hoveredProperty().get()).isEqualTo(1);
            assertThat(chart.readout()).startsWith("prior 1, error 3, square 9");
            click(chart, frame.x(3) + 3, frame.y(9) - 2, 1);
            assertThat(chart.selectedProperty().get()).isEqualTo(1);
        });
    }

    @Test
    void aClickInTheLegendSwitchesACurveOffAndOn() {
        Fx.run(() -> {
            CurveChart chart = chart(data());
            assertThat(chart.picture().frame().yScale().high()).isGreaterThanOrEqualTo(16);
            CurvePicture.Entry entry = chart.picture().legend().getFirst();
            click(chart, entry.x() + 5, entry.y() + 5, 1);
            assertThat(chart.hidden()).containsExactly("square");
            chart.layout();
            assertThat(chart.picture().frame().yScale().high()).isLessThan(11);
            chart.placeProperty().set(1);
            assertThat(chart.readout()).isEqualTo("error 1, line 2");
            click(chart, entry.x() + 5, entry.y() + 5, 1);
            assertThat(chart.hidden()).isEmpty();
        });
    }

    @Test
    void draggingZoomsOrPicksAndADoubleClickShowsAll() {
        Fx.run(() -> {
            CurveChart chart = chart(data());
            CurveFrame frame = chart.picture().frame();
            drag(chart, frame.x(1), frame.x(2), frame.top() + 20);
            assertThat(chart.viewProperty().get().low()).isCloseTo(1, within(1e-9));
            assertThat(chart.viewProperty().get().high()).isCloseTo(2, within(1e-9));
            assertThat(chart.brushProperty().get()).isNull();
            chart.layout();
            assertThat(chart.picture().frame().xScale().low()).isCloseTo(1, within(1e-9));
            click(chart, frame.left() + 50, frame.top() + 20, 2);
            assertThat(chart.viewProperty().get()).isNull();
            chart.layout();
            chart.brushZoomsProperty().set(false);
            drag(chart, frame.x(3), frame.x(2), frame.top() + 20);
            assertThat(chart.viewProperty().get()).isNull();
            assertThat(chart.brushProperty().get().low()).isCloseTo(2, within(1e-9));
        });
    }

    @Test
    void theWheelZoomsAboutTheCursorAndOutToAllAgain() {
        Fx.run(() -> {
            CurveChart chart = chart(data());
            double x = chart.picture().frame().x(1);
            scroll(chart, x, 1);
            Range once = chart.viewProperty().get();
            assertThat(once.high() - once.low()).isCloseTo(4 / 1.2, within(1e-9));
            chart.layout();
            assertThat(chart.picture().frame().xScale().fraction(1)).isCloseTo(0.25, within(1e-9));
            for (int i = 0; i < 4; i++) {
                scroll(chart, x, -1);
            }
            assertThat(chart.viewProperty().get()).isNull();
        });
    }

    @Test
    void arrowsMoveTheCursor() {
        Fx.run(() -> {
            CurveChart chart = chart(data());
            chart.placeProperty().set(2);
            Event.fireEvent(chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            assertThat(chart.placeProperty().get()).isCloseTo(2.04, within(1e-9));
            assertThat(chart.getAccessibleHelp()).startsWith("error 2.04");
        });
    }

    @Test
    void anAxisInDecadesLeavesOutWhatIsNotAboveZero() {
        Fx.run(() -> {
            double[] y = {0, 0.01, 1, 100, -1};
            CurveChart chart = chart(CurveData.of(CurveAxis.of("x"), CurveAxis.logarithmic("y"),
                    List.of(Curve.of("c", DataColors.ofSeries(0), Line.SOLID, X, y))));
            CurveFrame frame = chart.picture().frame();
            assertThat(frame.y(1)).isCloseTo(frame.top() + frame.height() / 2, within(1e-6));
            assertThat(frame.yScale().low()).isCloseTo(0.01, within(1e-12));
            assertThat(frame.xScale().ticks(4)).isNotEmpty();
        });
    }

    @Test
    void writesSvgAndCsv() throws Exception {
        String[] files = Fx.call(() -> {
            CurveChart chart = chart(data().withGuides(List.of(new Guide(true, 2, "a < b & c", DataColors.SELECTION))));
            return new String[] {chart.toSvg(), chart.toCsv()};
        });
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(files[0])));
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(svg.getDocumentElement().getTextContent()).contains("square", "line", "error", "a < b & c");
        assertThat(files[1].lines()).startsWith("series,error,loss", "square,0.0,0.0").contains("line,4.0,8.0", "positive,3.0,9.0")
                .hasSize(13);
    }

    @Test
    void thinningKeepsTheExtremesOfEveryColumn() {
        int n = 100_000;
        double[] x = new double[n];
        double[] y = new double[n];
        Random random = new Random(1);
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = random.nextDouble();
        }
        y[54_321] = 7;
        Curve curve = Curve.of("noise", DataColors.ofSeries(0), Line.SOLID, x, y);
        CurveFrame frame = new CurveFrame(0, 0, 500, 300, AxisScale.between(0, n), AxisScale.between(0, 7));
        Thinning thin = Thinning.of(curve, frame);
        assertThat(thin.count()).isLessThanOrEqualTo(4 * 501);
        assertThat(Arrays.stream(thin.y(), 0, thin.count()).min().orElseThrow()).isCloseTo(0, within(1e-9));
        Thinning part = Thinning.of(curve, new CurveFrame(0, 0, 500, 300, AxisScale.between(100, 110), AxisScale.between(0, 7)));
        assertThat(part.count()).isEqualTo(13);
    }

    @Test
    void curvesMustAscend() {
        assertThatThrownBy(() -> Curve.of("back", 0, Line.SOLID, new double[] {1, 0}, new double[2]))
                .hasMessage("the places of back must ascend, but 0.0 follows 1.0");
    }

    @Test
    void looksAsDrawn() {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            Scene scene = Fx.call(() -> Fx.scene(gallery(), 1100, 640, theme));
            Fx.run(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                scene.getRoot().lookupAll("#first").forEach(n -> ((CurveChart) n).placeProperty().set(1.4));
            });
            assertThat(Fx.snapshot(scene, "curve-charts-" + theme)).exists();
        }
    }

    private static GridPane gallery() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("panel");
        CurveChart first = new CurveChart(i -> "prior " + i);
        first.setId("first");
        first.dataProperty().set(data().withGuides(List.of(new Guide(true, 3.4, "β = 3.4", DataColors.SELECTION),
                new Guide(false, 12, "threshold", DataColors.STARVED))));
        CurveChart many = new CurveChart();
        Random random = new Random(4);
        int n = 20_000;
        double[] x = new double[n];
        double[] y = new double[n];
        int[] kind = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.pow(10, -4 * random.nextDouble());
            y[i] = -Math.log(1 - x[i] * 0.99) * (0.8 + 0.4 * random.nextDouble());
            kind[i] = i % 50 == 0 ? 2 : i % 7 == 0 ? 1 : 0;
        }
        double[] px = new double[200];
        double[] py = new double[200];
        for (int i = 0; i < 200; i++) {
            px[i] = Math.pow(10, -4 + i / 50.0);
            py[i] = -Math.log(1 - px[i] * 0.99);
        }
        many.dataProperty().set(CurveData.of(CurveAxis.logarithmic("p"), CurveAxis.logarithmic("loss"),
                List.of(Curve.of("cross entropy", DataColors.ofSeries(2), Line.SOLID, px, py))).withMarks(new CurveMarks(
                        List.of(new Kind("background", DataColors.NEGATIVE, MarkShape.RING), new Kind("ignored", DataColors.IGNORED,
                                MarkShape.CROSS), new Kind("positive", DataColors.POSITIVE, MarkShape.DISC)), kind, x, y)));
        CurveChart steps = new CurveChart();
        steps.dataProperty().set(CurveData.of(CurveAxis.of("bin"), CurveAxis.of("probability"), List.of(Curve.steps("stage 1",
                DataColors.ofSeries(3), Line.SOLID, new double[] {-1, -0.5, 0, 0.5, 1}, new double[] {0.1, 0.5, 0.3, 0.1}))));
        CurveChart empty = new CurveChart();
        CurveChart[] all = {first, many, steps, empty};
        for (int i = 0; i < all.length; i++) {
            all[i].setPrefSize(540, 310);
            grid.add(all[i], i % 2, i / 2);
        }
        return grid;
    }

    private static void click(CurveChart chart, double x, double y, int count) {
        mouse(chart, MouseEvent.MOUSE_PRESSED, x, y, count);
        mouse(chart, MouseEvent.MOUSE_RELEASED, x, y, count);
    }

    private static void drag(CurveChart chart, double from, double to, double y) {
        mouse(chart, MouseEvent.MOUSE_PRESSED, from, y, 1);
        mouse(chart, MouseEvent.MOUSE_DRAGGED, to, y, 1);
        mouse(chart, MouseEvent.MOUSE_RELEASED, to, y, 1);
    }

    private static void mouse(CurveChart chart, EventType<MouseEvent> type, double x, double y, int clicks) {
        Event.fireEvent(chart, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, clicks, false, false, false, false, true, false,
                false, true, false, true, null));
    }

    private static void scroll(CurveChart chart, double x, double notches) {
        double y = chart.picture().frame().top() + 10;
        Event.fireEvent(chart, new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, false, false, false, false, false, false, 0, 40 * notches,
                0, 40 * notches, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }
}
