package anchorlens.ui.review;

import anchorlens.ui.state.ReviewState;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.workspace.Action;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Stands in for the picture while no review can be shown: what to do, what is under way, or why not. */
final class BlankPane extends VBox {
    private final ReviewText text = new ReviewText();
    private final States states;
    private final ReviewState reviews;
    private final ScanSetupViewModel setup;
    private final ProgressIndicator turning = new ProgressIndicator();
    private final Label title = new Label();
    private final Label words = new Label();
    private final Button scan;
    private final Button open;
    private final Button audit;
    private final Button usual = new Button();
    private final Button data = new Button();

    /** @param showAudit leads to the audit, which needs no review */
    BlankPane(ScanSetupViewModel setup, States states, Action scanAction, Action openAction, Runnable showAudit) {
        super(10);
        this.setup = setup;
        this.states = states;
        reviews = states.reviews();
        setId("review-blank");
        getStyleClass().addAll("canvas-area", "review-blank");
        setAlignment(Pos.CENTER);
        setMinSize(0, 0);
        turning.setMaxSize(26, 26);
        title.getStyleClass().add("start-title");
        title.setId("blank-title");
        words.setId("blank-words");
        words.getStyleClass().add("muted");
        for (Label label : List.of(title, words)) {
            label.setWrapText(true);
            label.setTextAlignment(TextAlignment.CENTER);
            label.setAlignment(Pos.CENTER);
            label.setMaxWidth(520);
        }
        scan = button(scanAction.text(), "blank-scan", scanAction::runIfEnabled);
        scan.setGraphic(Icons.PLAY.icon());
        scan.getStyleClass().add("accent");
        open = button(openAction.text(), "blank-open", openAction::runIfEnabled);
        audit = button(text.get("blank.audit"), "blank-audit", showAudit);
        usual.setId("blank-usual");
        usual.setOnAction(e -> setup.usual().ifPresent(reviews::open));
        data.setText(text.get("blank.data"));
        data.setId("blank-data");
        data.setOnAction(e -> reviews.bringInputs());
        FlowPane buttons = new FlowPane(8, 8, usual, data, scan, open, audit);
        buttons.setAlignment(Pos.CENTER);
        buttons.setMaxWidth(620);
        getChildren().addAll(turning, title, words, buttons);
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : List.of(reviews.storeProperty(), reviews.mismatchProperty(), reviews.openingProperty(),
                states.images().datasetProperty(), states.images().loadingProperty(), states.models().openedProperty(), sceneProperty())) {
            o.addListener(update);
        }
        show();
    }

    private static Button button(String words, String id, Runnable run) {
        Button button = new Button(words);
        button.setId(id);
        button.setOnAction(e -> run.run());
        return button;
    }

    private void show() {
        boolean opening = reviews.openingProperty().get() || reviews.storeProperty().get() != null && states.images().loadingProperty().get();
        String mismatch = reviews.mismatchProperty().get();
        boolean foreign = reviews.storeProperty().get() != null && !mismatch.isEmpty();
        visible(turning, opening);
        visible(data, foreign && !opening);
        for (Node node : List.of(scan, open, audit)) {
            visible(node, !opening);
        }
        visible(usual, !opening && !foreign && setup.usual().isPresent());
        setup.usual().ifPresent(file -> usual.setText(text.get("blank.usual", file.getFileName().toString())));
        title.setText(text.get(opening ? "blank.opening" : foreign ? "blank.foreign" : "blank.title"));
        words.setText(opening ? "" : foreign ? mismatch : text.get(states.models().openedProperty().get() == null ? "blank.words.model" : "blank.words"));
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
