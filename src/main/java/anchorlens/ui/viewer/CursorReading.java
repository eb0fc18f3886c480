package anchorlens.ui.viewer;

/**
 * The image pixel under the mouse.
 *
 * @param x    column, 0-based
 * @param y    row, 0-based
 * @param argb its colour, opaque
 */
public record CursorReading(int x, int y, int argb) {
    public int red() {
        return argb >> 16 & 0xFF;
    }

    public int green() {
        return argb >> 8 & 0xFF;
    }

    public int blue() {
        return argb & 0xFF;
    }
}
