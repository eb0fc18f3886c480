package anchorlens.ui.classes;

import anchorlens.dataset.Dataset;
import anchorlens.ui.state.ClassState;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.CategoryCounts;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.ClassMapping.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The categories of the data set and the class of the model each stands for, to be changed line by line; the assignment follows at
 * once. Categories without a class come first, those with annotations before the others, each by name; the order stays while it is open.
 */
public final class ClassesView extends VBox {
    /** @param annotations of the category in the whole set */
    private record Row(int category, String name, int annotations, Match match, String cls) {
    }

    private final Strings strings = Strings.beside(ClassesView.class);
    private final ClassState classes;
    private final ObservableValue<Dataset> dataset;
    private final TableView<Row> table = new TableView<>();
    private final Label summary = new Label();
    private final Label unused = new Label();
    private final Button suggestions = new Button(null, Icons.APPLY.icon());
    private List<Integer> order = List.of();
    private int[] counts = {};

    public ClassesView(ClassState classes, ObservableValue<Dataset> dataset) {
        this.classes = classes;
        this.dataset = dataset;
        setSpacing(8);
        setPrefSize(640, 480);
        table.getColumns().add(text("category", 190, Row::name));
        table.getColumns().add(text("annotations", 90, r -> String.format(Locale.ROOT, "%,d", r.annotations())));
        table.getColumns().get(1).getStyleClass().add("align-right");
        table.getColumns().add(classColumn());
        table.getColumns().add(text("how", 110, r -> strings.get("how." + r.match())));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setPlaceholder(new Label(strings.get("none")));
        table.setId("classes");
        table.setAccessibleText(strings.get("title"));
        VBox.setVgrow(table, Priority.ALWAYS);
        summary.getStyleClass().add("strong");
        unused.getStyleClass().add("muted");
        unused.setWrapText(true);
        getChildren().addAll(summary, table, unused, buttons());
        dataset.subscribe(this::count);
        classes.mappingProperty().subscribe(this::show);
    }

    private HBox buttons() {
        suggestions.setId("suggestions");
        suggestions.setTooltip(new Tooltip(strings.get("suggestions.tip")));
        suggestions.setOnAction(e -> classes.takeSuggestions());
        suggestions.managedProperty().bind(suggestions.visibleProperty());
        Button reset = new Button(strings.get("reset"), Icons.RESET.icon());
        reset.setTooltip(new Tooltip(strings.get("reset.tip")));
        reset.setOnAction(e -> classes.reset());
        reset.disableProperty().bind(classes.mappingProperty().map(m -> m.chosen().isEmpty()));
        HBox box = new HBox(8, suggestions, reset);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void count(Dataset set) {
        counts = set == null ? new int[0] : CategoryCounts.of(set);
        show(classes.mappingProperty().get());
    }

    private void show(ClassMapping mapping) {
        if (mapping.modelClasses().isEmpty() || counts.length != mapping.categories().size()) {
            table.getItems().clear();
            order = List.of();
        } else {
            if (order.size() != counts.length) {
                order = order(mapping);
            }
            table.getItems().setAll(order.stream().map(i -> row(mapping, i)).toList());
        }
        boolean any = !table.getItems().isEmpty();
        long matched = table.getItems().stream().filter(r -> !r.cls().isEmpty()).count();
        summary.setText(any ? strings.get("summary", Long.toString(matched), Integer.toString(counts.length)) : "");
        List<String> left = mapping.unused();
        unused.setText(any && !left.isEmpty() ? strings.get("unused", left.size()) : "");
        int found = any ? mapping.suggestions().size() : 0;
        suggestions.setText(strings.get("suggestions", Integer.toString(found)));
        suggestions.setVisible(found > 0);
    }

    /** Categories whose annotations nothing learns first, then others without a class, each by name. */
    private List<Integer> order(ClassMapping mapping) {
        return IntStream.range(0, mapping.categories().size()).boxed()
                .sorted(Comparator.comparing((Integer i) -> mapping.match(i) != Match.UNMATCHED)
                        .thenComparing(i -> mapping.match(i) == Match.UNMATCHED && counts[i] == 0)
                        .thenComparing(i -> mapping.categories().get(i), String.CASE_INSENSITIVE_ORDER)).toList();
    }

    private Row row(ClassMapping mapping, int category) {
        int cls = mapping.classOf(category);
        return new Row(category, mapping.categories().get(category), counts[category], mapping.match(category),
                cls < 0 ? "" : mapping.modelClasses().get(cls));
    }

    private TableColumn<Row, String> text(String key, double width, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(strings.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
        return column;
    }

    private TableColumn<Row, Row> classColumn() {
        TableColumn<Row, Row> column = new TableColumn<>(strings.get("class"));
        column.setPrefWidth(230);
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(c -> new ClassCell());
        return column;
    }

    /** The class of one category as a list to choose from. */
    private final class ClassCell extends TableCell<Row, Row> {
        private final ComboBox<String> list = new ComboBox<>();
        private boolean showing;

        ClassCell() {
            list.setMaxWidth(Double.MAX_VALUE);
            list.setVisibleRowCount(16);
            list.setOnAction(e -> {
                String chosen = list.getValue();
                if (!showing && getItem() != null && chosen != null && !chosen.equals(shown(getItem()))) {
                    boolean none = list.getSelectionModel().getSelectedIndex() == 0;
                    classes.choose(getItem().name(), Optional.of(none ? ClassMapping.NONE : chosen));
                }
            });
        }

        private String shown(Row row) {
            return row.cls().isEmpty() ? strings.get("notAssigned") : row.cls();
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            showing = true;
            List<String> choices = new ArrayList<>(List.of(strings.get("notAssigned")));
            choices.addAll(classes.mappingProperty().get().modelClasses());
            if (!list.getItems().equals(choices)) {
                list.getItems().setAll(choices);
            }
            list.setValue(shown(row));
            list.setAccessibleText(row.name());
            showing = false;
            setGraphic(list);
        }
    }
}
