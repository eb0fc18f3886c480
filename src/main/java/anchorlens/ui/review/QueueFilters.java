package anchorlens.ui.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Edge;
import anchorlens.review.QueueQuery;
import anchorlens.review.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the queue is filtered by: kind, class, edge, decision, score and a part of the image's name. */
final class QueueFilters extends VBox {
    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final Supplier<List<String>> categories;
    private final ChoiceMenu<FlagKind> kind = menu("kind", QueueQuery::withKinds);
    private final ChoiceMenu<Integer> category = menu("class", QueueQuery::withCategories);
    private final ChoiceMenu<Edge> edge = menu("edge", QueueQuery::withEdges);
    private final ChoiceMenu<Verdict> verdict = menu("decision", QueueQuery::withVerdicts);
    private final TextField least = scoreField("least");
    private final TextField most = scoreField("most");
    private final TextField name = new TextField();

    QueueFilters(QueueViewModel queue, Supplier<List<String>> categories) {
        super(6);
        this.queue = queue;
        this.categories = categories;
        kind.offer(named(FlagKind.values(), FlagKind::label));
        edge.offer(named(Edge.values(), text::edge));
        verdict.setAccessibleText(text.get("queue.decision"));
        verdict.offer(named(Verdict.values(), text::verdict));
        name.setId("filter-name");
        name.setPromptText(text.get("filter.name"));
        name.setAccessibleText(text.get("filter.name"));
        name.textProperty().addListener((o, before, now) -> change(q -> q.withName(now.strip())));
        HBox.setHgrow(name, Priority.ALWAYS);
        FlowPane menus = new FlowPane(6, 6, kind, category, edge, verdict);
        Label score = new Label(text.get("filter.score"));
        score.getStyleClass().add("muted");
        score.setMinWidth(USE_PREF_SIZE);
        HBox fields = new HBox(6, score, least, new Label("–"), most, name);
        fields.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(menus, fields);
        queue.queryProperty().subscribe(this::show);
        queue.pageProperty().subscribe(page -> offerCategories());
    }

    private <T> ChoiceMenu<T> menu(String key, BiFunction<QueueQuery, Set<T>, QueueQuery> with) {
        ChoiceMenu<T> menu = new ChoiceMenu<>(new ReviewText().get("filter." + key), new ReviewText().get(key.equals("decision") ? "filter.decided" : "filter.all"),
                chosen -> change(q -> with.apply(q, chosen)));
        menu.setId("filter-" + key);
        return menu;
    }

    private TextField scoreField(String id) {
        TextField field = new TextField();
        field.setId("filter-" + id);
        field.setPrefColumnCount(3);
        field.setMinWidth(44);
        field.setMaxWidth(44);
        field.setAccessibleText(new ReviewText().get("filter.score." + id));
        field.setOnAction(e -> scores());
        field.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                scores();
            }
        });
        return field;
    }

    private static <T> Map<T, String> named(T[] values, Function<T, String> words) {
        Map<T, String> all = new LinkedHashMap<>();
        Arrays.stream(values).forEach(v -> all.put(v, words.apply(v)));
        return all;
    }

    private void change(UnaryOperator<QueueQuery> how) {
        queue.queryProperty().set(how.apply(queue.queryProperty().get()));
    }

    /** Takes the typed range where both ends are numbers of 0 … 1; else shows the one in force again. */
    private void scores() {
        try {
            double low = Math.clamp(Double.parseDouble(least.getText().strip()), 0, 1);
            double high = Math.clamp(Double.parseDouble(most.getText().strip()), 0, 1);
            change(q -> q.withScores(Math.min(low, high), Math.max(low, high)));
        } catch (NumberFormatException e) {
            show(queue.queryProperty().get());
        }
    }

    private void offerCategories() {
        Map<Integer, String> found = new LinkedHashMap<>();
        List<String> names = categories.get();
        queue.pageProperty().get().categories().forEach((index, count) -> found.put(index, index < 0 ? text.get("filter.unknown")
                : index < names.size() ? names.get(index) : "class " + index));
        category.offer(found);
    }

    private void show(QueueQuery query) {
        kind.show(query.kinds());
        category.show(query.categories());
        edge.show(query.edges());
        verdict.show(query.verdicts());
        least.setText(ReviewText.score(query.leastScore()));
        most.setText(ReviewText.score(query.mostScore()));
        if (!name.getText().strip().equals(query.name())) {
            name.setText(query.name());
        }
    }
}
