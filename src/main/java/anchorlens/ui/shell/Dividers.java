package anchorlens.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/** Where the dividers between the panels of a workspace stand, as text: "0.78; 0.73; 0.27 0.47", a part for each split. */
final class Dividers {
    private Dividers() {
    }

    /** Where they stand; empty while the panels have no place yet, or none can be moved. */
    static Optional<String> of(Parent root) {
        List<SplitPane> panes = splits(root);
        boolean placed = !panes.isEmpty() && panes.stream().allMatch(p -> p.getWidth() > 0 && p.getHeight() > 0);
        return placed ? Optional.of(panes.stream().map(p -> Arrays.stream(p.getDividerPositions())
                .mapToObj(d -> Double.toString(Math.round(d * 1e4) / 1e4)).collect(Collectors.joining(" "))).collect(Collectors.joining("; ")))
                : Optional.empty();
    }

    /** Puts them where they stood; splits that are not the same any more stay as they are. */
    static void place(Parent root, String text) {
        List<SplitPane> panes = splits(root);
        String[] parts = text.split(";", -1);
        if (parts.length != panes.size()) {
            return;
        }
        for (int i = 0; i < parts.length; i++) {
            double[] positions = positions(parts[i]);
            if (positions.length == panes.get(i).getDividers().size()) {
                panes.get(i).setDividerPositions(positions);
            }
        }
    }

    private static double[] positions(String part) {
        try {
            return part.isBlank() ? new double[0] : Arrays.stream(part.strip().split("\\s+")).mapToDouble(Double::parseDouble)
                    .filter(d -> d >= 0 && d <= 1).toArray();
        } catch (NumberFormatException e) {
            return new double[0];
        }
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
