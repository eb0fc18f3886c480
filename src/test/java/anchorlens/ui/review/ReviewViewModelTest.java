package anchorlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.analysis.audit.Problem;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.Decision;
import anchorlens.review.QueueQuery;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.review.Verdict;
import anchorlens.ui.review.EvidenceViewModel.Lack;
import anchorlens.ui.review.ReviewViewModel.Tab;
import anchorlens.ui.state.States;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewViewModelTest {
    @TempDir
    private Path folder;
    private States states;
    private ReviewViewModel model;
    private QueueViewModel queue;
    private DecisionViewModel decisions;

    @BeforeEach
    void open() throws ReviewException {
        Path file = folder.resolve("set.review");
        ReviewFixture.fill(file);
        states = ReviewFixture.states();
        model = new ReviewViewModel(states);
        model.activeProperty().set(true);
        queue = model.queue();
        decisions = model.decisions();
        states.images().open(ReviewFixture.DATA);
        states.reviews().open(file);
    }

    @AfterEach
    void close() {
        states.reviews().close();
    }

    private ReviewStore store() {
        return states.reviews().storeProperty().get();
    }

    private Decision decision(long id) throws ReviewException {
        return store().row(id).orElseThrow().decision();
    }

    @Test
    void startsWithTheStrongestUndecidedFlagAndItsImage() {
        assertThat(queue.ids()).hasSize(5);
        assertThat(queue.currentProperty().get().flag().score()).isEqualTo(0.95);
        assertThat(states.images().indexProperty().get()).isZero();
        queue.move(1);
        assertThat(queue.currentProperty().get().name()).isEqualTo("b.png");
        assertThat(states.images().imageProperty().get().record().name()).isEqualTo("b.png");
        assertThat(queue.progress().unreadable()).isEqualTo(1);
    }

    @Test
    void everyDecisionIsOnTheDiskBeforeTheNextFlagIsShown() throws ReviewException {
        long first = queue.currentProperty().get().id();
        queue.currentProperty().addListener((o, before, now) -> {
            try {
                assertThat(now.id() == first || decision(first).verdict() == Verdict.KEEP).isTrue();
            } catch (ReviewException e) {
                throw new IllegalStateException(e);
            }
        });
        decisions.keep();
        assertThat(queue.currentProperty().get().id()).isNotEqualTo(first);
        assertThat(queue.ids()).hasSize(4).doesNotContain(first);
        assertThat(store().journal()).hasSize(1);
    }

    @Test
    void decidesByKindAndUndoesOverTheWholeSession() throws ReviewException {
        long first = queue.currentProperty().get().id();
        decisions.takeAlternative();
        long second = queue.currentProperty().get().id();
        decisions.unsure();
        long third = queue.currentProperty().get().id();
        decisions.keep();
        assertThat(List.of(decision(first).verdict(), decision(second).verdict(), decision(third).verdict()))
                .containsExactly(Verdict.ALTERNATIVE, Verdict.UNSURE, Verdict.KEEP);
        decisions.undo();
        decisions.undo();
        decisions.undo();
        assertThat(queue.currentProperty().get().id()).isEqualTo(first);
        assertThat(queue.progress().decided()).isZero();
        assertThat(queue.pageProperty().get().canUndo()).isFalse();
        decisions.redo();
        assertThat(decision(first)).isEqualTo(Decision.ALTERNATIVE);
        assertThat(queue.currentProperty().get().decision()).isEqualTo(Decision.ALTERNATIVE);
    }

    @Test
    void offersAnAlternativeOnlyWhereThereIsOne() {
        queue.queryProperty().set(QueueQuery.ALL.withKinds(Set.of(FlagKind.UNDECIDED)));
        assertThat(DecisionViewModel.hasAlternative(queue.currentProperty().get())).isFalse();
        decisions.takeAlternative();
        assertThat(queue.progress().decided()).isZero();
        queue.queryProperty().set(QueueQuery.ALL.withKinds(Set.of(FlagKind.SPURIOUS)));
        assertThat(DecisionViewModel.hasAlternative(queue.currentProperty().get())).isTrue();
    }

    @Test
    void edgesAreMovedAlongTheirWayAndKeptInsideTheImage() throws ReviewException {
        long id = queue.currentProperty().get().id();
        decisions.startEdit();
        EdgeEdit edit = decisions.edit();
        assertThat(edit.edgeProperty().get()).isEqualTo(Edge.RIGHT);
        edit.arrow(Edge.RIGHT, 1);
        edit.arrow(Edge.RIGHT, 10);
        edit.arrow(Edge.TOP, 1);
        assertThat(edit.edgeProperty().get()).as("across: another edge").isEqualTo(Edge.TOP);
        edit.arrow(Edge.TOP, 1);
        assertThat(edit.boxProperty().get()).isEqualTo(new Box(20, 23, 95, 90));
        edit.move(Edge.RIGHT, 900);
        assertThat(edit.boxProperty().get().x2()).isEqualTo(128);
        edit.move(Edge.LEFT, 127.9);
        assertThat(edit.boxProperty().get().width()).isEqualTo(1);
        decisions.saveEdit();
        assertThat(decision(id)).isEqualTo(Decision.edited(new Box(127, 23, 128, 90)));
        assertThat(edit.isActive()).isFalse();
    }

    @Test
    void movedEdgesAreKeptWhenAnotherFlagIsLookedAtAndUnmovedOnesAreNoDecision() throws ReviewException {
        long first = queue.currentProperty().get().id();
        decisions.startEdit();
        decisions.edit().arrow(Edge.RIGHT, 5);
        queue.move(1);
        assertThat(decision(first)).isEqualTo(Decision.edited(new Box(20, 24, 89, 90)));
        long second = queue.currentProperty().get().id();
        assertThat(second).isNotEqualTo(first);
        decisions.startEdit();
        queue.move(1);
        assertThat(decision(second)).isEqualTo(Decision.OPEN);
        decisions.startEdit();
        decisions.edit().arrow(Edge.RIGHT, 5);
        decisions.discardEdit();
        assertThat(queue.progress().decided()).isEqualTo(1);
    }

    @Test
    void goesToUndecidedFlagsRoundTheEndAndStaysWhereAllAreDecided() {
        queue.queryProperty().set(QueueQuery.ALL);
        queue.move(1);
        decisions.keep();
        queue.moveUndecided(-1);
        assertThat(queue.index()).isZero();
        queue.moveUndecided(1);
        assertThat(queue.index()).isEqualTo(2);
        for (int i = 0; i < 4; i++) {
            decisions.keep();
        }
        assertThat(queue.progress().decided()).isEqualTo(5);
        int at = queue.index();
        queue.moveUndecided(1);
        assertThat(queue.index()).isEqualTo(at);
    }

    @Test
    void followsAnImageThatIsChosenElsewhere() {
        states.images().show(1);
        assertThat(queue.currentProperty().get().name()).isEqualTo("b.png");
        assertThat(queue.currentProperty().get().flag().score()).isEqualTo(0.9);
        states.images().show(2);
        assertThat(queue.currentProperty().get()).as("no flag on it").isNull();
    }

    @Test
    void selectsTheObjectForTheOtherWorkspaces() {
        queue.queryProperty().set(QueueQuery.ALL.withKinds(Set.of(FlagKind.SPURIOUS)));
        assertThat(states.selection().gtProperty().get()).isEqualTo(1);
    }

    @Test
    void saysWhyThereAreNoDistributions() {
        assertThat(model.evidence().lackProperty().get()).isEqualTo(Lack.NO_MODEL);
        states.models().open(Path.of("other.onnx"));
        assertThat(model.evidence().lackProperty().get()).isEqualTo(Lack.OTHER_MODEL);
        assertThat(model.evidence().evidenceProperty().get()).isNull();
    }

    @Test
    void auditsWithoutAModelAndGoesToTheObject() {
        model.tabProperty().set(Tab.AUDIT);
        model.audit().run();
        assertThat(model.audit().failureProperty().get()).isEmpty();
        assertThat(model.audit().auditProperty().get().objects()).isEqualTo(3);
        assertThat(model.audit().howProperty().get()).contains("ATSS").contains("640×640");
        assertThat(model.audit().rows()).isNotEmpty();
        model.audit().move(1);
        assertThat(states.images().indexProperty().get()).isEqualTo(model.audit().currentProperty().get().image());
        model.audit().wantedProperty().set(Set.of(Problem.DEGENERATE));
        assertThat(model.audit().rows()).isEmpty();
    }

    @Test
    void aReviewOfOtherAnnotationsIsNotShown() {
        states.images().open(Path.of("another.json"));
        assertThat(states.reviews().usable()).isEmpty();
        assertThat(states.reviews().mismatchProperty().get()).contains("set.json");
        assertThat(queue.ids()).isEmpty();
        assertThat(queue.currentProperty().get()).isNull();
        states.images().open(ReviewFixture.DATA);
        assertThat(queue.ids()).hasSize(5);
    }

    @Test
    void tenThousandFlagsAreFetchedPageByPage() throws ReviewException {
        Path file = folder.resolve("many.review");
        ReviewFixture.fillWithMany(file);
        states.reviews().open(file);
        assertThat(queue.ids()).hasSize(10_000);
        assertThat(queue.row(9_000)).as("not known yet, asked for").isEmpty();
        assertThat(queue.row(9_000)).isPresent();
        queue.queryProperty().set(queue.queryProperty().get().withScores(0.5, 0.6).withSort(QueueQuery.Sort.IMAGE, false));
        assertThat(queue.ids().size()).isBetween(500, 2000);
        assertThat(queue.row(0).orElseThrow().name()).isEqualTo("a.png");
    }
}
