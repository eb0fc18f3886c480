package anchorlens.ui.images;

import anchorlens.dataset.ImageRecord;
import anchorlens.ui.state.StarvedFlags;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One image of the list: thumbnail, name, number of boxes, and a flag for ground truths without positives. */
final class ImageCell extends ListCell<ImageRecord> {
    private final Thumbnails thumbnails;
    private final StarvedFlags flags;
    private final Strings strings;
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Label boxes = new Label();
    private final Label flag = new Label();
    private final HBox row;
    private final MapChangeListener<Integer, Integer> onFlag = change -> {
        if (change.getKey() == getIndex()) {
            showFlag();
        }
    };

    ImageCell(Thumbnails thumbnails, StarvedFlags flags, Strings strings) {
        this.thumbnails = thumbnails;
        this.flags = flags;
        this.strings = strings;
        picture.setFitWidth(Thumbnails.WIDTH);
        picture.setFitHeight(Thumbnails.HEIGHT);
        picture.setPreserveRatio(true);
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(Thumbnails.WIDTH, Thumbnails.HEIGHT);
        frame.setMaxSize(Thumbnails.WIDTH, Thumbnails.HEIGHT);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        boxes.getStyleClass().addAll("muted", "small");
        flag.getStyleClass().addAll("chip", "warn");
        flag.setGraphic(Icons.WARNING.icon());
        flag.setMinWidth(USE_PREF_SIZE);
        VBox text = new VBox(1, name, boxes);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(8, frame, text, flag);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(0);
        flags.starved().addListener(new WeakMapChangeListener<>(onFlag));
    }

    @Override
    protected void updateItem(ImageRecord record, boolean empty) {
        super.updateItem(record, empty);
        setText(null);
        if (empty || record == null) {
            setGraphic(null);
            return;
        }
        name.setText(record.name());
        int n = record.annotations().size();
        boxes.setText(n == 1 ? strings.get("box.one") : strings.get("box.many", Integer.toString(n)));
        picture.setImage(null);
        thumbnails.load(record, this, image -> {
            if (getItem() == record) {
                picture.setImage(image);
            }
        });
        showFlag();
        setGraphic(row);
    }

    private void showFlag() {
        int starved = flags.starved().getOrDefault(getIndex(), 0);
        flag.setVisible(starved > 0);
        flag.setManaged(starved > 0);
        flag.setText(Integer.toString(starved));
        String meaning = starved == 1 ? strings.get("flag.one") : strings.get("flag.many", Integer.toString(starved));
        flag.setTooltip(new Tooltip(meaning));
        if (getItem() != null) {
            setAccessibleText(getItem().name() + ", " + boxes.getText() + (starved > 0 ? ", " + meaning : ""));
        }
    }
}
