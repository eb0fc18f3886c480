package anchorlens.scene.evaluation;

import java.util.List;

/**
 * An annotation that scores are measured on.
 *
 * @param cls        its class
 * @param separation of each edge, how far apart its legitimate positions lie in image pixels; 0 where they are not known
 * @param seen       the model sees the object with a score above 0.3
 * @param clean      its scores as annotated
 * @param spoilt     its scores in each draw, null where it was left alone
 */
record Subject(int cls, double[] separation, boolean seen, Sample clean, List<Sample> spoilt) {
    /** The sample of a draw. */
    Sample of(int draw) {
        Sample s = draw < 0 ? null : spoilt.get(draw);
        return s == null ? clean : s;
    }
}
