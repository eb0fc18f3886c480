package anchorlens.ui.workspace;

import anchorlens.ui.theme.SectionTitle;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of a side bar or of the bottom strip: a heading with small tools at its end, and what is under it. */
public abstract class Section extends VBox {
    private static final double LEAST_HEADING = 40;

    private final SectionTitle title;
    private final HBox head;

    protected Section(String heading, Node... tools) {
        getStyleClass().add("section");
        setSpacing(6);
        title = new SectionTitle(heading);
        head = head(title, tools);
        getChildren().add(head);
    }

    /** A row of a heading and tools at its end, as high with tools as without. */
    public static HBox head(SectionTitle title, Node... tools) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(6, title, gap);
        head.getStyleClass().add("section-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(20);
        for (Node tool : tools) {
            if (tool instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
            head.getChildren().add(tool);
        }
        return head;
    }

    public final void setHeading(String heading) {
        title.setTitle(heading);
    }

    /** Keeps room free at the end of the heading for something that lies over it. */
    public final void keepFree(ObservableValue<? extends Number> width) {
        Region free = new Region();
        free.minWidthProperty().bind(width);
        head.getChildren().add(free);
        // Where there is room for "…" alone, what lies over it has to say enough.
        title.visibleProperty().bind(title.widthProperty().greaterThan(LEAST_HEADING));
    }

    public final String heading() {
        return title.titleProperty().get();
    }
}
