package anchorlens.workbench;

import anchorlens.dataset.Annotation;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns an image's annotations into ground truth: boxes into input pixels, categories into the model's classes.
 *
 * @param groundTruth  what assigners are given
 * @param annotationOf {@code [G]}: index of the annotation of each ground truth
 * @param unknown      names of categories the model has no class for; their annotations are drawn, not assigned
 * @param unknownCount how many annotations that are
 * @param leftOut      annotations whose category a person left out; drawn, not assigned
 */
record ObjectClasses(GroundTruth groundTruth, int[] annotationOf, Set<String> unknown, int unknownCount,
                     int leftOut) {

    static ObjectClasses of(List<Annotation> annotations, ClassMapping classes, Letterbox letterbox) {
        List<Box> boxes = new ArrayList<>();
        List<Box> ignored = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        int unknownCount = 0;
        int leftOut = 0;
        for (int i = 0; i < annotations.size(); i++) {
            Annotation a = annotations.get(i);
            Box box = letterbox.toInput(a.box());
            if (!a.isAssignable()) {
                ignored.add(box);
                continue;
            }
            int label = classes.classOf(a.category());
            if (classes.match(a.category()) == ClassMapping.Match.LEFT_OUT) {
                leftOut++;
            } else if (label < 0) {
                unknown.add(classes.categories().get(a.category()));
                unknownCount++;
            } else {
                boxes.add(box);
                labels.add(label);
                sources.add(i);
            }
        }
        GroundTruth truth = new GroundTruth(Boxes.of(boxes), labels.stream().mapToInt(Integer::intValue).toArray(),
                Boxes.of(ignored));
        return new ObjectClasses(truth, sources.stream().mapToInt(Integer::intValue).toArray(), unknown, unknownCount, leftOut);
    }
}
