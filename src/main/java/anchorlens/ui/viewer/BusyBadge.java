package anchorlens.ui.viewer;

import anchorlens.ui.theme.Strings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Says over a picture what is under way: the image is being read, or the model opened or run. */
public final class BusyBadge extends HBox {
    private static final double SIZE = 16;

    private final Strings strings = Strings.beside(BusyBadge.class);
    private final Label text = new Label();

    public BusyBadge() {
        super(8);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setAccessibleText(strings.get("busy.name"));
        turning.setPrefSize(SIZE, SIZE);
        turning.setMinSize(SIZE, SIZE);
        getChildren().addAll(turning, text);
        getStyleClass().add("badge");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        show(false, false);
    }

    /**
     * Shows what is under way, nothing where neither is.
     *
     * @param reading the image is being read
     * @param running the model works
     */
    public void show(boolean reading, boolean running) {
        text.setText(strings.get(reading ? "busy.image" : "busy.model"));
        setVisible(reading || running);
    }
}
