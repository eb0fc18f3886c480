package anchorlens.ui.timeline;

import anchorlens.ui.theme.SectionTitle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Charts with headings in as many columns as the width holds, rows of one height; it grows downwards. */
final class ChartGrid extends Pane {
    private static final double GAP = 10;
    private final double leastWidth;
    private final double leastHeight;
    private final List<Region> cells = new ArrayList<>();

    ChartGrid(double leastWidth, double leastHeight) {
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        setMinWidth(leastWidth);
    }

    void add(String title, String help, Region chart) {
        SectionTitle heading = new SectionTitle(title);
        Tooltip tip = new Tooltip(help);
        tip.setWrapText(true);
        tip.setMaxWidth(380);
        heading.setTooltip(tip);
        VBox cell = new VBox(2, heading, chart);
        VBox.setVgrow(chart, Priority.ALWAYS);
        add(cell);
    }

    /** A cell that brings its own heading. */
    void add(Region cell) {
        cells.add(cell);
        getChildren().add(cell);
    }

    private int columns(double width) {
        return (int) Math.clamp(Math.floor((width + GAP) / (leastWidth + GAP)), 1, Math.max(1, cells.size()));
    }

    private int rows(double width) {
        return Math.ceilDiv(cells.size(), columns(width));
    }

    @Override
    protected double computePrefHeight(double width) {
        double w = width < 0 ? leastWidth : width - getPadding().getLeft() - getPadding().getRight();
        return rows(w) * (leastHeight + GAP) + getPadding().getTop() + getPadding().getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double left = getPadding().getLeft();
        double top = getPadding().getTop();
        double width = getWidth() - left - getPadding().getRight();
        double height = getHeight() - top - getPadding().getBottom();
        int columns = columns(width);
        double w = Math.floor((width - (columns - 1) * GAP) / columns);
        double h = Math.max(leastHeight, Math.floor(height / rows(width) - GAP));
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).resizeRelocate(left + i % columns * (w + GAP), top + i / columns * (h + GAP), w, h);
        }
    }
}
