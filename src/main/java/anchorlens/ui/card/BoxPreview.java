package anchorlens.ui.card;

import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.CardPreview;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** A small photo with the boxes that a reading of the model finds on it. */
final class BoxPreview extends StackPane {
    private static final double FONT = 9;
    private static final double DARK = 0.6;

    private final Strings strings = Strings.beside(BoxPreview.class);
    private final Canvas canvas = new Canvas(CardPreview.SIDE, CardPreview.SIDE * 0.7);
    private final Label words = new Label();

    BoxPreview() {
        words.setWrapText(true);
        words.getStyleClass().add("badge");
        words.setMaxWidth(CardPreview.SIDE - 24);
        setMaxWidth(USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        setAlignment(words, Pos.BOTTOM_LEFT);
        getStyleClass().add("thumbnail");
        getChildren().addAll(canvas, words);
        say("");
    }

    /** Words in place of boxes; empty for none. */
    void say(String text) {
        words.setText(text);
        words.setVisible(!text.isEmpty());
    }

    void clear(String text) {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        say(text);
    }

    void show(CardPreview preview) {
        int w = preview.picture().width();
        int h = preview.picture().height();
        canvas.setWidth(w);
        canvas.setHeight(h);
        WritableImage picture = new WritableImage(w, h);
        picture.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), preview.picture().argb(), 0, w);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.drawImage(picture, 0, 0);
        g.setFont(Font.font(FONT));
        for (CardPreview.Scored s : preview.boxes().reversed()) {
            Color color = Color.web(DataColors.css(DataColors.PREDICTION));
            g.setStroke(color);
            g.setLineWidth(1.5);
            g.strokeRect(s.box().x1(), s.box().y1(), s.box().width(), s.box().height());
            String text = s.name() + " " + Math.round(100 * s.score());
            double y = Math.max(FONT + 2, s.box().y1());
            g.setFill(Color.color(0, 0, 0, DARK));
            g.fillRect(s.box().x1(), y - FONT - 2, text.length() * FONT * 0.55 + 4, FONT + 2);
            g.setFill(Color.WHITE);
            g.fillText(text, s.box().x1() + 2, y - 2);
        }
        say(!preview.failure().isEmpty() ? preview.failure() : preview.boxes().isEmpty() ? strings.get("preview.nothing") : "");
    }
}
