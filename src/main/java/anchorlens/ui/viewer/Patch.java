package anchorlens.ui.viewer;

import anchorlens.geometry.Box;

/** Whole pixels of a frame, {@code [x1, x2) × [y1, y2)}. */
record Patch(int x1, int y1, int x2, int y2) {
    static final Patch NONE = new Patch(0, 0, 0, 0);

    boolean isEmpty() {
        return x1 >= x2 || y1 >= y2;
    }

    int width() {
        return Math.max(0, x2 - x1);
    }

    int height() {
        return Math.max(0, y2 - y1);
    }

    /** The smallest one around this and the part of a box that lies in the view. */
    Patch with(Box box, Viewport viewport) {
        Patch other = new Patch(Math.clamp((long) Math.floor(box.x1()), 0, viewport.viewWidth()), Math.clamp((long) Math.floor(box.y1()), 0,
                viewport.viewHeight()), Math.clamp((long) Math.ceil(box.x2()), 0, viewport.viewWidth()), Math.clamp((long) Math.ceil(box.y2()), 0,
                viewport.viewHeight()));
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : new Patch(Math.min(x1, other.x1), Math.min(y1, other.y1), Math.max(x2, other.x2), Math.max(y2, other.y2));
    }
}
