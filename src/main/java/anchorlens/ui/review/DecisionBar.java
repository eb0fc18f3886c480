package anchorlens.ui.review;

import anchorlens.review.QueueRow;
import anchorlens.review.Verdict;
import anchorlens.ui.workspace.Action;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The buttons under the picture, each with its key; the decision that holds is marked. */
final class DecisionBar extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final Map<String, Verdict> VERDICTS = Map.of("review.keep", Verdict.KEEP, "review.take", Verdict.ALTERNATIVE,
            "review.edit", Verdict.EDITED, "review.unsure", Verdict.UNSURE);

    /** Buttons that everybody knows by their icon. */
    private static final Set<String> ICONS = Set.of("review.undo", "review.redo", "review.zoom");

    private final ReviewText text = new ReviewText();
    private final ReviewViewModel model;
    private final Supplier<List<String>> categories;
    private final FlowPane buttons = new FlowPane(6, 5);
    private final Label hint = new Label();

    DecisionBar(ReviewViewModel model, Function<String, Action> actions, Supplier<List<String>> categories) {
        super(4);
        this.model = model;
        this.categories = categories;
        getStyleClass().add("decision-bar");
        setAlignment(Pos.CENTER);
        buttons.setAlignment(Pos.CENTER);
        buttons.setId("decisions");
        for (String id : List.of("review.keep", "review.take", "review.edit", "review.unsure", "review.undo", "review.redo", "review.next",
                "review.zoom")) {
            buttons.getChildren().add(button(actions.apply(id)));
        }
        hint.setId("decision-hint");
        hint.getStyleClass().addAll("muted", "small");
        hint.setWrapText(true);
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        getChildren().addAll(buttons, hint);
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : List.of(model.queue().currentProperty(), model.decisions().edit().boxProperty(),
                model.decisions().edit().edgeProperty(), model.zoomedProperty(), model.tabProperty())) {
            o.addListener(update);
        }
        show();
    }

    private Button button(Action action) {
        Label words = ICONS.contains(action.id()) ? new Label(null, action.icon().icon()) : new Label(action.text());
        Label key = new Label(action.keys().isEmpty() ? "" : action.keys().getFirst().getDisplayText());
        key.getStyleClass().add("key");
        HBox content = new HBox(6, words, key);
        content.setAlignment(Pos.CENTER);
        Button button = new Button(null, content);
        button.setId(action.id());
        button.getStyleClass().add("decision");
        button.setAccessibleText(action.text());
        button.setTooltip(new Tooltip(action.text() + " (" + action.keysText() + ")"));
        button.setFocusTraversable(true);
        button.setOnAction(e -> action.runIfEnabled());
        button.disableProperty().bind(Bindings.createBooleanBinding(action.disabled()::get, action.disabled()));
        return button;
    }

    private void show() {
        QueueRow row = model.queue().currentProperty().get();
        EdgeEdit edit = model.decisions().edit();
        for (var node : buttons.getChildren()) {
            Verdict verdict = VERDICTS.get(node.getId());
            boolean editing = edit.isActive() && verdict == Verdict.EDITED;
            node.pseudoClassStateChanged(CHOSEN, editing || row != null && verdict != null && row.decision().verdict() == verdict
                    || node.getId().equals("review.zoom") && model.zoomedProperty().get());
        }
        words("review.take", text.take(row, categories.get()), null);
        words("review.edit", text.get(edit.isActive() ? "edit.save" : "edit"), edit.isActive() ? "↵" : "E");
        hint.setText(edit.isActive() ? text.get("edit.hint", text.edge(edit.edgeProperty().get()),
                text.get(edit.edgeProperty().get().isHorizontalPosition() ? "edit.across" : "edit.down"),
                text.get(edit.edgeProperty().get().isHorizontalPosition() ? "edit.down" : "edit.across")) : "");
    }

    private void words(String id, String words, String key) {
        Button button = (Button) buttons.getChildren().stream().filter(n -> n.getId().equals(id)).findFirst().orElseThrow();
        HBox content = (HBox) button.getGraphic();
        ((Label) content.getChildren().getFirst()).setText(words);
        button.setAccessibleText(words);
        if (key != null) {
            ((Label) content.getChildren().getLast()).setText(key);
        }
    }
}
