package anchorlens.dataset;

import anchorlens.geometry.Box;
import java.util.List;
import java.util.Set;

/**
 * What an annotation file says of one image, with the places in its text.
 *
 * @param id      number in the file, {@link Identifiers#NONE} where it has none
 * @param name    file name of the image as written
 * @param width   in pixels, 0 where not written
 * @param height  in pixels, 0 where not written
 * @param place   where in the file, for sentences
 * @param objects those with a usable box, in the order of the file
 * @param list    how objects are taken out of the text and put into it
 */
record DocumentImage(long id, String name, int width, int height, String place, List<DocumentObject> objects, ObjectList list) {
    /**
     * One object.
     *
     * @param label class name
     * @param box   in pixels
     * @param crowd as {@link Annotation#crowd()}
     * @param place where in the file, for sentences
     * @param site  where its numbers stand; null where its box cannot be written back
     * @param shape what it is instead of an upright box, in a word or two; null for a box
     */
    record DocumentObject(String label, Box box, boolean crowd, String place, ObjectSite site, String shape) {
    }

    /** The list of objects in the text. */
    interface ObjectList {
        /**
         * @param removed positions in {@code objects}
         * @param added   in the order they are to be added
         */
        void edit(Set<Integer> removed, List<Addition> added, Patches patches);
    }

    /** An object to be added. */
    record Addition(Category category, Box box) {
    }
}
