package anchorlens.analysis.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.evidence.HandMadeHead;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageInspectorTest {
    private static final Box SEEN = new Box(20, 20, 52, 52);

    /** Prior (4, 4) at (36, 36) sees a mug at [20, 20, 52, 52]. */
    private final HandMadeHead head = new HandMadeHead(2).sees(4, 4, 0, 0.8, 2, 2, 2, 2);

    private List<Flag> inspect(List<Box> ignored, InspectedObject... objects) {
        InspectionInput input = new InspectionInput(head.head(), Letterbox.identity(128, 128), List.of("mug", "umbrella"),
                Arrays.asList(objects), ignored);
        return new ImageInspector().inspect(input).flags();
    }

    private List<Flag> inspect(InspectedObject... objects) {
        return inspect(List.of(), objects);
    }

    @Test
    void aRightAnnotationHasNoFlags() {
        assertThat(inspect(new InspectedObject(SEEN, 0))).isEmpty();
    }

    @Test
    void twoPositionsOfAnEdgeAreAmbiguousAndTheOtherOneIsTheAlternative() {
        head.edge(4, 4, Edge.BOTTOM, Map.of(2, 0.6, 7, 0.4));
        assertThat(inspect(new InspectedObject(SEEN, 0))).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(FlagKind.AMBIGUOUS);
            assertThat(f.edges()).containsExactly(Edge.BOTTOM);
            Box alternative = f.alternative().orElseThrow();
            assertThat(alternative.withEdge(Edge.BOTTOM, 0)).as("nothing but the edge moves").isEqualTo(SEEN.withEdge(Edge.BOTTOM, 0));
            assertThat(alternative.y2()).isEqualTo(92, within(1e-6));
            assertThat(f.reason()).isEqualTo("The bottom edge has two positions 40 px apart: 52 as annotated (60 % of the "
                    + "evidence) and 92 (40 %).");
        });
    }

    @Test
    void anEdgeWithoutSupportIsMislocated() {
        assertThat(inspect(new InspectedObject(new Box(20, 20, 70, 52), 0))).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(FlagKind.MISLOCATED);
            assertThat(f.edge()).contains(Edge.RIGHT);
            assertThat(f.alternative().orElseThrow().x2()).isEqualTo(52, within(1e-6));
            assertThat(f.reason()).isEqualTo("The model sees the right edge 18 px further left, at 52: 100 % of the evidence lies "
                    + "on that side of the annotated 70.");
        });
    }

    @Test
    void anAlternativeStaysWithinTheImage() {
        head.sees(9, 1, 0, 0.8, 2, 2, 2, 2);
        assertThat(inspect(new InspectedObject(SEEN, 0), new InspectedObject(new Box(10, 60, 28, 92), 0))).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(FlagKind.MISLOCATED);
            assertThat(f.edge()).contains(Edge.LEFT);
            assertThat(f.alternative().orElseThrow()).as("the model sees -4").isEqualTo(new Box(0, 60, 28, 92));
        });
    }

    @Test
    void aFlatDensityIsUndecided() {
        head.edge(4, 4, Edge.BOTTOM, Map.of(1, 0.125, 2, 0.125, 3, 0.125, 4, 0.125, 5, 0.125, 6, 0.125, 7, 0.125, 8, 0.125));
        assertThat(inspect(new InspectedObject(new Box(20, 20, 52, 72), 0))).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(FlagKind.UNDECIDED);
            assertThat(f.edge()).contains(Edge.BOTTOM);
            assertThat(f.alternative()).isEmpty();
        });
    }

    @Test
    void whatIsSeenWithoutAnnotationIsMissing() {
        assertThat(inspect()).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(FlagKind.MISSING);
            assertThat(f.object()).isEqualTo(-1);
            assertThat(f.alternative()).contains(SEEN);
            assertThat(f.cls()).isZero();
            assertThat(f.score()).isEqualTo(0.8, within(1e-6));
            assertThat(f.reason()).isEqualTo("The model sees a mug (0.80) where nothing is annotated.");
        });
        assertThat(inspect(List.of(new Box(0, 0, 100, 40)))).as("20 of 32 px lie in a region to leave alone").isEmpty();
    }

    @Test
    void whatIsAnnotatedAndNotSeenIsSpurious() {
        assertThat(inspect(new InspectedObject(SEEN, 0), new InspectedObject(new Box(80, 80, 120, 120), 1))).singleElement()
                .satisfies(f -> {
                    assertThat(f.kind()).isEqualTo(FlagKind.SPURIOUS);
                    assertThat(f.object()).isEqualTo(1);
                    assertThat(f.reason()).isEqualTo("The model sees nothing where an umbrella is annotated.");
                });
    }

    @Test
    void anotherClassInTheSamePlaceIsADoubt() {
        head.score(4, 4, 1, 0.1);
        assertThat(inspect(new InspectedObject(SEEN, 1))).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(FlagKind.CLASS_DOUBT);
            assertThat(f.cls()).isZero();
            assertThat(f.score()).isEqualTo(0.7, within(1e-6));
            assertThat(f.reason()).isEqualTo("The model sees a mug (0.80) rather than an umbrella (0.10).");
        });
    }

    @Test
    void theLaterOfTwoEqualAnnotationsIsADuplicate() {
        InspectedObject o = new InspectedObject(SEEN, 0);
        assertThat(inspect(o, new InspectedObject(new Box(80, 80, 84, 84), -1), o)).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(FlagKind.DUPLICATE);
            assertThat(f.object()).isEqualTo(2);
            assertThat(f.other()).isZero();
        });
    }

    @Test
    void degenerateBoxesAreLeftAlone() {
        assertThat(inspect(new InspectedObject(SEEN, 0), new InspectedObject(new Box(30, 30, 30, 40), 0),
                new InspectedObject(new Box(Double.NaN, 30, 30, 40), 0))).isEmpty();
    }
}
