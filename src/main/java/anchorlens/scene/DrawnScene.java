package anchorlens.scene;

import anchorlens.geometry.PixelImage;
import java.util.List;

/**
 * A drawn scene.
 *
 * @param image   opaque
 * @param objects in the order drawn, also those whose annotation was left out
 */
public record DrawnScene(PixelImage image, List<DrawnObject> objects) {
    public DrawnScene {
        objects = List.copyOf(objects);
    }
}
