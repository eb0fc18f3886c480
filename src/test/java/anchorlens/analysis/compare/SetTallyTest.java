package anchorlens.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.compare.SetGroup.Quantity;
import anchorlens.analysis.compare.SetTally.Image;
import anchorlens.analysis.compare.SetTally.OfImage;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.PriorState;
import anchorlens.assign.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Over the schemes of {@link CompareTest}: two objects, five positives in the first, three in the second. */
class SetTallyTest {
    private static final Image IMAGE = new Image(7, new int[]{1, 0, 1}, new double[]{500, 5000, 50_000});

    private static Optional<OfImage> of(Scheme scheme, int... annotationOf) {
        return Optional.of(new OfImage(scheme, annotationOf));
    }

    /** Nobody learns object 1. */
    private static Scheme starving() {
        return CompareTest.scheme("starving", new int[]{0, 0, -1, -1, -1, -1}, CompareTest.kept(), null);
    }

    @Test
    void objectsAreCountedByClassAndSizeOfTheirAnnotation() {
        SetTally tally = new SetTally(2, 2);
        tally.add(IMAGE, List.of(of(CompareTest.first(), 0, 1), of(CompareTest.second(), 0, 1)));
        SetResult r = tally.result();
        SetResult.OfConfiguration first = r.configurations().get(0);
        assertThat(first.all()).isEqualTo(new SetGroup(2, 5, 0, 0, 0, 8, 11));
        assertThat(first.byClass().get(1)).as("object 0 is annotation 0, of class 1").isEqualTo(new SetGroup(1, 3, 0, 0, 0, 4, 6));
        assertThat(first.byClass().get(0)).isEqualTo(new SetGroup(1, 2, 0, 0, 0, 4, 5));
        assertThat(first.bySize().get(ObjectSize.SMALL.ordinal()).positives()).isEqualTo(3);
        assertThat(first.bySize().get(ObjectSize.MEDIUM.ordinal()).positives()).isEqualTo(2);
        assertThat(first.bySize().get(ObjectSize.LARGE.ordinal())).isEqualTo(SetGroup.NONE);
        assertThat(first.background()).as("prior 5 is background, 0.01").isCloseTo(0.01, within(1e-12));
        assertThat(r.configurations().get(1).agreement()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(Quantity.POSITIVES_EACH.of(first.all())).isEqualTo(2.5);
        assertThat(Quantity.POSITIVES_EACH.of(SetGroup.NONE)).isNaN();
    }

    /** Stride 8 is level 3. */
    @Test
    void levelsAreThoseOfThePositives() {
        SetTally tally = new SetTally(1, 2);
        tally.add(IMAGE, List.of(of(CompareTest.first(), 0, 1)));
        SetResult.OfConfiguration only = tally.result().configurations().getFirst();
        assertThat(only.hasLevel(3)).isTrue();
        assertThat(only.hasLevel(4)).isFalse();
        assertThat(only.byLevel().get(3)).isEqualTo(new SetGroup(2, 5, 0, 0, 0, 8, 11));
        assertThat(tally.result().objects().isOnLevel(0, 1, 3)).isTrue();
        assertThat(tally.result().objects().isOnLevel(0, 1, 4)).isFalse();
    }

    @Test
    void objectsStarvedInOneOnlyAreGainedAndLost() {
        SetTally tally = new SetTally(3, 2);
        tally.add(IMAGE, List.of(of(CompareTest.first(), 0, 2), of(starving(), 0, 2), of(CompareTest.second(), 0, 2)));
        tally.add(new Image(8, IMAGE.categories(), IMAGE.areas()), List.of(of(starving(), 0, 2), of(CompareTest.first(), 0, 2), of(starving(), 0, 2)));
        SetResult r = tally.result();
        assertThat(r.configurations()).extracting(c -> c.all().starved()).containsExactly(1L, 1L, 1L);
        assertThat(r.configurations()).extracting(c -> c.all().gained()).containsExactly(0L, 1L, 0L);
        assertThat(r.configurations()).extracting(c -> c.all().lost()).containsExactly(0L, 1L, 0L);
        SetObjects o = r.objects();
        int[] gained = o.rows(row -> o.isGained(1, row));
        assertThat(gained).hasSize(1);
        assertThat(o.image(gained[0])).isEqualTo(7);
        assertThat(o.annotation(gained[0])).isEqualTo(2);
        assertThat(java.util.Arrays.stream(o.rows(row -> o.isLost(1, row))).map(o::image)).containsExactly(8);
        assertThat(r.configurations().get(0).all().sumPos()).as("one image has no weights").isNaN();
    }

    @Test
    void whatAConfigurationWasNotGivenIsNeitherStarvedNorCounted() {
        SetTally tally = new SetTally(2, 2);
        Scheme one = CompareTest.first();
        tally.add(IMAGE, List.of(of(one, 0, 1), of(one, 1, 2)));
        tally.add(IMAGE, List.of(of(one, 0, 1), Optional.empty()));
        SetResult r = tally.result();
        assertThat(r.looked()).isEqualTo(2);
        assertThat(r.objects().count()).isEqualTo(5);
        assertThat(r.configurations().get(0).all().objects()).isEqualTo(4);
        assertThat(r.configurations().get(1).all().objects()).isEqualTo(2);
        assertThat(r.configurations()).extracting(c -> c.all().starved()).containsOnly(0L);
        SetObjects o = r.objects();
        assertThat(o.rows(row -> o.positives(1, row) == SetObjects.NOT_ASSIGNED)).hasSize(3);
    }

    /** Prior 1 is kept for object 0 and lost by object 1; prior 2 is wanted by object 0 alone and fails a threshold of object 1. */
    @Test
    void contestedPriorsPassedTheGatesOfTwoObjects() {
        CandidateBag zero = new CandidateBag(0, new int[]{0, 1, 2}, new Verdict[]{Verdict.KEPT, Verdict.KEPT, Verdict.KEPT}, List.of(), Map.of());
        CandidateBag one = new CandidateBag(1, new int[]{1, 2, 3}, new Verdict[]{Verdict.LOST_TO_OTHER_GT, Verdict.BELOW_THRESHOLD, Verdict.KEPT},
                List.of(), Map.of());
        PriorState[] state = new PriorState[6];
        java.util.Arrays.fill(state, PriorState.NEGATIVE);
        Scheme scheme = new Scheme("c", CompareTest.first().input(), new AssignmentResult(new int[]{-1, -1, -1, -1, -1, -1}, state, List.of(zero, one),
                null), Optional.empty());
        SetTally tally = new SetTally(2, 2);
        tally.add(IMAGE, List.of(of(CompareTest.first(), 0, 1), of(scheme, 0, 1)));
        SetResult r = tally.result();
        assertThat(r.configurations()).extracting(SetResult.OfConfiguration::contested).containsExactly(0L, 1L);
        assertThat(r.images()).singleElement().satisfies(i -> {
            assertThat(i.image()).isEqualTo(7);
            assertThat(i.contested()).containsExactly(0, 1);
        });
    }

    @Test
    void aViewStaysAsItWasWhileRowsAreAdded() {
        SetTally tally = new SetTally(1, 2);
        tally.add(IMAGE, List.of(of(CompareTest.first(), 0, 1)));
        SetResult before = tally.result();
        for (int i = 0; i < 400; i++) {
            tally.add(new Image(100 + i, IMAGE.categories(), IMAGE.areas()), List.of(of(starving(), 0, 1)));
        }
        assertThat(before.objects().count()).isEqualTo(2);
        assertThat(before.objects().positives(0, 0)).isEqualTo(3);
        SetObjects after = tally.result().objects();
        assertThat(after.count()).isEqualTo(802);
        assertThat(after.image(801)).isEqualTo(499);
        assertThat(after.positives(0, 801)).isZero();
        assertThat(after.positives(0, 0)).isEqualTo(3);
    }
}
