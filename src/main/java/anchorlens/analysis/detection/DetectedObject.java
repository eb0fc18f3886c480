package anchorlens.analysis.detection;

import anchorlens.geometry.Box;

/**
 * What a detector reports.
 *
 * @param image    which image, numbered as in {@link TrueObject}
 * @param category class index
 * @param box      in pixels
 * @param score    larger is surer
 */
public record DetectedObject(long image, int category, Box box, double score) {
}
