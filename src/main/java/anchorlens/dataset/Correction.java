package anchorlens.dataset;

import anchorlens.geometry.Box;

/** One change to the annotations of a data set; images and annotations are named by their positions in it, from 0. */
public sealed interface Correction {
    /** Index into {@link Dataset#images()}. */
    int image();

    /** Gives an object another box; edges that stay the same stay as they are written. */
    record Move(int image, int annotation, Box box) implements Correction {
    }

    /** Gives an object another class, by its index. */
    record Relabel(int image, int annotation, int category) implements Correction {
    }

    /** Takes an object out. */
    record Remove(int image, int annotation) implements Correction {
    }

    /** Adds an object after those there are. */
    record Add(int image, int category, Box box) implements Correction {
    }
}
