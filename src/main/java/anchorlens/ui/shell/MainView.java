package anchorlens.ui.shell;

import anchorlens.ui.images.ImageListView;
import anchorlens.ui.inspect.CanvasPane;
import anchorlens.ui.inspect.InspectView;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.viewer.CursorReading;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.overlays.Overlays;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The whole content of the window: top bar, notices, workspace, status bar. */
final class MainView extends BorderPane {
    private final Strings strings = Strings.beside(MainView.class);
    private final Files files;
    private final ImageCanvas canvas;
    private final Actions actions;

    MainView(States states, Files files, Actions.WindowVerbs window, Runnable showCard, ThemeSwitch theme) {
        this.files = files;
        canvas = new ImageCanvas(Overlays.all(), states.selection(), states.display());
        ImageState images = states.images();
        canvas.imageProperty().bind(images.imageProperty());
        canvas.resultProperty().bind(states.run().resultProperty());
        canvas.categoriesProperty().bind(Bindings.createObjectBinding(images::categoryNames, images.datasetProperty()));
        actions = new Actions(window, images, canvas, states.display(), states.selection(), theme);
        InspectPanels panels = new InspectPanels(states, canvas.overlays());
        setTop(new VBox(new TopBar(actions, files, states.models(), showCard), new NoticeBar(states.notices())));
        setCenter(new InspectView(new ImageListView(states.files(), states.tasks(), images, states.flags()),
                new CanvasPane(canvas, images, states.models(), states.run()), panels.below(), panels.controls()));
        setBottom(new StatusBar(images, states.run(), states.selection(), cursorText(), canvas.paintMillisProperty()));
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
    }

    private ObservableValue<String> cursorText() {
        return canvas.cursorReadingProperty().map(MainView::text).orElse("");
    }

    private static String text(CursorReading c) {
        return "x " + c.x() + " y " + c.y() + " · RGB " + c.red() + " " + c.green() + " " + c.blue();
    }

    ImageCanvas canvas() {
        return canvas;
    }

    Actions actions() {
        return actions;
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> dropped = event.getDragboard().getFiles();
        files.open(dropped.stream().map(File::toPath).toList());
        event.setDropCompleted(!dropped.isEmpty());
        event.consume();
    }
}
