package anchorlens.ui.charts;

/**
 * A straight line across a {@link CurveChart} with a few words at it, such as a threshold or the step that is played.
 *
 * @param vertical whether it stands at a place of the horizontal axis
 * @param at       where
 * @param label    the words, empty for none
 * @param color    0xAARRGGBB
 * @param help     what it means, for who points at it; empty for nothing
 */
public record Guide(boolean vertical, double at, String label, int color, String help) {
    /** One that speaks for itself. */
    public Guide(boolean vertical, double at, String label, int color) {
        this(vertical, at, label, color, "");
    }
}
