package anchorlens.ui.card;

import anchorlens.model.ModelCard;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.CardState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.CardPreview;
import anchorlens.workbench.CardSettings;
import anchorlens.workbench.DetectorHost;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The card of the open model: what was read, assumed and verified, each assumption to be changed with its effect on the photo at
 * once, and the ways to read it where several fit. Written beside the model only when asked for.
 */
public final class CardView extends BorderPane {
    private static final double LEFT = 400;
    private static final double RIGHT = 400;
    private static final double HEIGHT = 560;

    private final Strings strings = Strings.beside(CardView.class);
    private final ModelState models;
    private final CardState statements;
    private final Label title = new Label();
    private final VBox left = new VBox(10);
    private final TextArea classes = new TextArea();
    private final BoxPreview preview = new BoxPreview();
    private final ReadingsList readings;
    private final VBox facts = new VBox(6);
    private final Label failure = new Label();
    private final Tooltip saveTip = new Tooltip();
    private ParameterPanel<CardSettings> panel;
    private ModelCard shown;

    public CardView(ModelState models) {
        this.models = models;
        this.statements = models.statements();
        readings = new ReadingsList(statements);
        setPrefSize(LEFT + RIGHT + 40, HEIGHT);
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        classes.setPrefRowCount(6);
        classes.setId("class-names");
        classes.setAccessibleText(strings.get("classes"));
        classes.setTooltip(new Tooltip(strings.get("classes.tip")));
        classes.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                statements.stateClassNames(classes.getText().strip().lines().map(String::strip).toList());
            }
        });
        failure.setId("card-failure");
        failure.getStyleClass().add("error-text");
        failure.setWrapText(true);
        failure.textProperty().bind(statements.failureProperty());
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
        setTop(title);
        setLeft(scrolled(left, LEFT));
        VBox right = new VBox(10, new SectionTitle(strings.get("preview")), preview, readings, facts);
        setCenter(scrolled(right, RIGHT));
        setBottom(buttons());
        statements.openedProperty().subscribe(this::show);
        models.passProperty().subscribe(p -> showPass());
        models.busyProperty().subscribe(b -> showPass());
    }

    private static ScrollPane scrolled(VBox content, double width) {
        content.setPadding(new javafx.geometry.Insets(8, 12, 8, 2));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(width);
        return scroll;
    }

    private VBox buttons() {
        Button save = new Button(strings.get("save"), Icons.SAVE.icon());
        save.setId("save-card");
        save.setTooltip(saveTip);
        save.setOnAction(e -> statements.save());
        Button reset = new Button(strings.get("reset"), Icons.RESET.icon());
        reset.setTooltip(new Tooltip(strings.get("reset.tip")));
        reset.setOnAction(e -> statements.reset());
        HBox row = new HBox(8, save, reset);
        row.setAlignment(Pos.CENTER_LEFT);
        row.disableProperty().bind(models.openedProperty().isNull());
        return new VBox(6, failure, row);
    }

    private void show(DetectorHost.Opened opened) {
        if (opened == null) {
            title.setText(strings.get("none"));
            left.getChildren().clear();
            facts.getChildren().clear();
            preview.clear("");
            shown = null;
            return;
        }
        ModelCard card = opened.card();
        title.setText(card.file().getFileName() + ": " + strings.get("recognised", card.family()));
        saveTip.setText(statements.target().map(t -> strings.get("save.tip", t.getFileName().toString())).orElse(""));
        CardSettings values = CardSettings.of(card);
        if (panel == null || shown == null || !shown.file().equals(card.file())) {
            panel = new ParameterPanel<>(values, values, "", "");
            panel.valueProperty().addListener((o, was, is) -> statements.state(is));
        } else {
            panel.valueProperty().set(values);
        }
        shown = card;
        // What is laid anew under a pressed mouse button or a focused field loses both.
        if (!left.getChildren().contains(panel)) {
            left.getChildren().setAll(panel, new SectionTitle(strings.get("classes")), classes);
            if (card.declaredInput().matches("[^?]+")) {
                left.getChildren().add(0, muted(strings.get("fixed", card.declaredInput())));
            }
        }
        classes.setText(String.join("\n", card.classNames()));
        showFacts(card);
        readings.show(opened);
    }

    private void showFacts(ModelCard card) {
        facts.getChildren().clear();
        section("verified", card.verified());
        section("assumed", card.assumptions());
        section("remarks", card.remarks());
        section("outputs", card.outputs());
    }

    private void section(String key, List<String> lines) {
        if (!lines.isEmpty()) {
            facts.getChildren().add(new SectionTitle(strings.get(key)));
            lines.forEach(line -> facts.getChildren().add(muted(line)));
        }
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        VBox.setVgrow(label, Priority.NEVER);
        return label;
    }

    private void showPass() {
        ModelState.PassOf pass = models.passProperty().get();
        DetectorHost.Opened opened = models.openedProperty().get();
        if (opened != null && pass != null) {
            preview.show(CardPreview.of(opened.card(), pass.image().pixels(), pass.decoded()));
            readings.ask();
        } else if (models.busyProperty().get()) {
            preview.say(strings.get("preview.running"));
        } else {
            preview.clear(opened == null ? "" : strings.get("preview.none"));
        }
    }
}
