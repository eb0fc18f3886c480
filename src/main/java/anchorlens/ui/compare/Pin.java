package anchorlens.ui.compare;

/**
 * A prior that is kept in view, read against one ground truth.
 *
 * @param gt −1 where there is none to read it against
 */
record Pin(int prior, int gt) {
    /** "A" … "Z", "A2" … */
    static String name(int place) {
        return (char) ('A' + place % 26) + (place < 26 ? "" : Integer.toString(place / 26 + 1));
    }
}
