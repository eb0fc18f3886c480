package anchorlens.ui.review;

import anchorlens.ui.theme.SectionTitle;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The images a scan could not read, each with its reason. */
final class UnreadablePane extends VBox {
    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final SectionTitle title = new SectionTitle("");
    private final ListView<String> list = new ListView<>();
    private int known = -1;

    UnreadablePane(QueueViewModel queue) {
        super(6);
        this.queue = queue;
        getStyleClass().add("review-list");
        list.setId("unreadable");
        list.setAccessibleText(text.get("tab.UNREADABLE"));
        list.setPlaceholder(new Label(text.get("unreadable.none")));
        list.setCellFactory(view -> new ListCell<>() {
            {
                setWrapText(true);
                prefWidthProperty().bind(view.widthProperty().subtract(20));
            }

            @Override
            protected void updateItem(String reason, boolean empty) {
                super.updateItem(reason, empty);
                setText(empty ? null : reason);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
        queue.pageProperty().subscribe(page -> show(page.progress().unreadable()));
    }

    private void show(int count) {
        title.setTitle(text.get("unreadable.title", Integer.toString(count)));
        if (count == known) {
            return;
        }
        known = count;
        list.getItems().clear();
        if (count > 0) {
            queue.database("review-unreadable", store -> store.unreadable(), (Map<Integer, String> found) -> list.getItems().setAll(found.values()));
        }
    }
}
