package anchorlens.ui.tour;

import anchorlens.ui.theme.Strings;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/**
 * Points at one real control after the other and says in two sentences what it is for. Lies above the window's content
 * and lets every click through that does not hit its callout, so the controls can be tried at once.
 */
public final class TourView extends Pane {
    private static final double GAP = 14;
    private static final double WIDTH = 300;
    private static final double RING = 4;

    private final Strings strings = Strings.beside(TourView.class);
    private final Parent content;
    private final Rectangle ring = new Rectangle();
    private final VBox callout = new VBox(8);
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label place = new Label();
    private final Button back = new Button(strings.get("tour.back"));
    private final Button next = new Button();
    private final AnimationTimer follow = new AnimationTimer() {
        @Override
        public void handle(long now) {
            point();
        }
    };
    private List<TourStop> stops = List.of();
    private int at;

    /** @param content what the tour leads through */
    public TourView(Parent content) {
        this.content = content;
        setId("tour");
        setPickOnBounds(false);
        setManaged(false);
        setVisible(false);
        ring.getStyleClass().add("tour-ring");
        ring.setMouseTransparent(true);
        ring.setArcWidth(10);
        ring.setArcHeight(10);
        ring.setManaged(false);
        title.getStyleClass().add("strong");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        place.getStyleClass().addAll("muted", "small");
        Button skip = new Button(strings.get("tour.skip"));
        skip.setId("tour.skip");
        skip.getStyleClass().addAll("flat", "muted");
        skip.setOnAction(e -> end());
        back.setId("tour.back");
        back.setOnAction(e -> go(at - 1));
        next.setId("tour.next");
        next.setDefaultButton(true);
        next.setOnAction(e -> go(at + 1));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, place, gap, skip, back, next);
        buttons.setAlignment(Pos.CENTER_LEFT);
        callout.getStyleClass().add("tour-callout");
        callout.setPrefWidth(WIDTH);
        callout.setMaxWidth(WIDTH);
        callout.getChildren().addAll(title, text, buttons);
        callout.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().addAll(ring, callout);
    }

    /** Starts from the first stop. */
    public void start(List<TourStop> tour) {
        stops = List.copyOf(tour);
        setVisible(true);
        follow.start();
        go(0);
    }

    /** The stop that is shown. */
    public Optional<TourStop> stop() {
        return isVisible() && at < stops.size() ? Optional.of(stops.get(at)) : Optional.empty();
    }

    /** Ends the tour; nothing it opened or selected is taken back. */
    public void end() {
        follow.stop();
        setVisible(false);
    }

    private void go(int stop) {
        if (stop < 0) {
            return;
        }
        if (stop >= stops.size()) {
            end();
            return;
        }
        at = stop;
        TourStop now = stops.get(at);
        now.prepare().run();
        title.setText(strings.get("tour." + now.key() + ".title"));
        text.setText(strings.get("tour." + now.key() + ".text"));
        place.setText(strings.get("tour.place", Integer.toString(at + 1), Integer.toString(stops.size())));
        back.setDisable(at == 0);
        next.setText(strings.get(at + 1 == stops.size() ? "tour.done" : "tour.next"));
        target().ifPresent(TourView::reveal);
        next.requestFocus();
        point();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            end();
            event.consume();
        } else if (event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.LEFT) {
            go(event.getCode() == KeyCode.RIGHT ? at + 1 : at - 1);
            event.consume();
        }
    }

    private Optional<Node> target() {
        return find(content, stops.get(at).target());
    }

    /** CSS look-ups take the dot in an id for a class, so ids are compared as they are. */
    private static Optional<Node> find(Parent root, String id) {
        for (Node child : root.getChildrenUnmodifiable()) {
            if (id.equals(child.getId()) && child.isVisible()) {
                return Optional.of(child);
            }
            Optional<Node> found = child instanceof Parent parent && child.isVisible() ? find(parent, id) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Scrolls the target into view. */
    private static void reveal(Node target) {
        scrollAbove(target).ifPresent(scroll -> {
            Bounds all = scroll.getContent().getBoundsInLocal();
            Bounds own = scroll.getContent().sceneToLocal(target.localToScene(target.getBoundsInLocal()));
            Bounds shown = scroll.getViewportBounds();
            scroll.setVvalue(share(own.getCenterY() - shown.getHeight() / 2, all.getHeight() - shown.getHeight()));
            scroll.setHvalue(share(own.getCenterX() - shown.getWidth() / 2, all.getWidth() - shown.getWidth()));
        });
    }

    private static double share(double wanted, double room) {
        return room > 0 ? Math.clamp(wanted / room, 0, 1) : 0;
    }

    private static Optional<ScrollPane> scrollAbove(Node target) {
        for (Parent p = target.getParent(); p != null; p = p.getParent()) {
            if (p instanceof ScrollPane scroll && scroll.getContent() != null) {
                return Optional.of(scroll);
            }
        }
        return Optional.empty();
    }

    /** What can be seen of the target, in this pane's coordinates. */
    private Bounds seen(Node target) {
        Bounds box = sceneToLocal(target.localToScene(target.getLayoutBounds()));
        Bounds view = scrollAbove(target).map(s -> sceneToLocal(s.localToScene(s.getLayoutBounds()))).orElse(box);
        double x = Math.max(box.getMinX(), view.getMinX());
        double y = Math.max(box.getMinY(), view.getMinY());
        return new BoundingBox(x, y, Math.max(0, Math.min(box.getMaxX(), view.getMaxX()) - x),
                Math.max(0, Math.min(box.getMaxY(), view.getMaxY()) - y));
    }

    /** Puts ring and callout where the target is now. */
    private void point() {
        Bounds window = content.localToScene(content.getLayoutBounds());
        double width = window.getWidth();
        double height = window.getHeight();
        callout.autosize();
        Bounds box = target().map(this::seen).orElse(null);
        ring.setVisible(box != null);
        if (box == null) {
            callout.relocate((width - callout.getWidth()) / 2, (height - callout.getHeight()) / 2);
            return;
        }
        ring.setX(box.getMinX() - RING);
        ring.setY(box.getMinY() - RING);
        ring.setWidth(box.getWidth() + 2 * RING);
        ring.setHeight(box.getHeight() + 2 * RING);
        double x = box.getMaxX() + GAP + RING;
        if (x + callout.getWidth() > width) {
            x = box.getMinX() - GAP - RING - callout.getWidth();
        }
        if (x < 0) {
            x = box.getMinX() + (box.getWidth() - callout.getWidth()) / 2;
        }
        double y = box.getMinY() + Math.min(box.getHeight() / 2, height / 3) - callout.getHeight() / 2;
        callout.relocate(Math.round(Math.clamp(x, GAP, Math.max(GAP, width - callout.getWidth() - GAP))),
                Math.round(Math.clamp(y, GAP, Math.max(GAP, height - callout.getHeight() - GAP))));
    }
}
