package anchorlens.ui.losses;

import anchorlens.analysis.losses.LossFamily;
import anchorlens.analysis.losses.LossOption;
import anchorlens.geometry.Box;
import anchorlens.geometry.Iou;
import anchorlens.loss.BoxLoss;
import anchorlens.ui.charts.Curve;
import anchorlens.ui.charts.Curve.Line;
import anchorlens.ui.charts.CurveAxis;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.charts.CurveData;
import anchorlens.ui.charts.Guide;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The losses of two boxes: value and gradient of each while the boxes are dragged, and along a shift to left and right. */
final class BoxesPart {
    private static final Box TRUTH = new Box(120, 80, 280, 200);
    private static final Box PREDICTED = new Box(150, 100, 330, 200);
    private static final int STEPS = 241;

    private final Strings strings = Strings.beside(BoxesPart.class);
    private final States states;
    private final BoxPad pad = new BoxPad();
    private final ObjectProperty<Box> truth;
    private final ObjectProperty<Box> predicted;
    private final CurveChart values = new CurveChart();
    private final CurveChart gradients = new CurveChart();
    private final GridPane table = new GridPane();
    private final Label note = new Label();
    private final Map<String, Record> parameters = new LinkedHashMap<>();

    BoxesPart(States states) {
        this.states = states;
        truth = pad.add(strings.get("boxes.truth"), DataColors.GROUND_TRUTH, false, TRUTH, true);
        predicted = pad.add(strings.get("boxes.predicted"), DataColors.PREDICTION, true, PREDICTED, true);
        pad.setId("box-pad");
        values.setId("box-values");
        gradients.setId("box-gradients");
        table.setId("box-table");
        gradients.placeProperty().bindBidirectional(values.placeProperty());
        LossOption.of(LossFamily.BOX).forEach(o -> parameters.put(o.id(), o.usual()));
        truth.addListener((o, was, is) -> show());
        predicted.addListener((o, was, is) -> show());
        show();
    }

    LossPart part() {
        HBox charts = new HBox(8, values, gradients);
        HBox.setHgrow(values, Priority.ALWAYS);
        HBox.setHgrow(gradients, Priority.ALWAYS);
        values.setPrefWidth(500);
        gradients.setPrefWidth(500);
        VBox.setVgrow(charts, Priority.ALWAYS);
        VBox.setVgrow(pad, Priority.ALWAYS);
        table.setHgap(18);
        table.setVgap(2);
        note.getStyleClass().addAll("muted", "small");
        VBox middle = new VBox(8, pad, note, table, charts);
        middle.getStyleClass().add("losses-charts");
        middle.setMinSize(0, 0);
        VBox panels = new VBox(12);
        Map<String, ObjectProperty<Record>> turned = new LinkedHashMap<>();
        for (LossOption o : LossOption.of(LossFamily.BOX)) {
            panels.getChildren().add(new SectionTitle(o.name()));
            ParameterPanel<Record> panel = new ParameterPanel<>(o.usual(), o.usual(), "loss", o.id());
            panel.valueProperty().addListener((p, was, is) -> {
                parameters.put(o.id(), is);
                show();
            });
            panels.getChildren().add(panel);
            turned.put(o.name(), panel.valueProperty());
        }
        return new LossPart("boxes", strings.get("boxes"), middle, List.of(buttons(), panels), List.of(
                Export.ofText("box-values-svg", strings.get("export.box.values"), "svg", values::toSvg),
                Export.ofText("box-gradients-svg", strings.get("export.box.gradients"), "svg", gradients::toSvg),
                Export.ofText("box-values-csv", strings.get("export.box.values"), "csv", values::toCsv),
                Export.ofText("box-gradients-csv", strings.get("export.box.gradients"), "csv", gradients::toCsv))).withParameters(turned);
    }

    private VBox buttons() {
        Button selected = new Button(strings.get("boxes.selected"));
        selected.setId("box-selected");
        selected.setOnAction(e -> takeSelected());
        Button reset = new Button(strings.get("boxes.reset"));
        reset.setId("box-reset");
        reset.setOnAction(e -> set(TRUTH, PREDICTED));
        Label why = new Label();
        why.getStyleClass().addAll("muted", "small");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        Runnable check = () -> {
            String missing = missing();
            selected.setDisable(!missing.isEmpty());
            why.setText(missing);
        };
        states.run().resultProperty().addListener((o, was, is) -> check.run());
        states.selection().priorProperty().addListener((o, was, is) -> check.run());
        check.run();
        return new VBox(6, new SectionTitle(strings.get("boxes.pair")), new HBox(6, selected, reset), why);
    }

    private String missing() {
        RunResult r = states.run().resultProperty().get();
        int prior = states.selection().priorProperty().get();
        if (r == null || r.input().predictions().isEmpty()) {
            return strings.get("boxes.no.model");
        }
        return prior < 0 || prior >= r.assignment().priorCount() || r.assignment().gtIndex()[prior] < 0 ? strings.get("boxes.no.positive")
                : "";
    }

    private void takeSelected() {
        RunResult r = states.run().resultProperty().get();
        int prior = states.selection().priorProperty().get();
        set(r.input().groundTruth().boxes().get(r.assignment().gtIndex()[prior]), r.input().predictions().orElseThrow().boxes().get(prior));
    }

    private void set(Box gt, Box box) {
        truth.set(gt);
        predicted.set(box);
        pad.fit();
    }

    private BoxLoss loss(LossOption o) {
        return LossOption.boxLoss(parameters.get(o.id()));
    }

    private void show() {
        Box gt = truth.get();
        Box box = predicted.get();
        List<LossOption> all = LossOption.of(LossFamily.BOX);
        double reach = 1.2 * Math.max(gt.width(), box.width());
        double[] shift = new double[STEPS];
        Arrays.setAll(shift, i -> -reach + i * 2 * reach / (STEPS - 1));
        List<Curve> value = new ArrayList<>();
        List<Curve> slope = new ArrayList<>();
        for (LossOption o : all) {
            int k = all.indexOf(o);
            BoxLoss loss = loss(o);
            double[] y = Arrays.stream(shift).map(s -> loss.value(moved(box, s), gt)).toArray();
            double[] dy = Arrays.stream(shift).map(s -> {
                double[] g = loss.gradient(moved(box, s), gt);
                return g[0] + g[2];
            }).toArray();
            value.add(Curve.of(o.name(), DataColors.ofSeries(k), Line.values()[k % 3], shift, y));
            slope.add(Curve.of(o.name(), DataColors.ofSeries(k), Line.values()[k % 3], shift, dy));
        }
        List<Guide> here = List.of(new Guide(true, 0, strings.get("boxes.here"), DataColors.SELECTION));
        CurveAxis axis = CurveAxis.between(strings.get("boxes.shift"), -reach, reach);
        values.dataProperty().set(CurveData.of(axis, CurveAxis.of("loss"), value).withGuides(here));
        gradients.dataProperty().set(CurveData.of(axis, CurveAxis.of("dL/dx"), slope).withGuides(here));
        fill(all, gt, box);
    }

    private static Box moved(Box b, double dx) {
        return new Box(b.x1() + dx, b.y1(), b.x2() + dx, b.y2());
    }

    private void fill(List<LossOption> all, Box gt, Box box) {
        table.getChildren().clear();
        String[] heads = {"", "loss", "dL/dx₁", "dL/dy₁", "dL/dx₂", "dL/dy₂"};
        for (int c = 0; c < heads.length; c++) {
            cell(heads[c], c, 0, "muted");
        }
        for (int row = 0; row < all.size(); row++) {
            double[] g = loss(all.get(row)).gradient(box, gt);
            cell(all.get(row).name(), 0, row + 1, "strong");
            cell(Words.number(loss(all.get(row)).value(box, gt)), 1, row + 1, "value");
            for (int c = 0; c < 4; c++) {
                cell(Words.number(g[c]), c + 2, row + 1, "value");
            }
        }
        double[] pull = Arrays.stream(loss(all.getLast()).gradient(box, gt)).map(d -> -d).toArray();
        pad.arrowsProperty().set(pull);
        note.setText(strings.get("boxes.note", Words.number(Iou.iou(box, gt)), all.getLast().name()));
    }

    private void cell(String text, int column, int row, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(70);
        table.add(label, column, row);
    }
}
