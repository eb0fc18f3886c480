package anchorlens.ui.viewer;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * Shows a frame of plain numbers pixel for pixel, and texts above it. It paints when it is laid out, hence at most once a
 * pulse and only when asked; being unmanaged, it asks without laying out anything around it.
 */
final class PixelSurface extends Region {
    private static final String LABEL_STYLE = "-fx-font-size: 11px;";
    /** Height of a label and the room beside its text, in logical pixels. */
    private static final double LABEL_HEIGHT = 15;
    private static final double LABEL_PADDING = 3;
    private static final int MOST_WIDTHS = 4000;

    private final Runnable painter;
    private final ImageView view = new ImageView();
    private final Group texts = new Group();
    private final List<Text> pool = new ArrayList<>();
    private final Text ruler = label();
    /** Width of texts in logical pixels, because laying a text out costs more than all else about it. */
    private final Map<String, Double> widths = new HashMap<>();
    private boolean styled;
    private PixelBuffer<IntBuffer> buffer;
    private int[] shown = new int[0];
    private int[] frame = new int[0];

    /** @param painter called in the layout phase of a pulse for which {@link #requestLayout} was called */
    PixelSurface(Runnable painter) {
        this.painter = painter;
        setManaged(false);
        setMouseTransparent(true);
        view.setSmooth(false);
        view.setManaged(false);
        texts.setManaged(false);
        // Invisible nodes get no styles with the pulse, and styling them by hand costs more than painting a pane.
        ruler.setOpacity(0);
        ruler.fontProperty().addListener((o, was, is) -> widths.clear());
        texts.getChildren().add(ruler);
        getChildren().addAll(view, texts);
    }

    private static Text label() {
        Text text = new Text();
        text.setStyle(LABEL_STYLE);
        text.setTextOrigin(VPos.CENTER);
        return text;
    }

    @Override
    protected void layoutChildren() {
        painter.run();
    }

    /** The array to paint the next frame into: {@code width · height} device pixels. */
    int[] frame(int width, int height) {
        if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != height) {
            frame = new int[width * height];
            shown = new int[width * height];
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(shown), PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(buffer));
        }
        return frame;
    }

    /** Brings a part of the painted frame to the screen; texts stay as they are. */
    void show(Patch patch) {
        if (patch.isEmpty()) {
            return;
        }
        buffer.updateBuffer(b -> {
            for (int y = patch.y1(); y < patch.y2(); y++) {
                int from = y * buffer.getWidth() + patch.x1();
                System.arraycopy(frame, from, shown, from, patch.width());
            }
            return new Rectangle2D(patch.x1(), patch.y1(), patch.width(), patch.height());
        });
    }

    /** Brings the painted frame and its texts to the screen. */
    void show(double pixelRatio, List<LabelPlacer.Placed> labels) {
        buffer.updateBuffer(b -> {
            System.arraycopy(frame, 0, shown, 0, frame.length);
            return null;
        });
        view.setFitWidth(buffer.getWidth() / pixelRatio);
        view.setFitHeight(buffer.getHeight() / pixelRatio);
        view.setVisible(true);
        while (pool.size() < labels.size()) {
            Text text = label();
            pool.add(text);
            texts.getChildren().add(text);
        }
        for (int i = 0; i < pool.size(); i++) {
            Text text = pool.get(i);
            text.setVisible(i < labels.size());
            if (i < labels.size()) {
                write(text, labels.get(i), pixelRatio);
            }
        }
    }

    private static void write(Text text, LabelPlacer.Placed placed, double pixelRatio) {
        if (!text.getText().equals(placed.label().text())) {
            text.setText(placed.label().text());
        }
        text.setX(placed.x() / pixelRatio + LABEL_PADDING);
        text.setY((placed.y() + placed.height() / 2) / pixelRatio);
        int argb = placed.label().argb();
        Color color = Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
        if (!color.equals(text.getFill())) {
            text.setFill(color);
        }
    }

    /** Shows nothing. */
    void clear() {
        view.setVisible(false);
        pool.forEach(t -> t.setVisible(false));
    }

    /** The size of texts as they will be drawn, in device pixels. */
    LabelPlacer.Measure measure(double pixelRatio) {
        if (!styled) {
            ruler.applyCss();
            styled = true;
        }
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return new LabelPlacer.Measure() {
            @Override
            public double width(String text) {
                return pixelRatio * widths.computeIfAbsent(text, t -> {
                    ruler.setText(t);
                    double width = ruler.getLayoutBounds().getWidth();
                    ruler.setText("");
                    return width;
                });
            }

            @Override
            public double height() {
                return LABEL_HEIGHT * pixelRatio;
            }

            @Override
            public double padding() {
                return LABEL_PADDING * pixelRatio;
            }
        };
    }
}
