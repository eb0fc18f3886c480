package anchorlens.ui.charts;

/**
 * A straight line across a {@link CurveChart} with a few words at it, such as a threshold or the step that is played.
 *
 * @param vertical whether it stands at a place of the horizontal axis
 * @param at       where
 * @param label    the words, empty for none
 * @param color    0xAARRGGBB
 */
public record Guide(boolean vertical, double at, String label, int color) {
}
