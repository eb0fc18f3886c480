package anchorlens.ui.shell;

import anchorlens.task.Job;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.SceneRequest;
import java.nio.file.Path;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Asks which scenes to draw, draws them with progress, and opens them. */
final class DrawDialog {
    private static final String LANE = "drawing";
    private static final double WIDTH = 380;

    private final Strings strings = Strings.beside(DrawDialog.class);
    private final Window owner;
    private final States states;
    private final Path folder;
    private SceneRequest last = new SceneRequest();

    /** @param folder where drawn scenes are kept */
    DrawDialog(Window owner, States states, Path folder) {
        this.owner = owner;
        this.states = states;
        this.folder = folder;
    }

    void show() {
        ParameterPanel<SceneRequest> panel = new ParameterPanel<>(last, new SceneRequest(), "", "scenes");
        ProgressBar bar = new ProgressBar(0);
        Label text = new Label();
        HBox progress = new HBox(8, bar, text);
        progress.setVisible(false);
        Label where = new Label(strings.get("drawn.where", folder.toString()));
        where.setWrapText(true);
        where.getStyleClass().add("muted");
        VBox content = new VBox(8, panel, where, progress);
        content.setPrefWidth(WIDTH);
        content.setPadding(new Insets(12));
        ButtonType draw = new ButtonType(strings.get("drawn.draw"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(strings.get("open.drawn"));
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().addAll(draw, ButtonType.CANCEL);
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        Button ok = (Button) dialog.getDialogPane().lookupButton(draw);
        ok.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            ok.setDisable(true);
            progress.setVisible(true);
            last = panel.getValue();
            draw(last, dialog, bar, text);
        });
        dialog.setOnHidden(e -> states.tasks().cancel(LANE));
        dialog.show();
    }

    private void draw(SceneRequest request, Dialog<ButtonType> dialog, ProgressBar bar, Label text) {
        states.tasks().submit(LANE, LANE, (cancel, progress) -> request.draw(folder, cancel, progress), Job.Outcome.<Path>of(
                annotations -> {
                    dialog.close();
                    states.images().open(annotations);
                },
                cause -> {
                    dialog.close();
                    states.notices().error(cause);
                }).withProgress((done, total, what) -> {
                    bar.setProgress((double) done / total);
                    text.setText(strings.get("drawn.progress", Long.toString(done), Long.toString(total)));
                }));
    }
}
