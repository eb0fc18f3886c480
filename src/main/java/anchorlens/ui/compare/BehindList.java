package anchorlens.ui.compare;

import anchorlens.analysis.compare.SetObjects;
import anchorlens.dataset.Dataset;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The objects, or images, behind a bar; choosing one shows it in the panes. */
final class BehindList extends BorderPane {
    /** Rows that are listed at most. */
    private static final int MOST = 5000;

    private final Strings strings = Strings.beside(BehindList.class);
    private final SetViewModel set;
    private final SectionTitle title = new SectionTitle("");
    private final Label more = new Label();
    private final TableView<Integer> table = new TableView<>();
    private boolean showing;

    BehindList(SetViewModel set) {
        this.set = set;
        setMinSize(0, 0);
        setId("behind");
        getStyleClass().add("compare-behind");
        Button close = new Button(null, Icons.CLOSE.icon());
        close.getStyleClass().addAll("flat", "small-toggle");
        close.setAccessibleText(strings.get("behind.close"));
        close.setTooltip(new Tooltip(strings.get("behind.close")));
        close.setOnAction(e -> set.behindProperty().set(null));
        more.getStyleClass().add("muted");
        more.managedProperty().bind(more.visibleProperty());
        table.setId("behind-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(strings.get("behind.none")));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                set.open(set.behindProperty().get(), is);
            }
        });
        setTop(new VBox(2, Section.head(title, close), more));
        setCenter(table);
        set.behindProperty().addListener((o, was, is) -> show(is));
        show(set.behindProperty().get());
    }

    private void show(Behind behind) {
        if (behind == null) {
            return;
        }
        showing = true;
        int n = behind.rows().length;
        title.setTitle(behind.title() + " · " + Words.count(n));
        more.setVisible(n > MOST);
        more.setText(strings.get("behind.more", Words.count(MOST)));
        table.setAccessibleText(behind.title());
        table.getSelectionModel().clearSelection();
        table.getColumns().clear();
        makeColumns(behind);
        table.getItems().setAll(IntStream.range(0, Math.min(MOST, n)).boxed().toList());
        showing = false;
    }

    private void makeColumns(Behind behind) {
        Dataset dataset = set.dataset();
        table.getColumns().add(Columns.text(strings.get("behind.image"), 130, i -> dataset.images().get(behind.imageOf(i)).name()));
        List<String> names = behind.run().names();
        if (!behind.images()) {
            SetObjects o = behind.run().result().objects();
            table.getColumns().add(Columns.text(strings.get("behind.object"), 90, i -> o.annotation(behind.rows()[i]) + " "
                    + dataset.categories().get(o.category(behind.rows()[i])).name()));
            for (int k = 0; k < names.size(); k++) {
                int c = k;
                table.getColumns().add(Columns.number(names.get(k), 44, i -> o.positives(c, behind.rows()[i]) == SetObjects.NOT_ASSIGNED ? Double.NaN
                        : o.positives(c, behind.rows()[i])));
            }
        } else {
            for (int k = 0; k < names.size(); k++) {
                int c = k;
                table.getColumns().add(Columns.number(names.get(k), 44, i -> behind.run().result().images().get(behind.rows()[i]).contested()[c]));
            }
        }
    }
}
