package anchorlens.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An immutable list of boxes in one flat {@code float[4n]}, four numbers x1, y1, x2, y2 a box.
 *
 * <p>Kernels read {@link #array()} directly; nobody writes into it.
 */
public final class Boxes {
    public static final Boxes NONE = new Boxes(new float[0]);

    private final float[] xyxy;

    private Boxes(float[] xyxy) {
        this.xyxy = xyxy;
    }

    /**
     * Wraps the array without copying it: the caller gives it away.
     *
     * @throws IllegalArgumentException if the length is no multiple of four
     */
    public static Boxes ofArray(float[] xyxy) {
        if (xyxy.length % 4 != 0) {
            throw new IllegalArgumentException("four numbers a box are needed, but there are " + xyxy.length);
        }
        return xyxy.length == 0 ? NONE : new Boxes(xyxy);
    }

    public static Boxes of(List<Box> boxes) {
        float[] xyxy = new float[4 * boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            Box b = boxes.get(i);
            xyxy[4 * i] = (float) b.x1();
            xyxy[4 * i + 1] = (float) b.y1();
            xyxy[4 * i + 2] = (float) b.x2();
            xyxy[4 * i + 3] = (float) b.y2();
        }
        return ofArray(xyxy);
    }

    public int count() {
        return xyxy.length / 4;
    }

    /** The numbers themselves, shape {@code [n × 4]}, not to be written to. */
    public float[] array() {
        return xyxy;
    }

    public Box get(int i) {
        Objects.checkIndex(i, count());
        return new Box(xyxy[4 * i], xyxy[4 * i + 1], xyxy[4 * i + 2], xyxy[4 * i + 3]);
    }

    /** The coordinate of an edge of box {@code i}. */
    public double edge(int i, Edge edge) {
        return xyxy[4 * i + edge.ordinal()];
    }

    public double x1(int i) {
        return xyxy[4 * i];
    }

    public double y1(int i) {
        return xyxy[4 * i + 1];
    }

    public double x2(int i) {
        return xyxy[4 * i + 2];
    }

    public double y2(int i) {
        return xyxy[4 * i + 3];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Boxes boxes && Arrays.equals(xyxy, boxes.xyxy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xyxy);
    }

    @Override
    public String toString() {
        return count() + " boxes";
    }
}
