package anchorlens.ui.viewer;

import anchorlens.geometry.PixelImage;
import anchorlens.ui.viewer.Targets.GtTarget;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * What the mouse does on the picture: the wheel zooms at the cursor; a drag pans (with the middle button or Space at once,
 * with the left button after a few pixels, so that a click stays a click); a click selects; a double click on a ground
 * truth crops to it; moving reports the pixel and the prior under the cursor.
 */
final class CanvasMouse {
    private static final double WHEEL_GAIN = 0.005;
    private static final double CLICK_SLOP = 4;

    private final ImageCanvas canvas;
    private final EventHandler<KeyEvent> spaceFilter = this::spaceChanged;
    private boolean spaceHeld;
    private boolean panning;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;

    CanvasMouse(ImageCanvas canvas) {
        this.canvas = canvas;
    }

    void install() {
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, e -> left());
        canvas.sceneProperty().addListener((o, before, now) -> watchSpace(before, now));
    }

    private void watchSpace(Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.ANY, spaceFilter);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.ANY, spaceFilter);
        }
        spaceHeld = false;
    }

    private void spaceChanged(KeyEvent e) {
        if (e.getCode() == KeyCode.SPACE) {
            spaceHeld = e.getEventType() != KeyEvent.KEY_RELEASED && canvas.isFocused();
            if (!panning) {
                canvas.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.DEFAULT);
            }
        }
    }

    private double device(double logical) {
        return logical * canvas.pixelRatio();
    }

    private void scrolled(ScrollEvent e) {
        Viewport v = canvas.viewportProperty().get();
        if (v != null && e.getDeltaY() != 0) {
            canvas.setViewport(v.zoomAt(device(e.getX()), device(e.getY()), Math.exp(WHEEL_GAIN * e.getDeltaY())));
            report(e.getX(), e.getY());
            e.consume();
        }
    }

    private void pressed(MouseEvent e) {
        canvas.requestFocus();
        pressX = lastX = e.getX();
        pressY = lastY = e.getY();
        panning = e.getButton() == MouseButton.MIDDLE || spaceHeld && e.getButton() == MouseButton.PRIMARY;
        if (panning) {
            canvas.setCursor(Cursor.CLOSED_HAND);
        }
        e.consume();
    }

    private void dragged(MouseEvent e) {
        if (!panning && e.getButton() == MouseButton.PRIMARY && Math.hypot(e.getX() - pressX, e.getY() - pressY) > CLICK_SLOP) {
            panning = true;
            canvas.setCursor(Cursor.CLOSED_HAND);
        }
        Viewport v = canvas.viewportProperty().get();
        if (panning && v != null) {
            canvas.setViewport(v.pan(device(e.getX() - lastX), device(e.getY() - lastY)));
            lastX = e.getX();
            lastY = e.getY();
        }
        e.consume();
    }

    private void released(MouseEvent e) {
        boolean wasPanning = panning;
        panning = false;
        canvas.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.DEFAULT);
        if (!wasPanning && e.getButton() == MouseButton.PRIMARY) {
            canvas.context().ifPresent(c -> clicked(c, e));
        }
        e.consume();
    }

    private void clicked(OverlayContext c, MouseEvent e) {
        double x = device(e.getX());
        double y = device(e.getY());
        Optional<GtTarget> gt = Targets.at(c, canvas.overlays(), x, y, 0).stream()
                .filter(GtTarget.class::isInstance).map(GtTarget.class::cast).findFirst();
        if (e.getClickCount() == 2 && gt.isPresent()) {
            canvas.selection().gtProperty().set(gt.get().gt());
            canvas.setViewport(c.viewport().cropTo(Targets.groundTruth(c, gt.get().gt())));
        } else if (e.getClickCount() == 1) {
            canvas.rotation().click(c, x, y);
        }
    }

    private void moved(MouseEvent e) {
        report(e.getX(), e.getY());
        canvas.context().ifPresent(c -> canvas.selection().hoveredPriorProperty().set(Targets.nearestPrior(c,
                canvas.overlays(), device(e.getX()), device(e.getY()), c.px(SelectionRotation.REACH))));
    }

    private void report(double x, double y) {
        Viewport v = canvas.viewportProperty().get();
        if (v == null || canvas.imageProperty().get() == null) {
            canvas.setCursorReading(null);
            return;
        }
        PixelImage pixels = canvas.imageProperty().get().pixels();
        int column = (int) Math.floor(v.toImageX(device(x)));
        int row = (int) Math.floor(v.toImageY(device(y)));
        boolean inside = column >= 0 && row >= 0 && column < pixels.width() && row < pixels.height();
        canvas.setCursorReading(inside ? new CursorReading(column, row, pixels.pixel(column, row)) : null);
    }

    private void left() {
        canvas.setCursorReading(null);
        canvas.selection().hoveredPriorProperty().set(-1);
    }
}
