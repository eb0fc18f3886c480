package anchorlens.ui.inspect;

import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.RunState;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.viewer.BusyBadge;
import anchorlens.ui.viewer.ImageCanvas;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The picture with what stands in for it while something is under way or went wrong. */
public final class CanvasPane extends StackPane {
    private final ImageState images;
    private final ModelState models;
    private final Optional<RunState> run;
    private final ImageCanvas canvas;
    private final Label failure = new Label(null, Icons.ERROR.icon());
    private final BusyBadge busy = new BusyBadge();
    private final VBox notes = new VBox(4);

    /** One that also says what the run has to say of itself, below the picture. */
    public CanvasPane(ImageCanvas canvas, ImageState images, ModelState models, RunState run) {
        this(canvas, images, models, Optional.of(run));
    }

    /** One without a word of the assigner, where none is shown. */
    public CanvasPane(ImageCanvas canvas, ImageState images, ModelState models) {
        this(canvas, images, models, Optional.empty());
    }

    private CanvasPane(ImageCanvas canvas, ImageState images, ModelState models, Optional<RunState> run) {
        this.canvas = canvas;
        this.images = images;
        this.models = models;
        this.run = run;
        setId("picture");
        getStyleClass().add("canvas-area");
        setMinSize(0, 0);
        failure.setId("image-failure");
        failure.getStyleClass().add("error-text");
        failure.setWrapText(true);
        failure.setMaxWidth(460);
        notes.setMaxSize(560, Region.USE_PREF_SIZE);
        notes.setMouseTransparent(true);
        notes.setId("notes");
        notes.getStyleClass().add("notes");
        setAlignment(busy, Pos.TOP_RIGHT);
        setAlignment(notes, Pos.BOTTOM_LEFT);
        getChildren().addAll(canvas, notes, busy, failure);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : new Observable[]{images.loadingProperty(), images.failureProperty(), models.busyProperty(), images.imageProperty()}) {
            o.addListener(update);
        }
        run.ifPresent(r -> {
            r.failureProperty().addListener(update);
            r.resultProperty().addListener(update);
        });
        show();
    }

    private void show() {
        String imageFailure = images.failureProperty().get();
        failure.setText(imageFailure);
        failure.setVisible(!imageFailure.isEmpty());
        boolean loading = images.loadingProperty().get();
        canvas.setVisible(imageFailure.isEmpty() && !(loading && images.imageProperty().get() == null));
        busy.show(loading, models.busyProperty().get());
        notes.getChildren().clear();
        run.map(r -> r.failureProperty().get()).filter(f -> !f.isEmpty()).ifPresent(f -> note(f, "error-text"));
        run.map(r -> r.resultProperty().get()).ifPresent(r -> r.notes().forEach(n -> note(n, "muted")));
        notes.setVisible(!notes.getChildren().isEmpty());
    }

    private void note(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("badge", style);
        notes.getChildren().add(label);
    }
}
