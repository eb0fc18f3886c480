package anchorlens.analysis.flags;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import java.util.List;

/**
 * An image as a model saw it, and its annotations.
 *
 * @param head       what the model said
 * @param fit        how image and input pixels correspond
 * @param classNames names of the model's classes, for reasons
 * @param objects    the annotations that count, in image pixels
 * @param ignored    crowd and ignore regions, in image pixels: nothing is missed there
 */
public record InspectionInput(HeadOutput head, Letterbox fit, List<String> classNames, List<InspectedObject> objects,
                              List<Box> ignored) {
    public InspectionInput {
        classNames = List.copyOf(classNames);
        objects = List.copyOf(objects);
        ignored = List.copyOf(ignored);
        for (InspectedObject o : objects) {
            if (o.cls() >= head.scores().classes()) {
                throw new IllegalArgumentException("an annotation has class " + o.cls() + ", but the model has "
                        + head.scores().classes() + ", numbered from 0");
            }
        }
    }

    /** A class in words. */
    String className(int cls) {
        return cls >= 0 && cls < classNames.size() ? classNames.get(cls) : "class " + cls;
    }
}
