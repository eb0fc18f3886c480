package anchorlens.ui.timeline;

import anchorlens.analysis.pyramid.LevelReason;
import anchorlens.assign.Assigner;
import anchorlens.assign.Explanation;
import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Box;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.CurveMarks;
import anchorlens.ui.charts.MarkShape;
import anchorlens.ui.charts.ShareBars;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.training.PyramidRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which pyramid level each object goes to under every assigner, by size, and why. */
final class PyramidTab extends BorderPane {
    private static final double CELL_WIDTH = 340;
    private static final double CELL_HEIGHT = 370;
    private static final int REASON_COLUMNS = 5;

    private final Strings strings = Strings.beside(PyramidTab.class);
    private final PyramidViewModel pyramid;
    private final States states;
    private final ShareBars shares = new ShareBars(this::choose);
    private final CurveChart sizes = new CurveChart(this::describe);
    private final SectionTitle sharesTitle = new SectionTitle("");
    private final SectionTitle sizesTitle = new SectionTitle("");
    private final SectionTitle whyTitle = new SectionTitle("");
    private final GridPane why = new GridPane();
    private final Label words = new Label();
    private String chosen = "";
    private List<Integer> markOf = List.of();

    PyramidTab(PyramidViewModel pyramid, States states) {
        this.pyramid = pyramid;
        this.states = states;
        shares.setId("level-shares");
        sizes.setId("size-to-level");
        why.setId("level-why");
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(USE_PREF_SIZE);
        setCenter(arranged());
        setMinSize(0, 0);
        sizes.selectedProperty().addListener((o, was, is) -> {
            if (is.intValue() >= 0 && is.intValue() < markOf.size() && single().isPresent()) {
                states.selection().gtProperty().set(markOf.get(is.intValue()));
            }
        });
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : List.of(pyramid.runProperty(), pyramid.failureProperty(), pyramid.scannedProperty(),
                states.selection().gtProperty(), states.run().assignerProperty())) {
            o.addListener(update);
        }
        show();
    }

    private ScrollPane arranged() {
        HBox head = new HBox(10, words, progress());
        head.setAlignment(Pos.CENTER_LEFT);
        why.setHgap(14);
        why.setVgap(4);
        VBox left = new VBox(4, sharesTitle, shares);
        VBox right = new VBox(4, sizesTitle, sizes);
        VBox.setVgrow(sizes, Priority.ALWAYS);
        ChartGrid top = new ChartGrid(CELL_WIDTH, CELL_HEIGHT);
        top.add(left);
        top.add(right);
        VBox all = new VBox(10, head, top, whyTitle, why);
        all.setPadding(new Insets(10, 12, 10, 12));
        all.getStyleClass().add("workspace-below");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private HBox progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(pyramid.scannedProperty());
        Button cancel = new Button(strings.get("cancel"));
        cancel.setOnAction(e -> pyramid.cancel());
        HBox box = new HBox(6, bar, cancel);
        box.visibleProperty().bind(pyramid.scannedProperty().greaterThanOrEqualTo(0));
        box.managedProperty().bind(box.visibleProperty());
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private void choose(int row) {
        PyramidRun run = pyramid.runProperty().get();
        if (run != null && row < run.rows().size()) {
            chosen = run.rows().get(row).assigner().id();
            show();
        }
    }

    private String assigner() {
        return chosen.isEmpty() ? states.run().assignerProperty().get().id() : chosen;
    }

    private Optional<PyramidRun.Row> row() {
        return Optional.ofNullable(pyramid.runProperty().get()).flatMap(r -> r.rows().stream()
                .filter(x -> x.assigner().id().equals(assigner())).findFirst());
    }

    /** The chosen assigner's result where a single image is looked at. */
    private Optional<RunResult> single() {
        return row().flatMap(PyramidRun.Row::result);
    }

    private void show() {
        PyramidRun run = pyramid.runProperty().get();
        why.getChildren().clear();
        if (run == null) {
            words.setText(!pyramid.failureProperty().get().isEmpty() ? pyramid.failureProperty().get() : strings.get("pyramid.nothing"));
            shares.setBars(List.of(), List.of(), -1);
            sizes.dataProperty().set(CurveData.NONE);
            for (SectionTitle t : List.of(sharesTitle, sizesTitle, whyTitle)) {
                t.setTitle("");
            }
            return;
        }
        int gt = states.selection().gtProperty().get();
        boolean ofObject = gt >= 0 && single().filter(r -> gt < r.input().groundTruth().count()).isPresent();
        words.setText(strings.get(run.images() == 1 ? "pyramid.image" : "pyramid.set", Integer.toString(run.images())));
        showShares(run, ofObject ? gt : -1);
        showSizes(run);
        showWhy(run, ofObject ? gt : -1);
    }

    private void showShares(PyramidRun run, int gt) {
        sharesTitle.setTitle(gt >= 0 ? strings.get("pyramid.shares.object", Words.object(single().orElseThrow(), gt))
                : strings.get("pyramid.shares"));
        List<ShareBars.Bar> bars = new ArrayList<>();
        int selected = -1;
        for (PyramidRun.Row row : run.rows()) {
            selected = row.assigner().id().equals(assigner()) ? bars.size() : selected;
            double[] parts = gt < 0 ? row.total() : gt < row.objects().size() ? row.objects().get(gt).level() : new double[0];
            boolean soft = row.assigner().family() == Assigner.Family.SOFT;
            double sum = java.util.Arrays.stream(parts).sum();
            boolean failed = !row.why().isEmpty() && parts.length == 0;
            bars.add(new ShareBars.Bar(row.assigner().displayName(), failed ? new double[0] : parts,
                    failed ? row.why() : (soft ? "Σw " : "") + Words.number(soft ? Math.round(100 * sum) / 100.0 : sum)));
        }
        shares.setBars(run.levels().stream().map(FeatureLevel::label).toList(), bars, selected);
    }

    private void showSizes(PyramidRun run) {
        Optional<PyramidRun.Row> row = row();
        sizesTitle.setTitle(strings.get("pyramid.sizes", row.map(r -> r.assigner().displayName()).orElse("")));
        List<PyramidRun.OfObject> objects = row.map(PyramidRun.Row::objects).orElse(List.of());
        int first = run.levels().isEmpty() ? 3 : (int) Math.round(Math.log(run.levels().getFirst().stride()) / Math.log(2));
        int levels = run.levels().size();
        List<CurveMarks.Kind> kinds = new ArrayList<>();
        kinds.add(new CurveMarks.Kind(strings.get("pyramid.starved"), DataColors.STARVED, MarkShape.CROSS));
        run.levels().forEach(l -> kinds.add(new CurveMarks.Kind(strings.get("pyramid.main", l.label()), DataColors.ofLevel(l.index()),
                MarkShape.DISC)));
        List<Integer> drawn = IntStream.range(0, objects.size()).filter(i -> objects.get(i).size() > 0).boxed().toList();
        markOf = drawn;
        double[] x = drawn.stream().mapToDouble(i -> objects.get(i).size()).toArray();
        double[] y = drawn.stream().mapToDouble(i -> Double.isNaN(objects.get(i).meanLevel()) ? first - 0.6
                : first + objects.get(i).meanLevel()).toArray();
        int[] kind = drawn.stream().mapToInt(i -> objects.get(i).mainLevel() + 1).toArray();
        sizes.dataProperty().set(new CurveData(CurveAxis.logarithmic(strings.get("pyramid.size")),
                CurveAxis.between(strings.get("pyramid.level"), first - 1.0, first + Math.max(1, levels) - 0.4), List.of(),
                new CurveMarks(kinds, kind, x, y), List.of()));
        int gt = states.selection().gtProperty().get();
        sizes.selectedProperty().set(single().isPresent() ? drawn.indexOf(gt) : -1);
    }

    private String describe(int mark) {
        List<PyramidRun.OfObject> objects = row().map(PyramidRun.Row::objects).orElse(List.of());
        if (mark >= markOf.size() || markOf.get(mark) >= objects.size()) {
            return "";
        }
        int gt = markOf.get(mark);
        List<FeatureLevel> levels = pyramid.runProperty().get().levels();
        StringBuilder text = new StringBuilder(single().map(r -> Words.object(r, gt)).orElse(strings.get("pyramid.one")));
        for (int l = 0; l < levels.size(); l++) {
            text.append('\n').append(levels.get(l).label()).append(": ").append(Words.number(Math.round(100 * objects.get(gt).level()[l]) / 100.0));
        }
        return text.toString();
    }

    private void showWhy(PyramidRun run, int gt) {
        Optional<RunResult> result = single();
        String name = row().map(r -> r.assigner().displayName()).orElse("");
        if (gt < 0 || result.isEmpty()) {
            whyTitle.setTitle(strings.get("pyramid.why", name));
            Label hint = muted(strings.get(run.images() == 1 ? "pyramid.select" : "pyramid.select.set"));
            hint.setWrapText(true);
            why.add(hint, 0, 0, REASON_COLUMNS, 1);
            return;
        }
        RunResult r = result.get();
        Box box = r.input().groundTruth().boxes().get(gt);
        whyTitle.setTitle(strings.get("pyramid.why.object", Words.object(r, gt), Long.toString(Math.round(Math.sqrt(box.area()))), name));
        String[] heads = {"pyramid.head.level", "pyramid.head.candidates", "pyramid.head.positives", "pyramid.head.prior", "pyramid.head.why"};
        for (int c = 0; c < heads.length; c++) {
            why.add(muted(strings.get(heads[c])), c, 0);
        }
        for (LevelReason reason : LevelReason.of(r.request().assigner(), r.input(), r.assignment(), gt)) {
            FeatureLevel level = r.input().priors().levels().get(reason.level());
            int y = reason.level() + 1;
            why.add(new Label(Words.level(level)), 0, y);
            why.add(new Label(Integer.toString(reason.candidates())), 1, y);
            Label positives = new Label(Integer.toString(reason.positives()));
            positives.getStyleClass().add(reason.positives() > 0 ? "verdict-kept" : "muted");
            why.add(positives, 2, y);
            why.add(muted("#" + reason.explanation().prior()), 3, y);
            Label text = new Label(reason(reason));
            text.setWrapText(true);
            text.getStyleClass().add(reason.positives() > 0 ? "value" : "muted");
            why.add(text, 4, y);
        }
        why.getChildren().stream().filter(n -> GridPane.getColumnIndex(n) < REASON_COLUMNS - 1)
                .forEach(n -> ((Label) n).setMinWidth(USE_PREF_SIZE));
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    /** The first gate that failed, else all that were passed. */
    private String reason(LevelReason reason) {
        Explanation e = reason.explanation();
        Optional<Explanation.Step> failed = e.firstFailure();
        if (failed.isPresent()) {
            return strings.get("pyramid.fails", gate(failed.get()));
        }
        return reason.positives() == 0 ? strings.get("pyramid.verdict", e.verdict().label()) : strings.get("pyramid.passes",
                e.steps().stream().filter(s -> s.gate().isPresent()).map(this::gate).collect(Collectors.joining("; ")));
    }

    private String gate(Explanation.Step step) {
        return strings.get("pyramid.gate", step.name(), Words.number(step.value()), step.gate().orElseThrow().condition());
    }
}
