package anchorlens.ui.viewer;

/**
 * One symbol of a layer and what it stands for.
 *
 * @param symbol how it is drawn
 * @param argb   in which colour
 * @param text   what it means, in a few words
 */
public record LegendEntry(Symbol symbol, int argb, String text) {
    /** The ways an overlay marks things; all differ by shape, not by colour alone. */
    public enum Symbol {
        LINE, DASHED_LINE, THICK_DASHED_LINE, HATCH, DISC, SQUARE, DIAMOND, TRIANGLE_UP, TRIANGLE_DOWN, HEXAGON, RING, CROSS,
        CURVE, BRACKETS, SCALE;

        /** The symbol of a pyramid level's shape. */
        public static Symbol of(Marks.Shape shape) {
            return valueOf(shape.name());
        }
    }
}
