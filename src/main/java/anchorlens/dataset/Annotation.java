package anchorlens.dataset;

import anchorlens.geometry.Box;

/**
 * One annotated object.
 *
 * @param id       identifier in the file, kept as it is
 * @param category index into {@link Dataset#categories()}, 0-based
 * @param box      in pixels of the image
 * @param crowd    a region of many objects: drawn, never assigned
 * @param ignore   a region to leave alone: drawn, never assigned
 */
public record Annotation(long id, int category, Box box, boolean crowd, boolean ignore) {
    /** True for an object that assigners are given. */
    public boolean isAssignable() {
        return !crowd && !ignore;
    }
}
