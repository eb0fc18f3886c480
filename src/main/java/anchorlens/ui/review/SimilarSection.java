package anchorlens.ui.review;

import anchorlens.review.QueueRow;
import anchorlens.review.Verdict;
import anchorlens.ui.workspace.Section;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Flags like the one that is looked at: what was decided about them, and a click to each. */
final class SimilarSection extends Section {
    private static final int COUNTED = 500;
    private static final int LISTED = 8;

    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final ObjectPictures pictures;
    private final Label words = new Label();
    private final VBox list = new VBox(2);

    SimilarSection(QueueViewModel queue, ObjectPictures pictures) {
        super(new ReviewText().get("similar"));
        this.queue = queue;
        this.pictures = pictures;
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
        for (int i = 0; i < Math.min(LISTED, found.size()); i++) {
            list.getChildren().add(button(found.get(i), i));
        }
    }

    private Button button(QueueRow row, int place) {
        ImageView picture = new ImageView();
        picture.setFitWidth(ObjectPictures.SIDE);
        picture.setFitHeight(ObjectPictures.SIDE);
        pictures.load(row, "review-similar-" + place, picture::setImage);
        Label name = new Label(row.name());
        name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        name.setMinWidth(0);
        Label decision = new Label(text.verdict(row.decision().verdict()) + " · " + ReviewText.score(row.flag().score()));
        decision.getStyleClass().addAll(row.decision().verdict() == Verdict.OPEN ? "muted" : "value");
        VBox words = new VBox(2, name, decision);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox line = new HBox(10, new StackPane(picture), words);
        line.setAlignment(Pos.CENTER_LEFT);
        ((StackPane) line.getChildren().getFirst()).setMinSize(ObjectPictures.SIDE, ObjectPictures.SIDE);
        Button button = new Button(null, line);
        button.getStyleClass().addAll("flat", "similar-object");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(row.name() + ", " + text.verdict(row.decision().verdict()));
        line.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setOnAction(e -> queue.select(row.id()));
        return button;
    }
}
