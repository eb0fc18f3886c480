package anchorlens.ui.charts;

import anchorlens.ui.theme.DataColors;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The small picture beside a name that says how it is drawn: its colour and, as colour alone is not enough, its shape. */
public final class LegendSymbol extends Canvas {
    /** What is drawn. */
    public enum Shape {
        BOX, DASHED_BOX, DOT, CROSS, DISC, RING, RAMP, CURVE
    }

    private static final double WIDTH = 16;
    private static final double HEIGHT = 12;

    public LegendSymbol(Shape shape, int argb) {
        super(WIDTH, HEIGHT);
        GraphicsContext g = getGraphicsContext2D();
        g.setStroke(Color.web(DataColors.css(argb)));
        g.setFill(Color.web(DataColors.css(argb)));
        switch (shape) {
            case BOX -> box(g, argb);
            case DASHED_BOX -> {
                g.setLineDashes(4, 2, 1, 2);
                g.setLineWidth(1.4);
                g.strokeRect(1.5, 1.5, WIDTH - 3, HEIGHT - 3);
            }
            case DOT -> g.fillOval(6, 4, 4, 4);
            case CROSS -> {
                g.setLineWidth(1.4);
                g.strokeLine(5, 3, 11, 9);
                g.strokeLine(5, 9, 11, 3);
            }
            case DISC -> g.fillOval(3.5, 1.5, 9, 9);
            case RING -> {
                g.setLineWidth(1.6);
                g.strokeOval(4, 2, 8, 8);
            }
            case RAMP -> ramp(g);
            case CURVE -> curve(g);
        }
    }

    private static void box(GraphicsContext g, int argb) {
        g.setStroke(Color.web(DataColors.css(DataColors.HALO)));
        g.setLineWidth(3.5);
        g.strokeRect(2, 2, WIDTH - 4, HEIGHT - 4);
        g.setStroke(Color.web(DataColors.css(argb)));
        g.setLineWidth(1.6);
        g.strokeRect(2, 2, WIDTH - 4, HEIGHT - 4);
    }

    private static void ramp(GraphicsContext g) {
        for (int x = 0; x < WIDTH; x++) {
            g.setFill(Color.web(DataColors.css(DataColors.sequential(x / (WIDTH - 1)))));
            g.fillRect(x, 3, 1, HEIGHT - 6);
        }
    }

    private static void curve(GraphicsContext g) {
        double[] x = new double[(int) WIDTH + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double z = (i - WIDTH / 2) / 3;
            x[i] = i;
            y[i] = HEIGHT - 1.5 - (HEIGHT - 3) * Math.exp(-z * z / 2);
        }
        g.setGlobalAlpha(0.35);
        g.fillPolygon(x, y, x.length);
        g.setGlobalAlpha(1);
        g.setLineWidth(1.3);
        g.strokePolyline(x, y, x.length);
    }
}
