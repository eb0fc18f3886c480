package anchorlens.workbench;

import anchorlens.analysis.flags.InspectedObject;
import anchorlens.analysis.flags.InspectionInput;
import anchorlens.dataset.Annotation;
import anchorlens.geometry.Box;
import anchorlens.model.ForwardPass;
import java.util.ArrayList;
import java.util.List;

/**
 * An image's annotations as an inspector wants them, their categories matched to the model's classes.
 *
 * @param input        what is inspected
 * @param annotationOf index of the annotation of each inspected object
 */
public record InspectedImage(InspectionInput input, int[] annotationOf) {
    /**
     * Prepares an image.
     *
     * @param classes which class of the model each category stands for
     */
    public static InspectedImage of(List<Annotation> annotations, ClassMapping classes, ForwardPass pass) {
        List<InspectedObject> objects = new ArrayList<>();
        List<Box> ignored = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < annotations.size(); i++) {
            Annotation a = annotations.get(i);
            if (a.isAssignable()) {
                objects.add(new InspectedObject(a.box(), classes.classOf(a.category())));
                sources.add(i);
            } else {
                ignored.add(a.box());
            }
        }
        return new InspectedImage(new InspectionInput(pass.head(), pass.letterbox(), classes.modelClasses(), objects, ignored),
                sources.stream().mapToInt(Integer::intValue).toArray());
    }
}
