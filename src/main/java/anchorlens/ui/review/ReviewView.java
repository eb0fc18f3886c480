package anchorlens.ui.review;

import anchorlens.geometry.Box;
import anchorlens.ui.inspect.CanvasPane;
import anchorlens.ui.review.ReviewViewModel.Tab;
import anchorlens.ui.state.States;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.Viewport;
import anchorlens.ui.workspace.Section;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The Review workspace: lists on the left, the picture with its decisions in the middle, why on the right. */
final class ReviewView extends BorderPane {
    private static final double LEFT_WIDTH = 400;
    private static final double LEFT_SHARE = 0.3;
    private static final double LEAST_LEFT = 330;
    private static final double RIGHT_WIDTH = 320;
    private static final double RIGHT_SHARE = 0.23;
    private static final double LEAST_RIGHT = 260;
    /** Room around what a picture is cropped to, as a share of its size, and at least so many pixels. */
    private static final double ROOM = 0.3;
    private static final double LEAST_ROOM = 40;

    private final States states;
    private final ReviewViewModel model;
    private final ImageCanvas canvas;
    private final ReviewOverlay overlay = new ReviewOverlay();
    private final SceneMaker scenes;
    private final ReviewActions actions;
    private final ReviewBar bar;
    private final QueuePane queue;
    private final SplitPane columns = new SplitPane();
    private Box shownPlace;

    ReviewView(ReviewViewModel model, States states) {
        this.model = model;
        this.states = states;
        scenes = new SceneMaker(model, states.images());
        canvas = new ImageCanvas(List.of(overlay), states.selection(), states.display());
        canvas.imageProperty().bind(states.images().imageProperty());
        ReviewFilesDialogs dialogs = new ReviewFilesDialogs(this, model.exports(), states.reviews());
        actions = new ReviewActions(model, states.reviews(), canvas, states.display(), () -> model.setup().shownProperty().set(true), dialogs::open,
                this::showExports);
        bar = new ReviewBar(model, states.reviews(), actions.get("review.scan"), actions.get("review.open"), dialogs::export);
        queue = new QueuePane(model.queue(), states.reviews().scan(), states.images()::categoryNames);
        new EdgeMouse(canvas, model.decisions(), () -> model.tabProperty().get() == Tab.FLAGS ? overlay.scene().grabbed() : java.util.Optional.empty())
                .install();
        setTop(bar);
        arrange();
        listen();
        setMinSize(0, 0);
    }

    private void showExports() {
        bar.showExports();
    }

    private void arrange() {
        Region left = left();
        ScrollPane right = right();
        columns.getItems().setAll(left, middle(), right);
        columns.setMinSize(0, 0);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        columns.widthProperty().addListener((o, before, now) -> {
            if (before.doubleValue() == 0 && now.doubleValue() > 0) {
                double width = now.doubleValue();
                columns.setDividerPositions(Math.clamp(LEFT_SHARE * width, LEAST_LEFT, LEFT_WIDTH) / width,
                        1 - Math.clamp(RIGHT_SHARE * width, LEAST_RIGHT, RIGHT_WIDTH) / width);
            }
        });
        ScanPane scan = new ScanPane(model.setup(), states);
        scan.visibleProperty().bind(model.setup().shownProperty());
        StackPane all = new StackPane(columns, scan);
        all.setMinSize(0, 0);
        setCenter(all);
    }

    private Region left() {
        Map<Tab, Node> panes = new EnumMap<>(Map.of(Tab.FLAGS, queue, Tab.AUDIT, new AuditPane(model.audit(), states.images()),
                Tab.UNREADABLE, new UnreadablePane(model.queue())));
        HBox tabs = new HBox();
        tabs.getStyleClass().add("segmented");
        tabs.setMaxWidth(USE_PREF_SIZE);
        ReviewText text = new ReviewText();
        for (Tab tab : Tab.values()) {
            ToggleButton button = new ToggleButton(text.get("tab." + tab));
            button.setId("tab-" + tab.id());
            button.setOnAction(e -> {
                button.setSelected(true);
                model.tabProperty().set(tab);
            });
            model.tabProperty().subscribe(shown -> button.setSelected(shown == tab));
            tabs.getChildren().add(button);
        }
        BorderPane left = new BorderPane();
        HBox head = new HBox(tabs);
        head.getStyleClass().add("review-tabs");
        left.setTop(head);
        left.getStyleClass().addAll("panel-left", "review-left");
        left.setMinWidth(230);
        model.tabProperty().subscribe(shown -> left.setCenter(panes.get(shown)));
        return left;
    }

    private StackPane middle() {
        DecisionBar decisions = new DecisionBar(model, actions::get, states.images()::categoryNames);
        BorderPane picture = new BorderPane(new CanvasPane(canvas, states.images(), states.models()));
        picture.setBottom(decisions);
        picture.setMinSize(0, 0);
        BlankPane blank = new BlankPane(model.setup(), states, actions.get("review.scan"), actions.get("review.open"),
                () -> model.tabProperty().set(Tab.AUDIT));
        InvalidationListener update = (Observable o) -> {
            boolean flags = model.tabProperty().get() == Tab.FLAGS;
            blank.setVisible(flags && states.reviews().usable().isEmpty());
            decisions.setVisible(flags);
            decisions.setManaged(flags);
        };
        for (Observable o : List.of(model.tabProperty(), states.reviews().storeProperty(), states.reviews().mismatchProperty())) {
            o.addListener(update);
        }
        update.invalidated(null);
        StackPane middle = new StackPane(picture, blank);
        middle.setMinSize(0, 0);
        return middle;
    }

    private ScrollPane right() {
        List<Section> ofFlag = List.of(new WhyPanel(model.queue(), model.evidence(), states.images()::categoryNames),
                new EdgesSection(model.queue(), model.evidence(), states.reviews()::openModel), new SimilarSection(model.queue(), new ObjectPictures(states)));
        List<Section> ofFinding = List.of(new FindingPanel(model.audit()));
        VBox stack = new VBox();
        stack.getStyleClass().add("controls");
        ScrollPane scroll = new ScrollPane(stack);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("panel-right");
        scroll.setMinWidth(220);
        model.tabProperty().subscribe(tab -> stack.getChildren().setAll(switch (tab) {
            case FLAGS -> ofFlag;
            case AUDIT -> ofFinding;
            case UNREADABLE -> List.<Section>of();
        }));
        return scroll;
    }

    private void listen() {
        InvalidationListener update = (Observable o) -> draw();
        for (Observable o : List.of(model.queue().currentProperty(), model.audit().currentProperty(), model.tabProperty(),
                model.evidence().evidenceProperty(), model.decisions().edit().boxProperty(), model.decisions().edit().edgeProperty(),
                states.images().imageProperty(), model.zoomedProperty())) {
            o.addListener(update);
        }
        model.decisions().edit().boxProperty().addListener((o, before, now) -> {
            if (before == null && now != null) {
                canvas.requestFocus();
            }
        });
        model.setup().shownProperty().addListener((o, before, now) -> {
            if (!now) {
                first().requestFocus();
            }
        });
        canvas.viewportProperty().addListener((o, before, now) -> {
            if (before == null && now != null) {
                place(true);
            }
        });
        model.activeProperty().bind(sceneProperty().isNotNull());
        draw();
    }

    private void draw() {
        overlay.setScene(scenes.make());
        canvas.repaint();
        place(false);
    }

    /** Crops the picture to what is looked at, where a person wants that; once for each of them, so that the view can be moved. */
    private void place(boolean anew) {
        Box place = overlay.scene().place().orElse(null);
        boolean wanted = model.zoomedProperty().get() && place != null && model.decisions().edit().boxProperty().get() == null;
        if (wanted && canvas.viewportProperty().get() != null && (anew || !place.equals(shownPlace))) {
            double x = Math.max(LEAST_ROOM, ROOM * place.width());
            double y = Math.max(LEAST_ROOM, ROOM * place.height());
            Viewport whole = canvas.viewportProperty().get().fit();
            Viewport near = whole.cropTo(new Box(place.x1() - x, place.y1() - y, place.x2() + x, place.y2() + y));
            canvas.setViewport(near.scale() < whole.scale() ? whole : near);
        } else if (!model.zoomedProperty().get() && shownPlace != null) {
            canvas.fit();
        }
        shownPlace = wanted || model.zoomedProperty().get() && shownPlace != null ? place : null;
    }

    ImageCanvas canvas() {
        return canvas;
    }

    ReviewOverlay overlay() {
        return overlay;
    }

    ReviewActions actions() {
        return actions;
    }

    ReviewViewModel model() {
        return model;
    }

    /** What gets the keys when the workspace is shown. */
    Node first() {
        return queue.table();
    }
}
