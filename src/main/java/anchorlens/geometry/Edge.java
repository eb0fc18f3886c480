package anchorlens.geometry;

/** The four edges of a box in the order every distance, distribution and table of this project uses: l, t, r, b. */
public enum Edge {
    LEFT, TOP, RIGHT, BOTTOM;

    /** True for left and right, whose position is an x coordinate. */
    public boolean isHorizontalPosition() {
        return this == LEFT || this == RIGHT;
    }

    /** −1 where a larger distance means a smaller coordinate (left, top), +1 otherwise. */
    public int direction() {
        return this == LEFT || this == TOP ? -1 : 1;
    }
}
