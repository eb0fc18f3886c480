package anchorlens.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.dataset.Annotation;
import anchorlens.detection.GroundTruth;
import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import anchorlens.workbench.ClassMapping.Match;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassMappingTest {
    private static final List<String> CATEGORIES = List.of("Traffic_Light", "motorbike", "diningtable", "sheep");
    private static final List<String> MODEL = List.of("person", "dining table", "motorcycle", "traffic light");

    @Test
    void matchesNamesWithoutRegardToSpelling() {
        ClassMapping m = ClassMapping.byName(CATEGORIES, MODEL);
        assertThat(List.of(m.classOf(0), m.classOf(1), m.classOf(2), m.classOf(3))).containsExactly(3, -1, 1, -1);
        assertThat(m.unmatched()).containsExactly("motorbike", "sheep");
        assertThat(m.unused()).containsExactly("person", "motorcycle");
    }

    @Test
    void aChoiceWinsOverTheName() {
        ClassMapping m = ClassMapping.byName(CATEGORIES, MODEL).choose("sheep", Optional.of("person"))
                .choose("Traffic_Light", Optional.of(ClassMapping.NONE));
        assertThat(m.classOf(3)).isZero();
        assertThat(m.match(3)).isEqualTo(Match.CHOSEN);
        assertThat(m.classOf(0)).isEqualTo(-1);
        assertThat(m.match(0)).isEqualTo(Match.LEFT_OUT);
        assertThat(m.unmatched()).containsExactly("motorbike");
        assertThat(m.choose("sheep", Optional.empty()).match(3)).isEqualTo(Match.UNMATCHED);
    }

    @Test
    void aChoiceTheModelDoesNotKnowCountsAsNone() {
        assertThat(ClassMapping.of(CATEGORIES, MODEL, Map.of("sheep", "lamb")).match(3)).isEqualTo(Match.UNMATCHED);
    }

    @Test
    void takesUsualOtherNamesOnlyWhenAsked() {
        ClassMapping m = ClassMapping.byName(CATEGORIES, MODEL);
        assertThat(m.suggestions()).containsExactly(Map.entry("motorbike", "motorcycle"));
        assertThat(m.withSuggestions().classOf(1)).isEqualTo(2);
    }

    @Test
    void withoutAModelEveryCategoryIsItsOwnClass() {
        ClassMapping m = ClassMapping.byName(CATEGORIES, List.of());
        assertThat(m.classOf(3)).isEqualTo(3);
        assertThat(m.unmatched()).isEmpty();
    }

    @Test
    void theGroundTruthFollows() {
        Letterbox same = Letterbox.fit(Letterbox.Fit.STRETCH, 64, 64, 64, 64);
        List<Annotation> annotations = List.of(new Annotation(1, 3, new Box(1, 1, 9, 9), false, false),
                new Annotation(2, 1, new Box(2, 2, 9, 9), false, false), new Annotation(3, 0, new Box(3, 3, 9, 9), false, false));
        ClassMapping m = ClassMapping.of(CATEGORIES, MODEL, Map.of("sheep", "person", "Traffic_Light", ""));
        ObjectClasses objects = ObjectClasses.of(annotations, m, same);
        GroundTruth truth = objects.groundTruth();
        assertThat(truth.count()).isEqualTo(1);
        assertThat(truth.labels()).containsExactly(0);
        assertThat(objects.annotationOf()).containsExactly(0);
        assertThat(objects.unknown()).containsExactly("motorbike");
        assertThat(objects.leftOut()).isEqualTo(1);
    }
}
