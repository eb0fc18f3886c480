package anchorlens.ui.review;

import anchorlens.analysis.audit.AuditSettings;
import anchorlens.analysis.audit.Problem;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.Dataset;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.DatasetAudit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The audit without a model: what is looked for, what was found; a click goes to the object. */
final class AuditPane extends VBox {
    private final ReviewText text = new ReviewText();
    private final AuditViewModel audit;
    private final ImageState images;
    private final SectionTitle title = new SectionTitle("");
    private final Label words = new Label();
    private final TableView<DatasetAudit.Row> table = new TableView<>();
    private final Label nothing = new Label();
    private final ChoiceMenu<Problem> problems;
    private boolean showing;

    AuditPane(AuditViewModel audit, ImageState images) {
        super(6);
        this.audit = audit;
        this.images = images;
        getStyleClass().add("review-list");
        problems = new ChoiceMenu<>(text.get("audit.problem"), text.get("filter.all"), audit.wantedProperty()::set);
        problems.setId("audit-problem");
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setId("audit-words");
        nothing.setWrapText(true);
        nothing.setId("audit-nothing");
        fillTable();
        ParameterPanel<AuditSettings> settings = new ParameterPanel<>(audit.settingsProperty().get(), new AuditSettings(), "", "");
        settings.valueProperty().bindBidirectional(audit.settingsProperty());
        TitledPane options = new TitledPane(text.get("audit.settings"), settings);
        options.getStyleClass().add("legend");
        options.setExpanded(false);
        options.setId("audit-settings");
        getChildren().addAll(title, head(), options, words, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : new Observable[] {audit.auditProperty(), audit.failureProperty(), audit.progressProperty(), audit.wantedProperty(),
                audit.rows()}) {
            o.addListener(update);
        }
        audit.currentProperty().addListener((o, before, now) -> select(now));
        show();
    }

    private HBox head() {
        Button run = new Button(text.get("audit.run"), Icons.PLAY.icon());
        run.setId("audit-run");
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(e -> audit.run());
        run.disableProperty().bind(audit.progressProperty().greaterThanOrEqualTo(0));
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(audit.progressProperty());
        bar.setPrefWidth(80);
        Button cancel = new Button(text.get("cancel"));
        cancel.setOnAction(e -> audit.cancel());
        HBox running = new HBox(6, bar, cancel);
        running.setAlignment(Pos.CENTER_LEFT);
        running.visibleProperty().bind(run.disableProperty());
        running.managedProperty().bind(running.visibleProperty());
        HBox head = new HBox(6, run, problems, running);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void fillTable() {
        table.setId("audit");
        table.setItems(audit.rows());
        table.setMinHeight(60);
        table.setPlaceholder(nothing);
        table.setAccessibleText(text.get("tab.AUDIT"));
        table.getColumns().add(column("image", 100, r -> images.datasetProperty().get().images().get(r.image()).name()));
        table.getColumns().add(column("object", 90, this::object));
        table.getColumns().add(column("problem", 110, r -> r.finding().problem().label()));
        table.getColumns().add(column("cause", 130, r -> r.finding().cause() != null ? r.finding().cause().label()
                : r.finding().edge() != null ? text.edge(r.finding().edge()) : ""));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!showing && now != null) {
                audit.currentProperty().set(now);
            }
        });
    }

    private TableColumn<DatasetAudit.Row, String> column(String key, double width, Function<DatasetAudit.Row, String> words) {
        TableColumn<DatasetAudit.Row, String> column = new TableColumn<>(text.get("audit." + key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(words.apply(c.getValue())));
        return column;
    }

    private String object(DatasetAudit.Row row) {
        Optional<Annotation> annotation = audit.annotation(row);
        Dataset set = images.datasetProperty().get();
        return annotation.map(a -> row.annotation() + " " + set.categoryNames().get(a.category())).orElse("–");
    }

    private void select(DatasetAudit.Row now) {
        showing = true;
        if (now == null) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedItem() != now) {
            table.getSelectionModel().select(now);
            table.scrollTo(Math.max(0, table.getItems().indexOf(now) - 4));
        }
        showing = false;
    }

    private void show() {
        DatasetAudit found = audit.auditProperty().get();
        title.setTitle(found == null ? text.get("audit.title") : text.get("audit.title.of", Words.count(found.rows().size())));
        Map<Problem, String> offered = new LinkedHashMap<>();
        audit.problems().forEach(p -> offered.put(p, p.label()));
        problems.offer(offered);
        problems.show(audit.wantedProperty().get());
        problems.setDisable(found == null || found.rows().isEmpty());
        boolean failed = !audit.failureProperty().get().isEmpty();
        words.setText(failed ? audit.failureProperty().get() : found == null
                ? text.get(audit.isPossible() ? "audit.hint" : "audit.hint.atss") : text.get("audit.how", Words.count(found.images()),
                Words.count(found.objects()), audit.howProperty().get()));
        nothing.setText(found == null ? text.get("audit.none.yet") : text.get("audit.none"));
    }
}
