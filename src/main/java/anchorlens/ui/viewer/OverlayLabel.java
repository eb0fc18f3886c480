package anchorlens.ui.viewer;

/**
 * A text that belongs to a box or a point of the picture.
 *
 * @param text     what it says
 * @param brief    what it says where the whole finds no room
 * @param argb     its colour
 * @param x1       left of what it belongs to, in device pixels of the view
 * @param y1       top of it
 * @param x2       right of it
 * @param y2       bottom of it
 * @param place    where it may go
 * @param priority labels of higher priority are placed first; from {@link #MUST} on they are said in brief, and stand farther
 *                 off, rather than be left out
 */
public record OverlayLabel(String text, String brief, int argb, double x1, double y1, double x2, double y2, Place place, int priority) {
    public static final int MUST = 10;

    /** Where a label may go. */
    public enum Place {
        /** Above a box, else inside a large one, else below, right or left of it. */
        AROUND_BOX,
        /** Right of a point, else left of it. */
        BESIDE_POINT
    }

    public static OverlayLabel ofBox(String text, int argb, double x1, double y1, double x2, double y2, int priority) {
        return new OverlayLabel(text, text, argb, x1, y1, x2, y2, Place.AROUND_BOX, priority);
    }

    public static OverlayLabel ofPoint(String text, int argb, double x, double y, int priority) {
        return new OverlayLabel(text, text, argb, x, y, x, y, Place.BESIDE_POINT, priority);
    }

    /** This label with another text where the whole finds no room. */
    public OverlayLabel orBrief(String words) {
        return new OverlayLabel(text, words, argb, x1, y1, x2, y2, place, priority);
    }

    OverlayLabel inBrief() {
        return new OverlayLabel(brief, brief, argb, x1, y1, x2, y2, place, priority);
    }
}
