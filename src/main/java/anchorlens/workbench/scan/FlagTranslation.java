package anchorlens.workbench.scan;

import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.analysis.flags.Flag;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.Inspection;
import anchorlens.dataset.Annotation;
import anchorlens.geometry.Box;
import anchorlens.review.EdgeSummary;
import anchorlens.review.FoundFlag;
import anchorlens.workbench.ClassMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns flags in terms of the model and of inspected objects into flags in terms of the data set.
 *
 * @param annotations  of the image
 * @param classes      which class of the model each category stands for
 * @param annotationOf index of the annotation of each inspected object
 */
record FlagTranslation(List<Annotation> annotations, ClassMapping classes, int[] annotationOf) {
    List<FoundFlag> translate(Inspection inspection) {
        List<FoundFlag> found = new ArrayList<>();
        for (Flag flag : inspection.flags()) {
            found.add(translate(flag, flag.object() < 0 ? Optional.empty() : inspection.evidence().get(flag.object())));
        }
        return found;
    }

    private FoundFlag translate(Flag flag, Optional<ObjectEvidence> evidence) {
        int annotation = flag.object() < 0 ? -1 : annotationOf[flag.object()];
        Optional<Box> annotated = annotation < 0 ? Optional.empty() : Optional.of(annotations.get(annotation).box());
        int category = annotation < 0 ? categoryOf(flag.cls()) : annotations.get(annotation).category();
        int instead = flag.kind() == FlagKind.CLASS_DOUBT ? categoryOf(flag.cls()) : -1;
        double separation = evidence.filter(e -> !e.edges().isEmpty()).flatMap(e -> flag.edge().map(edge -> e.edge(edge).relativeSeparation()))
                .filter(s -> !s.isNaN()).orElse(0.0);
        return new FoundFlag(flag.kind(), annotation, flag.edges(), flag.score(), flag.reason(), category, annotated, flag.alternative(), instead,
                flag.other() < 0 ? -1 : annotationOf[flag.other()], separation,
                evidence.map(e -> e.edges().stream().map(FlagTranslation::summary).toList()).orElse(List.of()));
    }

    private static EdgeSummary summary(EdgeEvidence edge) {
        return new EdgeSummary(edge.edge(), edge.positions().stream().map(m -> new EdgeSummary.Position(m.position(), m.mass())).toList());
    }

    /** The first category that stands for a class of the model; −1 where none does. */
    private int categoryOf(int cls) {
        for (int c = 0; cls >= 0 && c < classes.categories().size(); c++) {
            if (classes.classOf(c) == cls) {
                return c;
            }
        }
        return -1;
    }
}
