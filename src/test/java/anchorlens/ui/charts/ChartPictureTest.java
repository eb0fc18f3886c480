package anchorlens.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Pictures;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of charts with more pixels than the screen are drawn with them, not enlarged. */
class ChartPictureTest {
    private static final int LINE = 10;

    /** A black line on white, one pixel of the screen wide. */
    private static final class Line extends ChartSurface {
        private int painted;

        @Override
        protected void paint(GraphicsContext g, double width, double height) {
            painted++;
            g.setFill(Color.WHITE);
            g.fillRect(0, 0, width, height);
            g.setStroke(Color.BLACK);
            crispLine(g, LINE, 0, LINE, height);
        }
    }

    private static Image pictureOf(Line chart, double scale) {
        return Fx.call(() -> Pictures.of(chart, scale));
    }

    private static void inWindow(Line chart, Runnable test) {
        Stage stage = Fx.call(() -> {
            Stage made = new Stage();
            made.setScene(Fx.scene(new StackPane(chart), 200, 100, Theme.LIGHT));
            made.show();
            return made;
        });
        Fx.settle();
        test.run();
        Fx.run(stage::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aLineHasSharpRimsAtAnyScale(int scale) {
        Line chart = Fx.call(Line::new);
        inWindow(chart, () -> {
            Image picture = pictureOf(chart, scale);
            assertThat(picture.getWidth()).isEqualTo(200.0 * scale);
            for (int x = LINE * scale - 3; x < (LINE + 1) * scale + 3; x++) {
                boolean onLine = x >= LINE * scale && x < (LINE + 1) * scale;
                assertThat(picture.getPixelReader().getColor(x, 40 * scale)).as("column %d", x)
                        .isEqualTo(onLine ? Color.BLACK : Color.WHITE);
            }
        });
    }

    @Test
    void theScreensOwnDrawingComesBack() {
        Line chart = Fx.call(Line::new);
        inWindow(chart, () -> {
            pictureOf(chart, 3);
            Fx.settle();
            assertThat(chart.painted).isEqualTo(3);
            assertThat(pictureOf(chart, 1).getPixelReader().getColor(LINE, 40)).isEqualTo(Color.BLACK);
        });
    }
}
