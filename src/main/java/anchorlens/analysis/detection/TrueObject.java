package anchorlens.analysis.detection;

import anchorlens.geometry.Box;

/**
 * An annotated object or region that detections are measured against.
 *
 * @param image    which image it is on; any number, the same for detections of that image
 * @param category class index
 * @param box      in pixels
 * @param area     in square pixels, what decides between small, medium and large; COCO uses that of the segmentation
 * @param crowd    a region of many objects: any number of detections may match it, and none of them counts
 * @param ignored  an object to leave alone: a detection may match it, and does not count
 */
public record TrueObject(long image, int category, Box box, double area, boolean crowd, boolean ignored) {
}
