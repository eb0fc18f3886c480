package anchorlens.ui.charts;

/** A part of an axis, its lower end first. */
public record Range(double low, double high) {
    public Range {
        if (!(low < high)) {
            throw new IllegalArgumentException("a range needs its lower end first, not " + low + " and " + high);
        }
    }
}
