package anchorlens.ui.timeline;

import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.Overlay;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.training.StepRun;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** The image as one training sees it at the step that is shown. */
final class StepPicture extends StackPane {
    private final Strings strings = Strings.beside(StepPicture.class);
    private final TimelineViewModel model;
    private final TrainingViewModel training;
    private final ImageCanvas canvas;
    private final ReadOnlyObjectWrapper<RunResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final Label step = new Label();
    private final Label message = new Label();

    /** @param overlays what is drawn over the image, lowest first */
    StepPicture(TimelineViewModel model, TrainingViewModel training, States states, String color, List<Overlay> overlays) {
        this.model = model;
        this.training = training;
        ImageState images = states.images();
        canvas = new ImageCanvas(overlays, states.selection(), states.display());
        canvas.imageProperty().bind(images.imageProperty());
        canvas.resultProperty().bind(result);
        canvas.categoriesProperty().bind(Bindings.createObjectBinding(images::categoryNames, images.datasetProperty()));
        getStyleClass().add("canvas-area");
        setMinSize(0, 0);
        for (Label l : new Label[] {step, message}) {
            l.getStyleClass().add("badge");
            l.setMouseTransparent(true);
        }
        step.setStyle("-fx-text-fill: " + color + ";");
        step.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        message.setWrapText(true);
        message.setMaxWidth(460);
        setAlignment(step, Pos.TOP_LEFT);
        setAlignment(message, Pos.BOTTOM_LEFT);
        getChildren().addAll(canvas, step, message);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : new Observable[] {training.runProperty(), training.failureProperty(), training.busyProperty(),
                training.seriesProperty(), model.stepProperty(), images.imageProperty()}) {
            o.addListener(update);
        }
        show();
    }

    ImageCanvas canvas() {
        return canvas;
    }

    /** What is drawn, null while there is nothing. */
    ReadOnlyObjectProperty<RunResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    private void show() {
        double number = model.stepProperty().get();
        result.set(training.stepAt(number).map(StepRun::result).orElse(null));
        step.setText(training.checkpointAt(number).map(StepText::checkpoint).orElse(""));
        step.setVisible(!step.getText().isEmpty() && canvas.imageProperty().get() != null);
        String text = !training.failureProperty().get().isEmpty() ? training.failureProperty().get()
                : !training.busyProperty().get().isEmpty() ? strings.get("busy", training.busyProperty().get())
                : result.get() == null || result.get().notes().isEmpty() ? "" : String.join("\n", result.get().notes());
        message.setText(text);
        message.setVisible(!text.isEmpty());
        message.getStyleClass().remove("error-text");
        if (!training.failureProperty().get().isEmpty()) {
            message.getStyleClass().add("error-text");
        }
    }
}
