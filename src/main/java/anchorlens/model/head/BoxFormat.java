package anchorlens.model.head;

import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import java.util.List;

/**
 * Four numbers a box.
 *
 * @param centred   true for centre x, centre y, width, height; false for the corners x1, y1, x2, y2
 * @param scaleX    input pixels a unit along x
 * @param scaleY    input pixels a unit along y
 * @param inStrides true where the unit is the stride of the prior's level instead
 */
record BoxFormat(boolean centred, double scaleX, double scaleY, boolean inStrides) {
    static final BoxFormat CORNERS = new BoxFormat(false, 1, 1, false);
    static final BoxFormat CENTRED = new BoxFormat(true, 1, 1, false);
    static final BoxFormat STRIDE_CORNERS = new BoxFormat(false, 1, 1, true);

    /** Corners as parts of the input, 0…1. */
    static BoxFormat partCorners(int width, int height) {
        return new BoxFormat(false, width, height, false);
    }

    /** Centre and size as parts of the input, 0…1. */
    static BoxFormat partCentred(int width, int height) {
        return new BoxFormat(true, width, height, false);
    }

    /** Every format that exporters use. */
    static List<BoxFormat> all(int width, int height) {
        return List.of(CENTRED, CORNERS, partCentred(width, height), partCorners(width, height));
    }

    /** The boxes in input pixels. */
    Boxes boxes(Priors priors, float[] v) {
        float[] out = new float[v.length];
        for (int i = 0; i < v.length / 4; i++) {
            double sx = inStrides ? priors.strideOf(i) : scaleX;
            double sy = inStrides ? sx : scaleY;
            double a = v[4 * i] * sx;
            double b = v[4 * i + 1] * sy;
            double c = v[4 * i + 2] * sx;
            double d = v[4 * i + 3] * sy;
            out[4 * i] = (float) (centred ? a - c / 2 : a);
            out[4 * i + 1] = (float) (centred ? b - d / 2 : b);
            out[4 * i + 2] = (float) (centred ? a + c / 2 : c);
            out[4 * i + 3] = (float) (centred ? b + d / 2 : d);
        }
        return Boxes.ofArray(out);
    }

    /** "centre and size in pixels". */
    String words() {
        return (centred ? "centre and size" : "corners")
                + (inStrides ? " in strides" : scaleX == 1 && scaleY == 1 ? " in pixels" : " as parts of the input");
    }
}
