package anchorlens.ui.inspect;

import anchorlens.assign.Explanation.Flip;
import anchorlens.assign.Explanation;
import anchorlens.assign.Verdict;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.help.Terms;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.ColumnWidths;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Why the selected prior is, or is not, a positive of an object: a sentence, and every quantity and gate in order with the
 * parameter value that would turn it over. The first gate that failed is highlighted.
 */
public final class WhyTable extends Section {
    private static final PseudoClass FIRST_FAILED = PseudoClass.getPseudoClass("first-failed");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass POS = PseudoClass.getPseudoClass("pos");
    private static final PseudoClass NEG = PseudoClass.getPseudoClass("neg");
    private static final double TOOLTIP_WIDTH = 420;
    private static final double WIDEST_TERM = 190;
    /** Conditions are words, which may end in "…"; they get this much and whatever is to spare. */
    private static final double LEAST_FROM = 210;

    private final Strings strings = Strings.beside(WhyTable.class);
    private final ObservableValue<RunResult> result;
    private final ObservableValue<Explanation> explanation;
    private final BiConsumer<String, Object> applyFlip;
    private final Label verdict = new Label();
    private final TableView<WhyRow> table = new TableView<>();

    /**
     * @param result      the last run; may hold null
     * @param explanation of a pair of that run; may hold null
     * @param applyFlip   sets a parameter of the assigner, by its key, to a value
     */
    public WhyTable(ObservableValue<RunResult> result, ObservableValue<Explanation> explanation,
                    BiConsumer<String, Object> applyFlip) {
        super(Strings.beside(WhyTable.class).get("why"));
        this.result = result;
        this.explanation = explanation;
        this.applyFlip = applyFlip;
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.managedProperty().bind(verdict.visibleProperty());
        table.getStyleClass().add("why-table");
        addColumns();
        table.setPlaceholder(new Label(strings.get("why.none")));
        table.setRowFactory(view -> new Row());
        table.setMinHeight(60);
        table.setAccessibleText(strings.get("why"));
        Terms.mark(table, "why");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(verdict, table);
        result.addListener((o, was, is) -> show());
        explanation.addListener((o, was, is) -> show());
        show();
    }

    /** The sentence above the table, empty for none. */
    String verdictText() {
        return verdict.isVisible() ? verdict.getText() : "";
    }

    TableView<WhyRow> table() {
        return table;
    }

    private void show() {
        Explanation e = explanation.getValue();
        RunResult r = result.getValue();
        boolean fits = e != null && r != null && e.prior() < r.assignment().priorCount() && e.gt() < r.annotationOf().length;
        verdict.setVisible(fits);
        if (!fits) {
            setHeading(strings.get("why"));
            table.getItems().clear();
            return;
        }
        setHeading(strings.get("why.of", Words.prior(r, e.prior())));
        verdict.setText(sentence(e, r));
        verdict.getStyleClass().removeAll("verdict-kept", "verdict-failed", "verdict-ignored");
        verdict.getStyleClass().add(e.verdict() == Verdict.KEPT ? "verdict-kept"
                : e.verdict() == Verdict.IGNORED ? "verdict-ignored" : "verdict-failed");
        table.getItems().setAll(WhyRow.of(e, r, strings));
    }

    private String sentence(Explanation e, RunResult r) {
        String prior = Words.prior(r, e.prior());
        String object = Words.object(r, e.gt());
        int owner = r.assignment().gtIndex()[e.prior()];
        return switch (e.verdict()) {
            case KEPT -> strings.get("verdict.kept", prior, object);
            case IGNORED -> strings.get("verdict.ignored", prior, object);
            case LOST_TO_OTHER_GT -> owner < 0 || owner == e.gt()
                    ? strings.get("verdict.failed", prior, object, Labelled.of(e.verdict()))
                    : strings.get("verdict.lost", prior, object, Words.object(r, owner));
            default -> owner >= 0 && owner != e.gt()
                    ? strings.get("verdict.failed.other", prior, object, Labelled.of(e.verdict()), Words.object(r, owner))
                    : strings.get("verdict.failed", prior, object, Labelled.of(e.verdict()));
        };
    }

    private void addColumns() {
        TableColumn<WhyRow, String> term = column("why.term", WhyRow::term);
        TableColumn<WhyRow, String> value = column("why.value", WhyRow::value);
        value.getStyleClass().add("align-right");
        TableColumn<WhyRow, String> from = column("why.from", WhyRow::from);
        TableColumn<WhyRow, Optional<Flip>> flips = flipColumn();
        table.getColumns().addAll(List.of(term, value, from, flips));
        ColumnWidths<WhyRow> widths = new ColumnWidths<>(table, from);
        table.getItems().addListener((ListChangeListener<WhyRow>) change -> {
            flips.setVisible(table.getItems().stream().anyMatch(row -> row.flip().isPresent()));
            widths.fit(term, WhyRow::term, WIDEST_TERM);
            widths.fit(value, WhyRow::value, Double.MAX_VALUE);
            widths.fit(from, WhyRow::from, LEAST_FROM);
            widths.fit(flips, row -> row.flip().map(this::text).orElse(""), Double.MAX_VALUE);
        });
    }

    private TableColumn<WhyRow, String> column(String key, Function<WhyRow, String> text) {
        TableColumn<WhyRow, String> column = new TableColumn<>(strings.get(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
        column.setCellFactory(c -> new TextCell());
        return column;
    }

    private TableColumn<WhyRow, Optional<Flip>> flipColumn() {
        TableColumn<WhyRow, Optional<Flip>> column = new TableColumn<>(strings.get("why.flip"));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().flip()));
        column.setCellFactory(c -> new FlipCell());
        return column;
    }

    private static final class TextCell extends TableCell<WhyRow, String> {
        private final Tooltip tooltip = new Tooltip();

        TextCell() {
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(TOOLTIP_WIDTH);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            boolean blank = empty || text == null || text.isEmpty();
            setText(blank ? null : text);
            tooltip.setText(text);
            setTooltip(blank ? null : tooltip);
        }
    }

    /** A link that sets the parameter. */
    private final class FlipCell extends TableCell<WhyRow, Optional<Flip>> {
        private final Hyperlink link = new Hyperlink();

        FlipCell() {
            link.getStyleClass().add("flip");
            link.setMnemonicParsing(false);
        }

        @Override
        protected void updateItem(Optional<Flip> flip, boolean empty) {
            super.updateItem(flip, empty);
            if (empty || flip == null || flip.isEmpty() || result.getValue() == null) {
                setGraphic(null);
                return;
            }
            Flip f = flip.get();
            link.setText(text(f));
            Tooltip tip = new Tooltip(strings.get("flip.tip", f.parameter(), valueText(f.value()), valueText(now(f))));
            tip.setWrapText(true);
            tip.setMaxWidth(TOOLTIP_WIDTH);
            link.setTooltip(tip);
            link.setVisited(false);
            link.setOnAction(e -> {
                link.setVisited(false);
                applyFlip.accept(f.parameter(), f.value());
            });
            setGraphic(link);
        }

    }

    private String text(Flip flip) {
        return result.getValue() == null ? "" : strings.get("flip", flip.parameter(), valueText(now(flip)), valueText(flip.value()));
    }

    private Object now(Flip flip) {
        return RecordParameters.values((Record) result.getValue().request().assigner()).get(flip.parameter());
    }

    private static String valueText(Object value) {
        return switch (value) {
            case Double d -> Words.number(d);
            case Enum<?> e -> Labelled.of(e);
            case List<?> list -> RecordParameters.text(list);
            default -> String.valueOf(value);
        };
    }

    private static final class Row extends TableRow<WhyRow> {
        @Override
        protected void updateItem(WhyRow row, boolean empty) {
            super.updateItem(row, empty);
            WhyRow.Kind kind = empty || row == null ? WhyRow.Kind.QUANTITY : row.kind();
            pseudoClassStateChanged(FIRST_FAILED, kind == WhyRow.Kind.FIRST_FAILED);
            pseudoClassStateChanged(FAILED, kind == WhyRow.Kind.FAILED || kind == WhyRow.Kind.FIRST_FAILED);
            pseudoClassStateChanged(POS, kind == WhyRow.Kind.POS_WEIGHT);
            pseudoClassStateChanged(NEG, kind == WhyRow.Kind.NEG_WEIGHT);
        }
    }
}
