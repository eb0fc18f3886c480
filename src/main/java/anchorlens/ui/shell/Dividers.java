package anchorlens.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/**
 * Where the dividers between the panels of a workspace stand, as text: "332px; 180px; 0.27 0.47", a part for each split. A panel that
 * keeps its size when the window changes is written in pixels, so that it has it in a window of another size, too.
 */
final class Dividers {
    private static final String PIXELS = "px";
    /** What is left to the other part in a window that is too small for both. */
    private static final double LEAST = 0.4;
    /** More than a divider is wide. */
    private static final double GRIP = 8;

    private Dividers() {
    }

    /** Where they stand; empty while the panels have no place yet, or none can be moved. */
    static Optional<String> of(Parent root) {
        List<SplitPane> panes = splits(root);
        boolean placed = !panes.isEmpty() && panes.stream().allMatch(p -> p.getWidth() > 0 && p.getHeight() > 0);
        return placed ? Optional.of(panes.stream().map(Dividers::text).collect(Collectors.joining("; "))) : Optional.empty();
    }

    private static String text(SplitPane pane) {
        double[] positions = pane.getDividerPositions();
        return keptPanel(pane).map(panel -> Math.round((1 - positions[0]) * length(pane)) + PIXELS)
                .orElseGet(() -> Arrays.stream(positions).mapToObj(d -> Double.toString(Math.round(d * 1e4) / 1e4))
                        .collect(Collectors.joining(" ")));
    }

    /** The second of two parts where it keeps its size when the window changes. */
    private static Optional<Region> keptPanel(SplitPane pane) {
        return pane.getItems().size() == 2 && pane.getItems().getLast() instanceof Region last && !SplitPane.isResizableWithParent(last)
                && SplitPane.isResizableWithParent(pane.getItems().getFirst()) ? Optional.of(last) : Optional.empty();
    }

    private static double length(SplitPane pane) {
        return pane.getOrientation() == Orientation.HORIZONTAL ? pane.getWidth() : pane.getHeight();
    }

    /** Puts them where they stood; splits that are not the same any more stay as they are. */
    static void place(Parent root, String text) {
        List<SplitPane> panes = splits(root);
        String[] parts = text.split(";", -1);
        if (parts.length != panes.size()) {
            return;
        }
        for (int i = 0; i < parts.length; i++) {
            double[] positions = positions(parts[i].strip(), panes.get(i));
            if (positions.length == panes.get(i).getDividers().size()) {
                panes.get(i).setDividerPositions(positions);
            }
        }
    }

    private static double[] positions(String part, SplitPane pane) {
        try {
            if (part.endsWith(PIXELS)) {
                double size = Double.parseDouble(part.substring(0, part.length() - PIXELS.length()));
                return DoubleStream.of(Math.clamp(1 - size / length(pane), LEAST, 1)).filter(d -> hasRoom(d, pane)).toArray();
            }
            return part.isBlank() ? new double[0] : Arrays.stream(part.split("\\s+")).mapToDouble(Double::parseDouble)
                    .filter(d -> d >= 0 && d <= 1 && hasRoom(d, pane)).toArray();
        } catch (NumberFormatException e) {
            return new double[0];
        }
    }

    /** Whether a position leaves a panel of a kept size its least size: pushed below it, the toolkit puts the divider anywhere. */
    private static boolean hasRoom(double position, SplitPane pane) {
        return keptPanel(pane).map(panel -> (1 - position) * length(pane) >= GRIP
                + (pane.getOrientation() == Orientation.HORIZONTAL ? panel.minWidth(-1) : panel.minHeight(-1))).orElse(true);
    }

    private static List<SplitPane> splits(Node node) {
        List<SplitPane> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<SplitPane> found) {
        if (node instanceof SplitPane split) {
            found.add(split);
            split.getItems().forEach(item -> collect(item, found));
        } else if (node instanceof ScrollPane scroll && scroll.getContent() != null) {
            collect(scroll.getContent(), found);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
