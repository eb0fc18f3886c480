package anchorlens.ui.review;

import anchorlens.review.QueueQuery.Sort;
import anchorlens.review.QueueRow;
import anchorlens.review.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** The rows of the queue; of however many there are, only those in sight are fetched. Sorting is done by the database. */
final class QueueTable extends TableView<Long> {
    private static final PseudoClass DECIDED = PseudoClass.getPseudoClass("decided");

    private static final double LEAST_WIDTH = 44;
    private static final Map<Sort, Double> LEAST = Map.of(Sort.KIND, 62.0, Sort.CATEGORY, 58.0, Sort.SCORE, 54.0, Sort.IMAGE, 52.0);

    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final Supplier<List<String>> categories;
    private final TableColumn<Long, Long> decision;
    private boolean showing;

    QueueTable(QueueViewModel queue, Supplier<List<String>> categories) {
        super(queue.ids());
        this.queue = queue;
        this.categories = categories;
        setId("queue");
        setMinHeight(60);
        setAccessibleText(text.get("queue"));
        TableColumn<Long, Long> score = column("score", 56, Sort.SCORE, r -> ReviewText.score(r.flag().score()));
        getColumns().add(column("image", 92, Sort.IMAGE, r -> ReviewText.stem(r.name())));
        getColumns().add(column("object", 86, Sort.CATEGORY, r -> ReviewText.object(r, categories.get())));
        getColumns().add(column("kind", 76, Sort.KIND, r -> r.flag().kind().label()));
        getColumns().add(column("edge", 62, Sort.EDGE, r -> text.edges(r.flag().edges())));
        getColumns().add(score);
        decision = column("decision", 56, Sort.DECISION, r -> text.get("verdict.short." + r.decision().verdict().name()));
        getColumns().add(decision);
        score.getStyleClass().add("align-right");
        score.setSortType(SortType.DESCENDING);
        getSortOrder().setAll(List.of(score));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setSortPolicy(table -> askForOrder());
        setRowFactory(view -> new Row());
        getSelectionModel().selectedIndexProperty().addListener((o, before, now) -> {
            if (!showing && now.intValue() >= 0 && now.intValue() < queue.ids().size()) {
                queue.select(queue.ids().get(now.intValue()));
            }
        });
        queue.ids().addListener((ListChangeListener<Long>) change -> select());
        queue.currentProperty().addListener((o, before, now) -> select());
        queue.queryProperty().addListener((o, before, now) -> showOrder());
        showOrder();
        select();
    }

    private TableColumn<Long, Long> column(String key, double width, Sort sort, Function<QueueRow, String> words) {
        TableColumn<Long, Long> column = new TableColumn<>(text.get("queue." + key));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, LEAST.getOrDefault(sort, LEAST_WIDTH)));
        column.setUserData(sort);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(c -> new Cell(words, sort));
        return column;
    }

    private Optional<QueueRow> at(int index) {
        return index < 0 || index >= queue.ids().size() ? Optional.empty() : queue.row(index);
    }

    private boolean askForOrder() {
        if (!getSortOrder().isEmpty()) {
            TableColumn<Long, ?> by = getSortOrder().getFirst();
            queue.queryProperty().set(queue.queryProperty().get().withSort((Sort) by.getUserData(), by.getSortType() == SortType.DESCENDING));
        }
        return true;
    }

    /** The arrow in the heads follows an order that was set elsewhere; decisions are shown where not all are still open. */
    private void showOrder() {
        decision.setVisible(!queue.queryProperty().get().verdicts().equals(QueueViewModel.UNDECIDED.verdicts()));
        Sort sort = queue.queryProperty().get().sort();
        SortType type = queue.queryProperty().get().descending() ? SortType.DESCENDING : SortType.ASCENDING;
        getColumns().stream().filter(c -> c.getUserData() == sort).findFirst().ifPresent(column -> {
            column.setSortType(type);
            if (getSortOrder().size() != 1 || getSortOrder().getFirst() != column) {
                getSortOrder().setAll(List.of(column));
            }
        });
    }

    private void select() {
        showing = true;
        int index = queue.index();
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (!getSelectionModel().isSelected(index)) {
            getSelectionModel().clearAndSelect(index);
        }
        if (index >= 0) {
            reveal(index);
        }
        showing = false;
    }

    private void reveal(int index) {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            IndexedCell<?> last = flow.getLastVisibleCell();
            if (first != null && last != null && (index < first.getIndex() || index > last.getIndex() - 1)) {
                scrollTo(Math.max(0, index - (last.getIndex() - first.getIndex()) / 3));
            }
        }
    }

    /**
     * A cell that shows its row as soon as that has been fetched, without the table being built anew. Of what it shows already it
     * does not make words again: all cells hear of every row that comes.
     */
    private final class Cell extends TableCell<Long, Long> {
        private final Function<QueueRow, String> words;
        private final InvalidationListener fetched = o -> show();
        private QueueRow told;
        private List<String> toldWith;

        Cell(Function<QueueRow, String> words, Sort sort) {
            this.words = words;
            // Names of images differ at their end.
            setTextOverrun(sort == Sort.IMAGE ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
            queue.versionProperty().addListener(new WeakInvalidationListener(fetched));
        }

        @Override
        protected void updateItem(Long id, boolean empty) {
            super.updateItem(id, empty);
            show();
        }

        private void show() {
            QueueRow row = isEmpty() || getItem() == null ? null : at(getIndex()).orElse(null);
            List<String> names = categories.get();
            if (row == null || row != told || names != toldWith) {
                setText(row != null ? words.apply(row) : isEmpty() || getItem() == null ? null : "…");
            }
            told = row;
            toldWith = names;
        }
    }

    private final class Row extends TableRow<Long> {
        private final InvalidationListener fetched = o -> show();

        Row() {
            queue.versionProperty().addListener(new WeakInvalidationListener(fetched));
        }

        @Override
        protected void updateItem(Long id, boolean empty) {
            super.updateItem(id, empty);
            show();
        }

        private void show() {
            pseudoClassStateChanged(DECIDED, !isEmpty() && at(getIndex()).map(r -> r.decision().verdict() != Verdict.OPEN).orElse(false));
        }
    }
}
