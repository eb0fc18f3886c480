package anchorlens.ui.compare;

import anchorlens.analysis.compare.SetResult.OfConfiguration;
import anchorlens.ui.charts.GroupedBars;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.compare.SetReport;
import anchorlens.workbench.compare.SetRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The panes' schemes over the whole set: totals, bars, and the images and objects behind the bar that was clicked. */
final class SetPanel extends BorderPane {
    /** A line of the totals. @param values one a configuration */
    record Total(String name, double[] values) {
    }

    private final Strings strings = Strings.beside(SetPanel.class);
    private final SetViewModel set;
    private final Button run = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label words = new Label();
    private final TableView<Total> totals = new TableView<>();
    private final SetBars bars;
    private final SplitPane split = new SplitPane();
    private final BehindList list;

    SetPanel(SetViewModel set) {
        this.set = set;
        this.list = new BehindList(set);
        this.bars = new SetBars(set);
        setId("set");
        setMinSize(0, 0);
        words.setWrapText(true);
        words.setId("set-words");
        words.getStyleClass().add("muted");
        words.setMinHeight(USE_PREF_SIZE);
        totals.setId("set-totals");
        totals.setAccessibleText(strings.get("set.totals"));
        Columns.arrange(totals, 12);
        VBox stack = new VBox(8, head(), words, totals, bars);
        stack.getStyleClass().add("controls");
        ScrollPane scroll = new ScrollPane(stack);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(scroll);
        setCenter(split);
        InvalidationListener show = (Observable o) -> show();
        set.compare().panes().addListener((ListChangeListener<PaneViewModel>) change -> show());
        for (Observable o : List.of(set.runProperty(), set.busyProperty(), set.failureProperty(), set.compare().comparisonProperty(),
                set.compare().states().images().datasetProperty(), sceneProperty())) {
            o.addListener(show);
        }
        set.behindProperty().addListener((o, was, is) -> showList(is != null));
        show();
    }

    private HBox head() {
        run.setId("set.run");
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(e -> {
            if (set.busyProperty().get()) {
                set.stop();
            } else {
                set.start();
            }
        });
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox row = new HBox(8, run, progress);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void showList(boolean shown) {
        if (shown && split.getItems().size() == 1) {
            split.getItems().add(list);
            split.setDividerPositions(0.62);
        } else if (!shown) {
            split.getItems().remove(list);
        }
    }

    GroupedBars groupBars() {
        return bars.groups();
    }

    GroupedBars contestedBars() {
        return bars.contested();
    }

    GroupedBars lossBars() {
        return bars.losses();
    }

    /** @throws IllegalStateException while nothing was compared */
    SetReport report() {
        if (set.runProperty().get() == null) {
            throw new IllegalStateException(strings.get("export.set.nothing"));
        }
        return new SetReport(set.runProperty().get(), set.dataset());
    }

    private void show() {
        if (getScene() == null) {
            return;
        }
        boolean busy = set.busyProperty().get();
        SetRun r = set.runProperty().get();
        run.setText(strings.get(busy ? "set.stop" : "set.run", Integer.toString(set.imagesInSet())));
        run.setGraphic((busy ? Icons.CANCEL : Icons.PLAY).icon());
        run.setTooltip(new Tooltip(strings.get(busy ? "sweep.stop.tip" : "set.run.tip")));
        run.setDisable(!busy && (set.imagesInSet() == 0 || set.compare().panes().size() < 2));
        progress.setVisible(busy);
        progress.setProgress(r == null ? 0 : (double) r.done() / Math.max(1, r.total()));
        words.setText(words(r));
        totals.setVisible(r != null);
        totals.setManaged(r != null);
        bars.setVisible(r != null);
        bars.setManaged(r != null);
        if (r != null) {
            Columns.keep(totals, r.names(), () -> makeColumns(r.names()));
            totals.getItems().setAll(totals(r));
            bars.show(r);
        }
    }

    private void makeColumns(List<String> names) {
        totals.getColumns().add(Columns.text("", 132, Total::name));
        for (int i = 0; i < names.size(); i++) {
            int c = i;
            totals.getColumns().add(Columns.number(names.get(i), 56, t -> t.values()[c]));
        }
    }

    private List<Total> totals(SetRun r) {
        List<Total> out = new ArrayList<>();
        add(out, r, "objects", c -> c.all().objects());
        add(out, r, "positives", c -> c.all().positives());
        add(out, r, "starved", c -> c.all().starved());
        add(out, r, "gained", c -> c.all().gained());
        add(out, r, "lost", c -> c.all().lost());
        add(out, r, "contested", OfConfiguration::contested);
        add(out, r, "pos", c -> round(c.all().sumPos()));
        add(out, r, "neg", c -> round(c.all().sumNeg()));
        add(out, r, "background", c -> round(c.background()));
        add(out, r, "agreement", c -> TotalsTable.brief(c.agreement()));
        return out;
    }

    private void add(List<Total> out, SetRun r, String key, ToDoubleFunction<OfConfiguration> value) {
        out.add(new Total(strings.get("set.total." + key), r.result().configurations().stream().mapToDouble(value).toArray()));
    }

    private static double round(double sum) {
        return Math.abs(sum) < 100 ? TotalsTable.brief(sum) : Math.rint(sum * 10) / 10;
    }

    private String words(SetRun r) {
        if (!set.failureProperty().get().isEmpty()) {
            return set.failureProperty().get();
        } else if (set.imagesInSet() == 0) {
            return strings.get("set.none.data");
        } else if (set.compare().panes().size() < 2) {
            return strings.get("set.none.panes");
        } else if (r == null) {
            return strings.get(set.busyProperty().get() ? "set.begins" : "set.none");
        }
        List<String> out = new ArrayList<>();
        out.add(strings.get(r.isComplete() ? "set.done" : "set.partly", Words.count(r.done()), Words.count(r.total())));
        if (!r.skipped().isEmpty()) {
            out.add(strings.get("sweep.skipped", Integer.toString(r.skipped().size()), r.skipped().getFirst()));
        }
        out.addAll(r.notes().stream().limit(2).toList());
        if (set.isStale()) {
            out.add(strings.get("set.stale"));
        }
        return String.join(" ", out);
    }
}
