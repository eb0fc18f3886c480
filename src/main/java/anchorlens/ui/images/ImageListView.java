package anchorlens.ui.images;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.task.TaskRunner;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.StarvedFlags;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.DataFiles;
import javafx.application.Platform;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The images of the open set with thumbnails and flags, and a field "n / N" to jump with. */
public final class ImageListView extends VBox {
    private final Strings strings = Strings.beside(ImageListView.class);
    private final ImageState images;
    private final StarvedFlags flags;
    private final SectionTitle title = new SectionTitle("");
    private final ListView<ImageRecord> list = new ListView<>();
    private final TextField jump = new TextField();
    private final Label total = new Label();

    public ImageListView(DataFiles files, TaskRunner tasks, ImageState images, StarvedFlags flags) {
        this.images = images;
        this.flags = flags;
        Thumbnails thumbnails = new Thumbnails(files, tasks);
        getStyleClass().addAll("panel-left", "image-list");
        list.setId("images");
        list.setAccessibleText(strings.get("title"));
        list.setCellFactory(view -> new ImageCell(thumbnails, flags, strings));
        list.setPlaceholder(new Label(strings.get("empty")));
        VBox.setVgrow(list, Priority.ALWAYS);
        list.heightProperty().addListener((o, before, now) -> Platform.runLater(this::snap));
        list.getSelectionModel().selectedIndexProperty().addListener((o, before, now) -> {
            if (now.intValue() >= 0) {
                images.show(now.intValue());
            }
        });
        jump.setId("jump");
        jump.setPrefColumnCount(4);
        jump.setAccessibleText(strings.get("jump"));
        jump.setOnAction(e -> jumpTo(jump.getText()));
        total.getStyleClass().add("muted");
        HBox position = new HBox(6, jump, total);
        position.getStyleClass().add("position");
        position.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, list, position);

        images.datasetProperty().addListener((o, before, now) -> showSet(now));
        images.indexProperty().addListener((o, before, now) -> showIndex(now.intValue()));
        flags.starved().addListener((MapChangeListener<Integer, Integer>) change -> showTitle());
        showSet(images.datasetProperty().get());
        showIndex(images.indexProperty().get());
    }

    private void showSet(Dataset set) {
        if (set == null) {
            list.getItems().clear();
        } else {
            list.getItems().setAll(set.images());
        }
        jump.setDisable(set == null);
        total.setText("/ " + list.getItems().size());
        showTitle();
    }

    private void showTitle() {
        int n = list.getItems().size();
        int flagged = flags.flagged();
        String text = strings.get("title") + " · " + n;
        if (flagged > 0) {
            text += " · " + strings.get("flagged", Integer.toString(flagged));
        }
        title.setTitle(text);
    }

    private void showIndex(int index) {
        jump.setText(index < 0 ? "" : Integer.toString(index + 1));
        if (index >= 0 && list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 3));
        }
    }

    /** A list that becomes lower, as under a notice, keeps its first row whole. */
    private void snap() {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            list.scrollTo(flow.getFirstVisibleCell().getIndex());
        }
    }

    private void jumpTo(String text) {
        try {
            int wanted = Integer.parseInt(text.strip());
            images.show(Math.min(Math.max(wanted, 1), list.getItems().size()) - 1);
        } catch (NumberFormatException e) {
            showIndex(images.indexProperty().get());
        }
        list.requestFocus();
    }
}
