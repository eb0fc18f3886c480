package anchorlens.scene;

import anchorlens.geometry.Box;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A drawn picture with what is known about it.
 *
 * @param name    file name without extension
 * @param image   opaque RGB
 * @param objects annotated objects, in the order they were drawn
 */
public record Scene(String name, BufferedImage image, List<Item> objects) {
    public Scene {
        objects = List.copyOf(objects);
    }

    /**
     * One annotated object.
     *
     * @param category class name
     * @param box      in pixels, within the picture
     * @param crowd    true for a region of many objects
     */
    public record Item(String category, Box box, boolean crowd) {
    }
}
