package anchorlens.ui.review;

import anchorlens.review.QueueRow;
import anchorlens.review.Verdict;
import anchorlens.ui.workspace.Section;
import java.util.ArrayList;
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
    private final List<Line> lines = new ArrayList<>();

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
            words.setVisible(false);
            list.setVisible(false);
            queue.database("review-similar", store -> store.similar(row, COUNTED), found -> {
                QueueRow now = queue.currentProperty().get();
                if (now != null && now.id() == row.id()) {
                    show(row, found);
                }
            });
        }
    }

    private void show(QueueRow row, List<QueueRow> found) {
        words.setVisible(true);
        list.setVisible(true);
        showLines(found.subList(0, Math.min(LISTED, found.size())));
        if (row == null || found.isEmpty()) {
            words.setText(text.get(row == null ? "similar.nothing" : "similar.none"));
            return;
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        found.forEach(r -> counts.merge(r.decision().verdict(), 1, Integer::sum));
        words.setText(text.get("similar.counts", found.size() == COUNTED ? COUNTED + "+" : Integer.toString(found.size()),
                counts.entrySet().stream().map(e -> text.get("similar." + e.getKey().name(), Integer.toString(e.getValue())))
                        .collect(Collectors.joining(", "))));
    }

    /** Buttons are kept and only filled anew, so that going through the queue makes no nodes. */
    private void showLines(List<QueueRow> rows) {
        while (lines.size() < rows.size()) {
            lines.add(new Line(lines.size()));
        }
        for (int i = 0; i < rows.size(); i++) {
            lines.get(i).show(rows.get(i));
        }
        if (list.getChildren().size() != rows.size()) {
            list.getChildren().setAll(lines.subList(0, rows.size()));
        }
    }

    private final class Line extends Button {
        private final ImageView picture = new ImageView();
        private final Label name = new Label();
        private final Label decision = new Label();
        private final int place;
        private QueueRow row;

        Line(int place) {
            this.place = place;
            picture.setFitWidth(ObjectPictures.SIDE);
            picture.setFitHeight(ObjectPictures.SIDE);
            name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            name.setMinWidth(0);
            VBox both = new VBox(2, name, decision);
            both.setAlignment(Pos.CENTER_LEFT);
            both.setMinWidth(0);
            StackPane frame = new StackPane(picture);
            frame.setMinSize(ObjectPictures.SIDE, ObjectPictures.SIDE);
            HBox content = new HBox(10, frame, both);
            content.setAlignment(Pos.CENTER_LEFT);
            content.prefWidthProperty().bind(widthProperty().subtract(16));
            setGraphic(content);
            getStyleClass().addAll("flat", "similar-object");
            setMaxWidth(Double.MAX_VALUE);
            setOnAction(e -> queue.select(row.id()));
        }

        void show(QueueRow now) {
            row = now;
            name.setText(row.name());
            decision.setText(text.verdict(row.decision().verdict()) + " · " + ReviewText.score(row.flag().score()));
            String style = row.decision().verdict() == Verdict.OPEN ? "muted" : "value";
            if (!decision.getStyleClass().contains(style)) {
                decision.getStyleClass().setAll("label", style);
            }
            setAccessibleText(row.name() + ", " + text.verdict(row.decision().verdict()));
            picture.setImage(null);
            pictures.load(row, "review-similar-" + place, image -> {
                if (row == now) {
                    picture.setImage(image);
                }
            });
        }
    }
}
