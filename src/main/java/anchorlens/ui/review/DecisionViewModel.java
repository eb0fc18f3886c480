package anchorlens.ui.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.Decision;
import anchorlens.review.FoundFlag;
import anchorlens.review.QueueQuery;
import anchorlens.review.QueueRow;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.ui.state.States;
import anchorlens.ui.state.Undoable;
import anchorlens.ui.theme.Strings;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Decides about the flag that is looked at. The next one is shown once the decision is on the disk; until then nothing else can
 * be decided. Edges that were moved are kept as a decision when another flag is looked at.
 */
final class DecisionViewModel implements Undoable {
    private final States states;
    private final QueueViewModel queue;
    private final EdgeEdit edit = new EdgeEdit();
    private final ObservableValue<String> undoWords;
    private final ObservableValue<String> redoWords;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

    DecisionViewModel(States states, QueueViewModel queue) {
        this.states = states;
        this.queue = queue;
        String words = Strings.beside(DecisionViewModel.class).get("undo.words");
        undoWords = queue.pageProperty().map(page -> page.canUndo() ? words : "");
        redoWords = queue.pageProperty().map(page -> page.canRedo() ? words : "");
        queue.setLeaving(row -> {
            Box drawn = edit.isChanged() ? edit.boxProperty().get() : null;
            edit.stop();
            if (drawn != null) {
                decide(row, Decision.edited(drawn), false);
            }
        });
        InvalidationListener anew = (Observable o) -> {
            busy.set(false);
            edit.stop();
        };
        states.reviews().storeProperty().addListener(anew);
        states.reviews().mismatchProperty().addListener(anew);
    }

    /** What came of a decision. */
    private record Done(QueueRow decided, Optional<QueueRow> next, QueuePage queue) {
    }

    /** True while a decision is being written. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The box whose edges are moved. */
    EdgeEdit edit() {
        return edit;
    }

    /** True where a flag has something to take instead. */
    static boolean hasAlternative(QueueRow row) {
        if (row == null) {
            return false;
        }
        FoundFlag flag = row.flag();
        return switch (flag.kind()) {
            case SPURIOUS, DUPLICATE -> true;
            case CLASS_DOUBT -> flag.instead() >= 0;
            case MISSING -> flag.category() >= 0 && flag.alternative().isPresent();
            default -> flag.alternative().isPresent();
        };
    }

    /** True where a flag's object can be given edges: not one whose class the set lacks. */
    static boolean isEditable(QueueRow row) {
        return row != null && box(row).isPresent() && (row.flag().kind() != FlagKind.MISSING || row.flag().category() >= 0);
    }

    /** The box that edges are moved of: what was drawn before, else the annotated one, of a missing object the model's. */
    static Optional<Box> box(QueueRow row) {
        return row.decision().box().or(row.flag()::annotated).or(row.flag()::alternative);
    }

    void keep() {
        decide(Decision.KEEP);
    }

    void takeAlternative() {
        if (hasAlternative(queue.currentProperty().get())) {
            decide(Decision.ALTERNATIVE);
        }
    }

    void unsure() {
        decide(Decision.UNSURE);
    }

    /** Makes an edge of the object movable, at first the strongest of the flag. */
    void startEdit() {
        QueueRow row = queue.currentProperty().get();
        OpenedImage image = states.images().imageProperty().get();
        if (isEditable(row) && image != null && !busy.get()) {
            Edge first = row.flag().edges().isEmpty() ? Edge.RIGHT : row.flag().edges().getFirst();
            edit.start(box(row).orElseThrow(), first, image.pixels().width(), image.pixels().height());
        }
    }

    /** Keeps the moved edges as the decision; unmoved ones are none. */
    void saveEdit() {
        if (edit.isChanged()) {
            decide(Decision.edited(edit.boxProperty().get()));
        } else {
            edit.stop();
        }
    }

    void discardEdit() {
        edit.stop();
    }

    private void decide(Decision decision) {
        QueueRow row = queue.currentProperty().get();
        if (row != null && !busy.get() && states.reviews().usable().isPresent()) {
            decide(row, decision, true);
        }
    }

    private void decide(QueueRow row, Decision decision, boolean advance) {
        busy.set(true);
        QueueQuery query = queue.queryProperty().get();
        long[] shown = queue.pageProperty().get().ids();
        // A key of its own: no decision may ever supersede another.
        queue.database(new Object(), store -> {
            store.decide(row.id(), decision);
            return new Done(store.row(row.id()).orElseThrow(), advance ? QueuePage.after(store, query, shown, row.id()) : Optional.empty(),
                    QueuePage.read(store, query));
        }, done -> {
            busy.set(false);
            edit.stop();
            show(done, advance);
        }, this::failed);
    }

    private void show(Done done, boolean advance) {
        queue.take(done.queue());
        if (advance) {
            done.next().ifPresent(queue::show);
        }
        queue.put(done.decided());
    }

    private void failed(Exception cause) {
        busy.set(false);
        states.notices().error(cause);
    }

    @Override
    public ObservableValue<String> undoWords() {
        return undoWords;
    }

    @Override
    public ObservableValue<String> redoWords() {
        return redoWords;
    }

    /** Takes the last decision back and looks at its flag. */
    @Override
    public void undo() {
        step(ReviewStore::undo);
    }

    /** Makes the decision again that was taken back last, and looks at its flag. */
    @Override
    public void redo() {
        step(ReviewStore::redo);
    }

    /** One step of the journal. */
    private interface Step {
        Optional<Long> run(ReviewStore store) throws ReviewException;
    }

    private void step(Step step) {
        if (busy.get() || states.reviews().usable().isEmpty()) {
            return;
        }
        busy.set(true);
        edit.stop();
        QueueQuery query = queue.queryProperty().get();
        queue.database(new Object(), store -> {
            Optional<Long> flag = step.run(store);
            return flag.isEmpty() ? Optional.<Done>empty()
                    : Optional.of(new Done(store.row(flag.get()).orElseThrow(), Optional.empty(), QueuePage.read(store, query)));
        }, done -> {
            busy.set(false);
            done.ifPresent(d -> {
                show(d, false);
                queue.show(d.decided());
            });
        }, this::failed);
    }
}
