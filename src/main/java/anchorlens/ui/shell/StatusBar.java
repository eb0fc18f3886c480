package anchorlens.ui.shell;

import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.RunState;
import anchorlens.ui.state.Selection;
import anchorlens.workbench.RunResult;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Image and selected object on the left, then what the workspace that is shown has to say, its counts on the right. */
final class StatusBar extends HBox {
    private final ImageState images;
    private final RunState run;
    private final Selection selection;
    private final Label image = new Label();
    private final Label object = new Label();
    private final Label status = new Label();
    private final Label figures = new Label();

    StatusBar(ImageState images, RunState run, Selection selection, Workspaces workspaces) {
        this.images = images;
        this.run = run;
        this.selection = selection;
        getStyleClass().addAll("status-bar", "panel-bottom");
        figures.setId("figures");
        workspaces.shownProperty().subscribe(shown -> {
            status.textProperty().bind(workspaces.view().status());
            figures.textProperty().bind(workspaces.view().figures());
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        image.setMinWidth(0);
        getChildren().addAll(image, object, status, gap, figures);
        status.setMinWidth(0);
        figures.setMinWidth(USE_PREF_SIZE);
        InvalidationListener update = (Observable o) -> show();
        images.imageProperty().addListener(update);
        run.resultProperty().addListener(update);
        selection.gtProperty().addListener(update);
        show();
    }

    private void show() {
        OpenedImage opened = images.imageProperty().get();
        image.setText(opened == null ? "" : opened.record().name() + " · " + opened.pixels().width() + "×" + opened.pixels().height());
        object.setText(objectText());
    }

    private String objectText() {
        RunResult r = run.resultProperty().get();
        int gt = selection.gtProperty().get();
        if (r == null || gt < 0 || gt >= r.input().groundTruth().count()) {
            return "";
        }
        var annotation = r.request().image().annotations().get(r.annotationOf()[gt]);
        Box box = annotation.box();
        return "GT " + gt + " " + r.request().categories().get(annotation.category()) + " "
                + Math.round(box.width()) + "×" + Math.round(box.height()) + " px";
    }
}
