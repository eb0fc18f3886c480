package anchorlens.ui.review;

import anchorlens.review.QueueRow;
import anchorlens.review.Verdict;
import anchorlens.ui.workspace.Section;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Flags like the one that is looked at: what was decided about them, and a click to each. */
final class SimilarSection extends Section {
    private static final int COUNTED = 500;
    private static final int LISTED = 8;

    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final Label words = new Label();
    private final VBox list = new VBox(2);

    SimilarSection(QueueViewModel queue) {
        super(new ReviewText().get("similar"));
        this.queue = queue;
        words.setId("similar-words");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        list.setId("similar");
        getChildren().addAll(words, list);
        queue.currentProperty().addListener((o, before, now) -> ask(now));
        ask(queue.currentProperty().get());
    }

    private void ask(QueueRow row) {
        if (row == null) {
            show(row, List.of());
        } else {
            list.getChildren().clear();
            words.setText("");
            queue.database("review-similar", store -> store.similar(row, COUNTED), found -> {
                QueueRow now = queue.currentProperty().get();
                if (now != null && now.id() == row.id()) {
                    show(row, found);
                }
            });
        }
    }

    private void show(QueueRow row, List<QueueRow> found) {
        list.getChildren().clear();
        if (row == null || found.isEmpty()) {
            words.setText(text.get(row == null ? "similar.nothing" : "similar.none"));
            return;
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        found.forEach(r -> counts.merge(r.decision().verdict(), 1, Integer::sum));
        words.setText(text.get("similar.counts", found.size() == COUNTED ? COUNTED + "+" : Integer.toString(found.size()),
                counts.entrySet().stream().map(e -> text.get("similar." + e.getKey().name(), Integer.toString(e.getValue())))
                        .collect(Collectors.joining(", "))));
        found.stream().limit(LISTED).forEach(r -> list.getChildren().add(button(r)));
    }

    private Button button(QueueRow row) {
        Label name = new Label(row.name());
        name.setMinWidth(0);
        Label score = new Label(ReviewText.score(row.flag().score()));
        score.setMinWidth(USE_PREF_SIZE);
        Label decision = new Label(text.verdict(row.decision().verdict()));
        decision.getStyleClass().addAll(row.decision().verdict() == Verdict.OPEN ? "muted" : "value");
        decision.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, name, gap, score, decision);
        Button button = new Button(null, line);
        button.getStyleClass().addAll("flat", "similar-object");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(row.name() + ", " + text.verdict(row.decision().verdict()));
        line.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setOnAction(e -> queue.select(row.id()));
        return button;
    }
}
