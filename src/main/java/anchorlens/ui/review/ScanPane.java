package anchorlens.ui.review;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.Dataset;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.review.ScanSetupViewModel.Lack;
import anchorlens.ui.state.ScanState;
import anchorlens.ui.state.ScanState.Phase;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.DetectorHost;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** What a scan is set to: the open set, the open model, thresholds, evidence, and where the review goes. */
final class ScanPane extends BorderPane {
    private static final double COLUMN = 360;

    private final ReviewText text = new ReviewText();
    private final States states;
    private final ScanSetupViewModel setup;
    private final Label data = new Label();
    private final Label model = new Label();
    private final TextField file = new TextField();
    private final Label note = new Label();
    private final Button start = new Button();

    ScanPane(ScanSetupViewModel setup, States states) {
        this.states = states;
        this.setup = setup;
        setId("scan-pane");
        getStyleClass().addAll("canvas-area", "scan-pane");
        data.setId("scan-data");
        model.setId("scan-model");
        note.setId("scan-note");
        for (Label label : List.of(data, model, note)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox form = new VBox(12, new SectionTitle(text.get("setup.title")), inputs(), parameters());
        ScrollPane scroll = new ScrollPane(middle(form));
        scroll.setFitToWidth(true);
        setCenter(scroll);
        setBottom(middle(new VBox(8, note, buttons())));
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : List.of(setup.fileProperty(), setup.flagsProperty(), setup.evidenceProperty(), setup.shownProperty(),
                states.images().datasetProperty(), states.models().openedProperty(), states.reviews().scan().phaseProperty(),
                states.reviews().scan().failureProperty())) {
            o.addListener(update);
        }
        states.reviews().scan().phaseProperty().addListener((o, before, now) -> closeOnceOpened());
        states.reviews().storeProperty().addListener((o, before, now) -> closeOnceOpened());
        setup.shownProperty().addListener((o, before, now) -> {
            if (now) {
                start.requestFocus();
            }
        });
        show();
    }

    /** Nothing is left to be set once the review is there and the scan is under way. */
    private void closeOnceOpened() {
        ScanState scan = states.reviews().scan();
        boolean opened = scan.phaseProperty().get() == Phase.OPENING && states.reviews().storeProperty().get() != null
                && setup.isAt(states.reviews().storeProperty().get().file());
        if (opened || scan.phaseProperty().get() == Phase.RUNNING) {
            setup.shownProperty().set(false);
        }
    }

    private static VBox middle(VBox content) {
        content.getStyleClass().add("scan-form");
        content.setMaxWidth(2 * COLUMN + 80);
        VBox middle = new VBox(content);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.getStyleClass().add("canvas-area");
        return middle;
    }

    private GridPane inputs() {
        file.setId("scan-file");
        file.textProperty().bindBidirectional(setup.fileProperty());
        HBox.setHgrow(file, Priority.ALWAYS);
        Button choose = new Button(text.get("setup.choose"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(e -> choose());
        GridPane grid = new GridPane(14, 6);
        add(grid, 0, "setup.data", data);
        add(grid, 1, "setup.model", model);
        HBox place = new HBox(6, file, choose);
        add(grid, 2, "setup.file", place);
        GridPane.setHgrow(place, Priority.ALWAYS);
        return grid;
    }

    private void add(GridPane grid, int row, String key, Node value) {
        Label name = new Label(text.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(USE_PREF_SIZE);
        grid.addRow(row, name, value);
    }

    private FlowPane parameters() {
        ParameterPanel<FlagSettings> flags = new ParameterPanel<>(setup.flagsProperty().get(), new FlagSettings(), "", "");
        flags.valueProperty().bindBidirectional(setup.flagsProperty());
        ParameterPanel<EvidenceSettings> evidence = new ParameterPanel<>(setup.evidenceProperty().get(), new EvidenceSettings(), "", "");
        evidence.valueProperty().bindBidirectional(setup.evidenceProperty());
        flags.setPrefWidth(COLUMN);
        evidence.setPrefWidth(COLUMN);
        return new FlowPane(24, 12, flags, evidence);
    }

    private HBox buttons() {
        start.setText(text.get("setup.start"));
        start.setGraphic(Icons.PLAY.icon());
        start.setId("scan-start");
        start.getStyleClass().add("accent");
        start.setOnAction(e -> setup.start());
        Button close = new Button(text.get("setup.close"));
        close.setId("scan-close");
        close.setOnAction(e -> setup.shownProperty().set(false));
        HBox box = new HBox(8, start, close);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text.get("setup.file"));
        chooser.getExtensionFilters().add(new ExtensionFilter(text.get("open.filter"), "*.review"));
        File now = new File(file.getText().strip());
        if (now.getParentFile() != null && now.getParentFile().isDirectory()) {
            chooser.setInitialDirectory(now.getParentFile());
            chooser.setInitialFileName(now.getName());
        }
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            file.setText(chosen.getName().contains(".") ? chosen.getPath() : chosen.getPath() + ".review");
        }
    }

    /** The model as the scan uses it: with the values of its card that a person changed, saved or not. */
    private String words(DetectorHost.Opened opened) {
        return opened.card().family() + " · " + opened.card().file().getFileName() + " · " + states.models().deviceProperty().get()
                + (opened.edited() ? "\n" + text.get("setup.model.edited") : "");
    }

    private void show() {
        Dataset set = states.images().datasetProperty().get();
        data.setText(set == null ? text.get("setup.lack.NO_DATA") : text.get("setup.data.of", set.source().toString(),
                Words.count(set.images().size()), Words.count(set.annotationCount())));
        model.setText(Optional.ofNullable(states.models().openedProperty().get()).map(this::words).orElse(text.get("setup.lack.NO_MODEL")));
        String failure = states.reviews().scan().failureProperty().get();
        Lack lack = setup.lack();
        note.getStyleClass().setAll("label", failure.isEmpty() ? "muted" : "error-text");
        note.setText(!failure.isEmpty() ? failure : lack != Lack.NONE ? text.get("setup.lack." + lack)
                : text.get(setup.isThere() ? "setup.there" : "setup.new"));
        start.setDisable(lack != Lack.NONE || states.reviews().scan().isUnderWay());
    }
}
