package anchorlens.ui.review;

import anchorlens.review.QueueQuery;
import anchorlens.review.QueueRow;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewProgress;
import anchorlens.review.ReviewStore;
import anchorlens.review.Verdict;
import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.ui.state.ReviewState;
import anchorlens.ui.state.States;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/**
 * The flags of the open review as the query wants them, which of them is looked at, and how far the review is. Identifiers are
 * read at once, rows by pages when somebody looks at them; the database is never used on the caller's thread.
 */
final class QueueViewModel {
    /** The flags that wait for a decision, the strongest first. */
    static final QueueQuery UNDECIDED = QueueQuery.ALL.withVerdicts(Set.of(Verdict.OPEN));
    private static final int ROWS_KEPT = 6000;
    private static final long REFRESH_NANOS = 700_000_000L;

    private final States states;
    private final ReviewState reviews;
    private final ObjectProperty<QueueQuery> query = new SimpleObjectProperty<>(this, "query", UNDECIDED);
    private final ObservableIds ids = new ObservableIds();
    private final ReadOnlyObjectWrapper<QueueRow> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ReadOnlyObjectWrapper<QueuePage> page = new ReadOnlyObjectWrapper<>(this, "page", QueuePage.NONE);
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private final Map<Long, QueueRow> rows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, QueueRow> eldest) {
            return size() > ROWS_KEPT;
        }
    };
    private final Set<Integer> asked = new HashSet<>();
    private Consumer<QueueRow> leaving = row -> { };
    private long refreshed;
    private int startAt;

    QueueViewModel(States states) {
        this.states = states;
        reviews = states.reviews();
        reviews.storeProperty().addListener((o, before, now) -> reload());
        reviews.mismatchProperty().addListener((o, before, now) -> reload());
        query.addListener((o, before, now) -> refresh(true));
        reviews.scan().progressProperty().addListener((o, before, now) -> {
            if (System.nanoTime() - refreshed > REFRESH_NANOS) {
                refresh(false);
            }
        });
        reviews.scan().reportProperty().addListener((o, before, now) -> refresh(false));
        reload();
    }

    /** Which flags are shown, and in which order. */
    ObjectProperty<QueueQuery> queryProperty() {
        return query;
    }

    /** Identifiers of the flags that are shown. */
    ObservableList<Long> ids() {
        return ids;
    }

    /** The flag that is looked at, null for none. */
    ReadOnlyObjectProperty<QueueRow> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** The queue as it was read last. */
    ReadOnlyObjectProperty<QueuePage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ReviewProgress progress() {
        return page.get().progress();
    }

    /** Counts up whenever rows have come that {@link #row} did not know before, or have changed. */
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** Place of the flag that is looked at among those shown, −1 where it is not among them. */
    int index() {
        return current.get() == null ? -1 : ids.indexOf(current.get().id());
    }

    /** Hears of the flag that is left before another one is looked at. */
    void setLeaving(Consumer<QueueRow> hears) {
        leaving = hears;
    }

    /** The row at a place, where it is known; else it is asked for, and {@link #versionProperty} tells when it is there. */
    Optional<QueueRow> row(int index) {
        QueueRow known = rows.get(ids.at(index));
        if (known == null && asked.add(index / QueuePage.ROWS)) {
            readPage(index / QueuePage.ROWS);
        }
        return Optional.ofNullable(known);
    }

    private void readPage(int number) {
        int from = number * QueuePage.ROWS;
        long[] wanted = Arrays.copyOfRange(ids.array(), from, Math.min(ids.size(), from + QueuePage.ROWS));
        database("review-page-" + number, store -> store.rows(wanted), found -> {
            asked.remove(number);
            found.forEach(r -> rows.put(r.id(), r));
            version.set(version.get() + 1);
        });
    }

    /** Work with the database. */
    interface Query<R> {
        R run(ReviewStore store) throws ReviewException;
    }

    /** Asks the review's database, the latest of a key winning; what comes from a review that was closed meanwhile is dropped. */
    <R> void database(Object key, Query<R> asked, Consumer<R> answer) {
        database(key, asked, answer, states.notices()::error);
    }

    <R> void database(Object key, Query<R> asked, Consumer<R> answer, Consumer<Exception> failed) {
        ReviewStore store = reviews.usable().orElse(null);
        if (store == null) {
            return;
        }
        states.tasks().submit(ReviewState.LANE, key, (CancellationToken cancel, anchorlens.task.Progress progress) -> asked.run(store),
                Job.Outcome.of(result -> {
                    if (reviews.storeProperty().get() == store) {
                        answer.accept(result);
                    }
                }, cause -> {
                    if (reviews.storeProperty().get() == store) {
                        failed.accept(cause);
                    }
                }));
    }

    private void reload() {
        rows.clear();
        current.set(null);
        if (reviews.usable().isEmpty()) {
            take(QueuePage.NONE);
        } else {
            refresh(true);
        }
    }

    /** Reads the queue again. @param toFirst whether the first flag is looked at where the one before is not among them */
    void refresh(boolean toFirst) {
        refreshed = System.nanoTime();
        QueueQuery wanted = query.get();
        database("review-queue", store -> QueuePage.read(store, wanted), now -> {
            take(now);
            if (current.get() == null || toFirst && index() < 0) {
                showFirst();
            }
        });
    }

    private void showFirst() {
        int at = Math.min(startAt, ids.size() - 1);
        startAt = 0;
        if (at < 0) {
            show(null);
        } else {
            select(ids.at(at));
        }
    }

    /** Looks at the flag at a place of the queue, once there is a queue. */
    void startAt(int index) {
        if (ids.isEmpty()) {
            startAt = index;
        } else {
            select(ids.at(Math.min(index, ids.size() - 1)));
        }
    }

    /** Shows a queue that was read. */
    void take(QueuePage now) {
        asked.clear();
        now.first().forEach(r -> rows.put(r.id(), r));
        if (!Arrays.equals(ids.array(), now.ids())) {
            ids.set(now.ids());
        }
        page.set(now);
        version.set(version.get() + 1);
    }

    /** Puts a row that changed in the place of what was known of it. */
    void put(QueueRow changed) {
        rows.put(changed.id(), changed);
        if (current.get() != null && current.get().id() == changed.id()) {
            current.set(changed);
        }
        version.set(version.get() + 1);
    }

    /** Looks at a flag, whether it is among those shown or not. */
    void select(long id) {
        QueueRow known = rows.get(id);
        if (known != null) {
            show(known);
            return;
        }
        database("review-select", store -> store.row(id), found -> found.ifPresent(row -> {
            rows.put(row.id(), row);
            show(row);
        }));
    }

    /** Looks at the flag that lies so many places further. */
    void move(int step) {
        if (!ids.isEmpty()) {
            int at = index();
            select(ids.at(at < 0 ? 0 : Math.clamp((long) at + step, 0, ids.size() - 1)));
        }
    }

    /** Looks at the next (+1) or previous (−1) undecided flag. */
    void moveUndecided(int step) {
        QueueQuery wanted = query.get();
        long[] shown = ids.array();
        int from = index();
        database("review-select", store -> QueuePage.undecided(store, wanted, shown, from < 0 && step > 0 ? -1 : Math.max(from, 0), step),
                (OptionalLong found) -> found.ifPresent(this::select));
    }

    /** Looks at the strongest flag of an image; at none where it has none. */
    void selectOfImage(int position) {
        database("review-select", store -> store.ofImage(position), found -> {
            if (found.length > 0) {
                select(found[0]);
            } else {
                show(null);
            }
        });
    }

    /** Looks at a row; null for none. */
    void show(QueueRow row) {
        QueueRow before = current.get();
        if (before != null && (row == null || row.id() != before.id())) {
            leaving.accept(before);
        }
        current.set(row);
        if (row != null) {
            states.images().show(row.image());
        }
    }
}
