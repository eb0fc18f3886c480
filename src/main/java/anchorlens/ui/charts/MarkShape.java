package anchorlens.ui.charts;

/** The shape of a mark, which tells kinds apart where colours do not. */
public enum MarkShape {
    DISC, RING, CROSS, SQUARE, DIAMOND
}
