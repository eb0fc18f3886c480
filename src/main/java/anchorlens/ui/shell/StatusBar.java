package anchorlens.ui.shell;

import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.RunState;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.RunResult;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableNumberValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Image, selected object and cursor on the left; counts and times on the right. */
final class StatusBar extends HBox {
    private final Strings strings = Strings.beside(StatusBar.class);
    private final ImageState images;
    private final RunState run;
    private final Selection selection;
    private final ObservableNumberValue paintMillis;
    private final Label image = new Label();
    private final Label object = new Label();
    private final Label cursor = new Label();
    private final Label counts = new Label();

    StatusBar(ImageState images, RunState run, Selection selection, ObservableValue<String> cursorText,
              ObservableNumberValue paintMillis) {
        this.images = images;
        this.run = run;
        this.selection = selection;
        this.paintMillis = paintMillis;
        getStyleClass().addAll("status-bar", "panel-bottom");
        cursor.textProperty().bind(cursorText);
        counts.setId("counts");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        image.setMinWidth(0);
        getChildren().addAll(image, object, cursor, gap, counts);
        counts.setMinWidth(USE_PREF_SIZE);
        InvalidationListener update = (Observable o) -> show();
        images.imageProperty().addListener(update);
        run.resultProperty().addListener(update);
        selection.gtProperty().addListener(update);
        paintMillis.addListener((Observable o) -> showCounts());
        show();
    }

    private void show() {
        OpenedImage opened = images.imageProperty().get();
        image.setText(opened == null ? "" : opened.record().name() + " · " + opened.pixels().width() + "×" + opened.pixels().height());
        object.setText(objectText());
        showCounts();
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

    private void showCounts() {
        RunResult r = run.resultProperty().get();
        if (r == null) {
            counts.setText("");
            return;
        }
        StringBuilder text = new StringBuilder()
                .append(strings.get("status.priors", String.format(Locale.ROOT, "%,d", r.input().priors().count())))
                .append(" · ").append(strings.get("status.gt", Integer.toString(r.input().groundTruth().count())))
                .append(" · ").append(strings.get("status.positives", String.format(Locale.ROOT, "%,d", r.summary().positives())))
                .append(" · ").append(strings.get("status.assign", millis(r.assignMillis())));
        if (r.weights().isPresent()) {
            text.append(" · ").append(strings.get("status.weigh", millis(r.weighMillis())));
        }
        counts.setText(text.append(" · ").append(strings.get("status.paint", millis(paintMillis.doubleValue()))).toString());
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    }
}
