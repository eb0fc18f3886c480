package anchorlens.analysis.compare;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Every object of a set with what each configuration makes of it, in a table of plain numbers: 16 + 14 bytes a configuration for
 * each object, so that bars lead back to the objects behind them. Rows are only ever added; a {@link #view} of those there are so
 * far can be read while more come.
 */
public final class SetObjects {
    /** A configuration was not given the object: its model has no class for it, or it could not be run. */
    public static final int NOT_ASSIGNED = -1;
    private static final int FIRST = 256;

    private final int configurations;
    private int size;
    private int[] image = new int[FIRST];
    private int[] annotation = new int[FIRST];
    private int[] category = new int[FIRST];
    private float[] area = new float[FIRST];
    private short[] positives;
    private float[] pos;
    private float[] neg;
    private int[] levels;

    public SetObjects(int configurations) {
        this.configurations = configurations;
        positives = new short[FIRST * configurations];
        pos = new float[FIRST * configurations];
        neg = new float[FIRST * configurations];
        levels = new int[FIRST * configurations];
    }

    /** The rows there are now; rows that come later are not in it. */
    public SetObjects view() {
        SetObjects out = new SetObjects(0, configurations);
        out.size = size;
        out.image = image;
        out.annotation = annotation;
        out.category = category;
        out.area = area;
        out.positives = positives;
        out.pos = pos;
        out.neg = neg;
        out.levels = levels;
        return out;
    }

    private SetObjects(int rows, int configurations) {
        this.configurations = configurations;
        this.size = rows;
    }

    /** Adds an object that no configuration was given yet; returns its row. */
    int add(int ofImage, int ofAnnotation, int ofCategory, double ofArea) {
        if (size == image.length) {
            int rows = 2 * size;
            image = Arrays.copyOf(image, rows);
            annotation = Arrays.copyOf(annotation, rows);
            category = Arrays.copyOf(category, rows);
            area = Arrays.copyOf(area, rows);
            positives = Arrays.copyOf(positives, rows * configurations);
            pos = Arrays.copyOf(pos, rows * configurations);
            neg = Arrays.copyOf(neg, rows * configurations);
            levels = Arrays.copyOf(levels, rows * configurations);
        }
        image[size] = ofImage;
        annotation[size] = ofAnnotation;
        category[size] = ofCategory;
        area[size] = (float) ofArea;
        Arrays.fill(positives, size * configurations, (size + 1) * configurations, (short) NOT_ASSIGNED);
        return size++;
    }

    void put(int row, int configuration, int kept, double sumPos, double sumNeg, int levelMask) {
        int at = row * configurations + configuration;
        positives[at] = (short) Math.min(Short.MAX_VALUE, kept);
        pos[at] = (float) sumPos;
        neg[at] = (float) sumNeg;
        levels[at] = levelMask;
    }

    public int count() {
        return size;
    }

    public int configurations() {
        return configurations;
    }

    /** Index of the image in the set. */
    public int image(int row) {
        return image[row];
    }

    /** Index among the annotations of its image. */
    public int annotation(int row) {
        return annotation[row];
    }

    /** Index of its category in the set. */
    public int category(int row) {
        return category[row];
    }

    /** Of its box in square pixels of the image. */
    public double area(int row) {
        return area[row];
    }

    /** Kept candidates, {@value Short#MAX_VALUE} at most; {@link #NOT_ASSIGNED} where the configuration was not given the object. */
    public int positives(int configuration, int row) {
        return positives[row * configurations + configuration];
    }

    /** Σ w_pos; NaN without weights. */
    public double sumPos(int configuration, int row) {
        return pos[row * configurations + configuration];
    }

    /** Σ w_neg; NaN without weights. */
    public double sumNeg(int configuration, int row) {
        return neg[row * configurations + configuration];
    }

    /** Whether it has positives on a level. @param level its number: 3 for P3 */
    public boolean isOnLevel(int configuration, int row, int level) {
        return (levels[row * configurations + configuration] & 1 << level) != 0;
    }

    /** Whether the configuration leaves it without a positive where the first one has one. */
    public boolean isGained(int configuration, int row) {
        return positives(configuration, row) == 0 && positives(0, row) > 0;
    }

    /** Whether the configuration gives it a positive where the first one has none. */
    public boolean isLost(int configuration, int row) {
        return positives(configuration, row) > 0 && positives(0, row) == 0;
    }

    /** The rows that a test accepts, in their order. */
    public int[] rows(IntPredicate test) {
        return IntStream.range(0, size).filter(test).toArray();
    }
}
