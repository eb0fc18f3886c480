package anchorlens.ui.timeline;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.Viewport;
import anchorlens.ui.viewer.overlays.Overlays;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The image under one training, or side by side under two; zoom and place are the same in both. */
final class StepPictures extends HBox {
    private final StepPicture first;
    private final StepPicture second;
    private boolean linking;

    StepPictures(TimelineViewModel model, States states) {
        super(2);
        first = new StepPicture(model, model.first(), states, DataColors.css(TrainingColors.FIRST_ARGB), Overlays.all());
        second = new StepPicture(model, model.second(), states, DataColors.css(TrainingColors.SECOND_ARGB), Overlays.all());
        for (StepPicture p : new StepPicture[] {first, second}) {
            HBox.setHgrow(p, Priority.ALWAYS);
            p.setPrefWidth(100);
        }
        setMinSize(0, 0);
        getChildren().add(first);
        model.second().seriesProperty().subscribe(series -> {
            if (series == null) {
                getChildren().setAll(first);
            } else {
                getChildren().setAll(first, second);
            }
        });
        link(first.canvas(), second.canvas());
        link(second.canvas(), first.canvas());
    }

    StepPicture first() {
        return first;
    }

    StepPicture second() {
        return second;
    }

    /** The canvas that keys act on: the one that has the focus, else the first. */
    ImageCanvas canvas() {
        return second.canvas().isFocused() ? second.canvas() : first.canvas();
    }

    private void link(ImageCanvas from, ImageCanvas to) {
        from.viewportProperty().addListener((o, was, is) -> {
            Viewport other = to.viewportProperty().get();
            if (linking || is == null || other == null || is.imageWidth() != other.imageWidth()
                    || is.imageHeight() != other.imageHeight()) {
                return;
            }
            linking = true;
            to.setViewport(is.isFit() ? other.fit() : is.resized(other.viewWidth(), other.viewHeight()));
            linking = false;
        });
    }
}
