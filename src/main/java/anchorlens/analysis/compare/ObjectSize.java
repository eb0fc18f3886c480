package anchorlens.analysis.compare;

import anchorlens.parameters.Labelled;

/** COCO's sizes: small below 32² square pixels of the image, large from 96². */
public enum ObjectSize implements Labelled {
    SMALL("small"), MEDIUM("medium"), LARGE("large");

    private static final double MEDIUM_FROM = 32 * 32;
    private static final double LARGE_FROM = 96 * 96;

    private final String label;

    ObjectSize(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** @param area of the box in square pixels of the image */
    public static ObjectSize of(double area) {
        return area < MEDIUM_FROM ? SMALL : area < LARGE_FROM ? MEDIUM : LARGE;
    }
}
