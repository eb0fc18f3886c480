package anchorlens.ui.review;

import anchorlens.review.QueueQuery;
import anchorlens.review.ReviewProgress;
import anchorlens.review.Verdict;
import anchorlens.ui.state.ScanState;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The queue of flags: filters above, rows below, and in their place what to do where there are none. */
final class QueuePane extends VBox {
    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final ScanState scan;
    private final SectionTitle title = new SectionTitle("");
    private final QueueTable table;
    private final Label nothing = new Label();
    private final Button all = new Button();

    QueuePane(QueueViewModel queue, ScanState scan, Supplier<List<String>> categories) {
        super(6);
        this.queue = queue;
        this.scan = scan;
        getStyleClass().add("review-list");
        title.setId("queue-title");
        table = new QueueTable(queue, categories);
        VBox.setVgrow(table, Priority.ALWAYS);
        nothing.setWrapText(true);
        nothing.setTextAlignment(TextAlignment.CENTER);
        nothing.setId("queue-nothing");
        all.setText(text.get("queue.all"));
        all.setId("queue-all");
        all.managedProperty().bind(all.visibleProperty());
        all.setOnAction(e -> queue.queryProperty().set(QueueQuery.ALL));
        VBox placeholder = new VBox(8, nothing, all);
        placeholder.setAlignment(Pos.CENTER);
        placeholder.getStyleClass().addAll("placeholder", "queue-empty");
        table.setPlaceholder(placeholder);
        getChildren().addAll(title, new QueueFilters(queue, categories), table);
        queue.pageProperty().subscribe(page -> show());
        scan.phaseProperty().addListener((o, before, now) -> show());
    }

    QueueTable table() {
        return table;
    }

    private void show() {
        ReviewProgress progress = queue.progress();
        int shown = queue.pageProperty().get().ids().length;
        title.setTitle(shown == progress.flags() ? text.get("queue.title", Words.count(shown))
                : text.get("queue.title.of", Words.count(shown), Words.count(progress.flags())));
        boolean allDecided = progress.flags() > 0 && progress.byVerdict().getOrDefault(Verdict.OPEN, 0L) == 0;
        nothing.setText(progress.flags() == 0
                ? text.get(scan.isUnderWay() ? "queue.none.yet" : progress.scanned() == 0 ? "queue.none.scanned" : "queue.none")
                : allDecided && queue.queryProperty().get().verdicts().equals(QueueViewModel.UNDECIDED.verdicts())
                ? text.get("queue.done", Words.count(progress.flags())) : text.get("queue.hidden", Words.count(progress.flags())));
        all.setVisible(progress.flags() > 0);
    }
}
