package anchorlens.ui.inspect;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Inspect workspace: picture with charts and tables below it, controls right. */
final class InspectView extends BorderPane {
    private static final double RIGHT_WIDTH = 332;
    private static final double BOTTOM_SHARE = 0.73;
    /** Room that a chart of candidates is given when it is chosen, where the window has it. */
    private static final double CHART_HEIGHT = 232;

    /**
     * @param picture  the picture
     * @param below    chart and tables under the picture
     * @param controls panels on the right, top to bottom
     * @param chartChosen whether the first chart is one that wants room
     */
    InspectView(Node picture, StripBelow below, List<Region> controls, ObservableValue<Boolean> chartChosen) {
        SplitPane middle = new SplitPane(picture, below);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(BOTTOM_SHARE);
        SplitPane.setResizableWithParent(below, false);
        chartChosen.addListener((o, was, is) -> giveRoom(is, below, middle));
        middle.heightProperty().addListener((o, before, now) -> {
            if (before.doubleValue() == 0 && chartChosen.getValue()) {
                giveRoom(true, below, middle);
            }
        });
        VBox stack = new VBox();
        stack.getStyleClass().add("controls");
        stack.getChildren().addAll(controls);
        ScrollPane scroll = new ScrollPane(stack);
        scroll.setId("controls");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("panel-right");
        SplitPane columns = new SplitPane(middle, scroll);
        columns.setMinSize(0, 0);
        scroll.setPrefWidth(RIGHT_WIDTH);
        scroll.setMinWidth(240);
        SplitPane.setResizableWithParent(scroll, false);
        columns.widthProperty().addListener((o, before, now) -> {
            if (before.doubleValue() == 0 && now.doubleValue() > 0) {
                double width = now.doubleValue();
                columns.setDividerPositions(Math.max(1 - RIGHT_WIDTH / width, 0.5));
            }
        });
        setCenter(columns);
        setMinSize(0, 0);
    }

    /** Widens the first chart and raises the strip it stands in, or gives back its width. */
    private static void giveRoom(boolean toChart, StripBelow strip, SplitPane stack) {
        strip.giveRoomToChart(toChart);
        if (toChart && stack.getHeight() > 0) {
            double room = Math.min(CHART_HEIGHT, stack.getHeight() / 2);
            stack.setDividerPositions(Math.min(stack.getDividerPositions()[0], 1 - room / stack.getHeight()));
        }
    }
}
