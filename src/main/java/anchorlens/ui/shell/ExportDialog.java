package anchorlens.ui.shell;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/** Asks what to write and where: a picture of the window, or what the workspace that is shown has to offer. */
final class ExportDialog {
    private final Strings strings = Strings.beside(ExportDialog.class);
    private final Stage stage;
    private final States states;
    private final Workspaces workspaces;

    ExportDialog(Stage stage, States states, Workspaces workspaces) {
        this.stage = stage;
        this.states = states;
        this.workspaces = workspaces;
    }

    /** Lists what can be written, and the scale of pictures. */
    void show() {
        ListView<Export> list = new ListView<>();
        list.setId("exports");
        list.setAccessibleText(strings.get("export"));
        list.getItems().add(Export.ofNode("window", strings.get("export.window"), 1, () -> stage.getScene().getRoot()));
        list.getItems().addAll(new ViewExports(workspaces).all());
        list.setCellFactory(view -> new ExportCell());
        list.getSelectionModel().selectFirst();
        ComboBox<Double> scale = scales();
        list.getSelectionModel().selectedItemProperty().subscribe(e -> scale.setDisable(e == null || e.picture() == null));
        Button save = new Button(strings.get("export.save"), Icons.EXPORT.icon());
        save.setId("export-save");
        save.setDefaultButton(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(8, new Label(strings.get("export.scale")), scale, gap, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(10, list, foot);
        content.getStyleClass().add("settings");
        content.setPrefSize(520, 420);
        VBox.setVgrow(list, Priority.ALWAYS);
        var dialog = new HelpDialog(stage).show(strings.get("export"), content);
        save.setOnAction(e -> {
            Export chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                dialog.close();
                ask(chosen.at(scale.getValue()));
            }
        });
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                save.fire();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                e.consume();
                save.fire();
            } else if (e.getCode() == KeyCode.ESCAPE) {
                // A list keeps it for itself.
                dialog.close();
            }
        });
        Platform.runLater(list::requestFocus);
    }

    private ComboBox<Double> scales() {
        ComboBox<Double> scale = new ComboBox<>();
        scale.setId("export-scale");
        scale.setAccessibleText(strings.get("export.scale"));
        scale.getItems().setAll(1.0, 2.0, 3.0, 4.0);
        scale.setCellFactory(view -> new ScaleCell());
        scale.setButtonCell(new ScaleCell());
        scale.setValue(states.preferences().lookProperty().get().exportScale());
        return scale;
    }

    private static final class ExportCell extends ListCell<Export> {
        @Override
        protected void updateItem(Export export, boolean empty) {
            super.updateItem(export, empty);
            setText(empty || export == null ? null : export.text() + "  ·  " + export.extension().toUpperCase(Locale.ROOT));
        }
    }

    private static final class ScaleCell extends ListCell<Double> {
        @Override
        protected void updateItem(Double scale, boolean empty) {
            super.updateItem(scale, empty);
            setText(empty || scale == null ? null : Math.round(scale) + "×");
        }
    }

    /** Asks where to write one thing, and does it. */
    void ask(Export export) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(export.text());
        chooser.getExtensionFilters().add(new ExtensionFilter(export.text(), "*." + export.extension()));
        chooser.setInitialFileName(export.id() + "." + export.extension());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            write(export, withExtension(chosen.toPath(), export.extension()));
        }
    }

    static Path withExtension(Path file, String extension) {
        String name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + "." + extension);
    }

    void write(Export export, Path file) {
        if (isInput(file)) {
            states.notices().error(strings.get("export.overInput", file.toString()));
            return;
        }
        try {
            export.writer().write(file);
            states.notices().info(strings.get("export.done", file.toString()));
        } catch (IOException | IllegalStateException e) {
            states.notices().error(e);
        }
    }

    private boolean isInput(Path file) {
        var set = states.images().datasetProperty().get();
        Path target = file.toAbsolutePath().normalize();
        return set != null && (set.source().toAbsolutePath().normalize().equals(target)
                || set.images().stream().anyMatch(i -> i.file().toAbsolutePath().normalize().equals(target)))
                || states.models().file().map(m -> m.toAbsolutePath().normalize().equals(target)).orElse(false);
    }
}
