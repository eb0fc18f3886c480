package anchorlens.ui.card;

import anchorlens.ui.state.CardState;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.CardPreview;
import anchorlens.workbench.DetectorHost;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The ways to read a model where several fit, each with what it makes of the photo; nothing where one fits alone. */
final class ReadingsList extends VBox {
    private final Strings strings = Strings.beside(ReadingsList.class);
    private final CardState statements;
    private DetectorHost.Opened askedFor;

    ReadingsList(CardState statements) {
        this.statements = statements;
        setSpacing(8);
        setId("readings");
        managedProperty().bind(visibleProperty());
        setVisible(false);
        statements.readings().addListener((ListChangeListener<CardPreview>) change -> showPreviews());
    }

    void show(DetectorHost.Opened opened) {
        setVisible(opened != null && opened.readings().size() > 1);
        showPreviews();
    }

    /** Asks for the previews of what is open, once. */
    void ask() {
        DetectorHost.Opened now = statements.openedProperty().get();
        if (isVisible() && now != askedFor) {
            askedFor = now;
            statements.askForPreviews();
        }
    }

    private void showPreviews() {
        getChildren().clear();
        Label tip = new Label(strings.get("readings.tip"));
        tip.setWrapText(true);
        getChildren().addAll(new SectionTitle(strings.get("readings")), tip);
        for (CardPreview reading : statements.readings()) {
            getChildren().add(row(reading));
        }
    }

    private VBox row(CardPreview reading) {
        boolean used = reading.card().reading().equals(statements.openedProperty().get().card().reading());
        Label name = new Label(reading.card().family());
        name.setWrapText(true);
        name.getStyleClass().add("strong");
        Button use = new Button(strings.get(used ? "reading.used" : "reading.use"));
        use.setDisable(used);
        use.setMinWidth(USE_PREF_SIZE);
        use.setOnAction(e -> statements.stateReading(reading.card().reading()));
        BoxPreview boxes = new BoxPreview();
        boxes.show(reading);
        HBox head = new HBox(8, use, name);
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, head, boxes);
    }
}
