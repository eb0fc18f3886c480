package anchorlens.ui.inspect;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/**
 * The chart, the levels and the tables under the picture. Where they have too little room side by side, the levels join the tables
 * behind a button, so that nothing lies out of sight.
 */
final class StripBelow extends ScrollPane {
    /** Three parts are not squeezed below this width, two not below the other; a still narrower window scrolls. */
    private static final double THREE = 680;
    private static final double TWO = 400;
    private static final double[] USUAL = {0.31, 0.48};
    private static final double[] CHART = {0.42, 0.57};
    private static final double USUAL_OF_TWO = 0.38;
    private static final double CHART_OF_TWO = 0.58;

    private final SplitPane parts = new SplitPane();
    private final Region charts;
    private final Region levels;
    private final TablesPane tables;
    private boolean chartChosen;

    StripBelow(Region charts, Region levels, TablesPane tables) {
        this.charts = charts;
        this.levels = levels;
        this.tables = tables;
        parts.getStyleClass().addAll("panel-bottom", "workspace-below");
        arrange(false);
        setContent(parts);
        setFitToWidth(true);
        setFitToHeight(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setMinSize(0, 0);
        widthProperty().addListener((o, was, is) -> {
            boolean narrow = is.doubleValue() < THREE;
            if (is.doubleValue() > 0 && narrow != isNarrow()) {
                arrange(narrow);
            }
        });
    }

    private boolean isNarrow() {
        return parts.getItems().size() == 2;
    }

    private void arrange(boolean narrow) {
        parts.setMinSize(narrow ? TWO : THREE, 0);
        parts.getItems().clear();
        if (narrow) {
            tables.takeIn(levels);
        } else {
            tables.giveBack();
        }
        parts.getItems().setAll(narrow ? List.<Node>of(charts, tables) : List.<Node>of(charts, levels, tables));
        divide();
    }

    /** Widens the chart for one that wants room, or gives back its width. */
    void giveRoomToChart(boolean wanted) {
        chartChosen = wanted;
        divide();
    }

    private void divide() {
        if (isNarrow()) {
            parts.setDividerPositions(chartChosen ? CHART_OF_TWO : USUAL_OF_TWO);
            return;
        }
        // The one that gives room moves first: neither may pass the other.
        double[] ends = chartChosen ? CHART : USUAL;
        int first = chartChosen ? 1 : 0;
        parts.setDividerPosition(first, ends[first]);
        parts.layout();
        parts.setDividerPosition(1 - first, ends[1 - first]);
    }
}
