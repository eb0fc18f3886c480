package anchorlens.ui.losses;

import anchorlens.analysis.losses.OffsetProbe;
import anchorlens.analysis.losses.OffsetStudy;
import anchorlens.geometry.Box;
import anchorlens.loss.DeltaCoder;
import anchorlens.loss.L2Loss;
import anchorlens.loss.OffsetBins;
import anchorlens.loss.SmoothL1Loss;
import anchorlens.ui.charts.CurveChart;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Words;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Offset bins: stages, gradients and quantisation of one offset, the offsets of a box being dragged, and a model's edge re-binned. */
final class OffsetPart {
    private static final Box PRIOR = new Box(100, 80, 260, 200);
    private static final Box TRUTH = new Box(140, 90, 320, 215);
    private static final List<String> NAMES = List.of("dx", "dy", "dw", "dh");
    private static final DeltaCoder CODER = new DeltaCoder();

    private final Strings strings = Strings.beside(OffsetPart.class);
    private final ObjectProperty<OffsetBins> bins = new SimpleObjectProperty<>(this, "bins", new OffsetBins());
    private final ObjectProperty<OffsetProbe> probe = new SimpleObjectProperty<>(this, "probe", new OffsetProbe());
    private final HBox stages = new HBox(8);
    private final CurveChart gradients = chart("offset-gradients");
    private final CurveChart quantization = chart("offset-quantization");
    private final BoxPad pad = new BoxPad();
    private final ObjectProperty<Box> dragged;
    private final ObjectProperty<Box> decoded;
    private final ComboBox<String> component = new ComboBox<>();
    private final Label figures = words("offset-figures");
    private final Label box = words("offset-box");
    private final RebinnedPanel rebinned;

    OffsetPart(States states) {
        pad.add(strings.get("offset.prior"), DataColors.CANDIDATE, true, PRIOR, false);
        decoded = pad.add(strings.get("offset.decoded"), DataColors.PREDICTION, true, TRUTH, false);
        dragged = pad.add(strings.get("offset.truth"), DataColors.GROUND_TRUTH, false, TRUTH, true);
        pad.setId("offset-pad");
        component.getItems().setAll(NAMES);
        component.setValue("dx");
        component.setId("offset-component");
        component.setAccessibleText(strings.get("offset.component"));
        rebinned = new RebinnedPanel(states, bins);
        bins.addListener((o, was, is) -> show());
        probe.addListener((o, was, is) -> show());
        dragged.addListener((o, was, is) -> follow());
        component.valueProperty().addListener((o, was, is) -> follow());
        show();
    }

    static CurveChart chart(String id) {
        CurveChart chart = new CurveChart();
        chart.setId(id);
        chart.setPrefSize(400, 190);
        chart.setMinWidth(140);
        HBox.setHgrow(chart, Priority.ALWAYS);
        VBox.setVgrow(chart, Priority.ALWAYS);
        return chart;
    }

    static Label words(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("muted", "small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    ObjectProperty<OffsetBins> binsProperty() {
        return bins;
    }

    LossPart part() {
        HBox.setHgrow(pad, Priority.ALWAYS);
        VBox left = titled("offset.dragged", pad, box);
        HBox middleRow = new HBox(8, titled("offset.gradients", gradients), titled("offset.quantization", quantization));
        HBox bottomRow = new HBox(8, left, rebinned);
        HBox.setHgrow(rebinned, Priority.ALWAYS);
        rebinned.setPrefWidth(400);
        for (HBox row : List.of(stages, middleRow, bottomRow)) {
            VBox.setVgrow(row, Priority.ALWAYS);
            row.setMinHeight(100);
        }
        VBox middle = new VBox(6, figures, new SectionTitle(strings.get("offset.stages")), stages, middleRow, bottomRow);
        middle.getStyleClass().add("losses-charts");
        middle.setMinSize(0, 0);
        ParameterPanel<OffsetBins> binPanel = new ParameterPanel<>(bins.get(), new OffsetBins(), "", "");
        binPanel.valueProperty().bindBidirectional(bins);
        ParameterPanel<OffsetProbe> probePanel = new ParameterPanel<>(probe.get(), new OffsetProbe(), "", "");
        probePanel.valueProperty().bindBidirectional(probe);
        return new LossPart("offsets", strings.get("offsets"), middle, List.of(section("offset.bins", binPanel),
                section("offset.probe", probePanel), section("offset.component", component), rebinned.controls()), List.of(
                Export.ofText("offset-gradients-svg", strings.get("export.offset.gradients"), "svg", gradients::toSvg),
                Export.ofText("offset-gradients-csv", strings.get("export.offset.gradients"), "csv", gradients::toCsv),
                Export.ofText("offset-quantization-csv", strings.get("export.offset.quantization"), "csv", quantization::toCsv),
                Export.ofText("offset-edge-csv", strings.get("export.offset.edge"), "csv", rebinned::csv))).withParameters(Map.of(strings.get("offset.bins"), bins,
                strings.get("offset.probe"), probe));
    }

    private VBox section(String key, Region content) {
        return new VBox(4, new SectionTitle(strings.get(key)), content);
    }

    private VBox titled(String key, Region... content) {
        VBox out = new VBox(2, new SectionTitle(strings.get(key)));
        out.getChildren().addAll(content);
        VBox.setVgrow(content[0], Priority.ALWAYS);
        HBox.setHgrow(out, Priority.ALWAYS);
        out.setPrefWidth(400);
        out.setMinSize(0, 0);
        return out;
    }

    /** The dragged box sets the true offset. */
    private void follow() {
        double[] offsets = CODER.encode(PRIOR, dragged.get());
        OffsetProbe p = probe.get();
        probe.set(new OffsetProbe(offsets[NAMES.indexOf(component.getValue())], p.predicted(), p.spread(), p.beta()));
        showBox();
    }

    private void show() {
        OffsetStudy study = OffsetStudy.of(bins.get(), probe.get());
        while (stages.getChildren().size() < study.stages().size()) {
            stages.getChildren().add(chart("offset-stage-" + (stages.getChildren().size() + 1)));
        }
        stages.getChildren().remove(study.stages().size(), stages.getChildren().size());
        for (int m = 0; m < study.stages().size(); m++) {
            ((CurveChart) stages.getChildren().get(m)).dataProperty().set(OffsetCharts.stage(study.stages().get(m), m, probe.get()));
        }
        gradients.dataProperty().set(OffsetCharts.gradients(bins.get(), probe.get()));
        quantization.dataProperty().set(OffsetCharts.quantization(bins.get(), probe.get()));
        double error = probe.get().predicted() - probe.get().target();
        StringBuilder text = new StringBuilder(strings.get("offset.figures", Words.number(study.decoded()),
                Words.number(study.decoded() - probe.get().target()), Words.number(study.quantization()),
                Words.number(new SmoothL1Loss(probe.get().beta()).gradient(error)), Words.number(new L2Loss().gradient(error))));
        for (int m = 0; m < study.stages().size(); m++) {
            OffsetStudy.Stage s = study.stages().get(m);
            text.append('\n').append(strings.get("offset.stage.figures", Integer.toString(m + 1), Integer.toString(s.chosen()),
                    Words.number(s.base() + s.expectation()), Words.number(s.entropy()), Words.number(s.crossEntropy()),
                    Words.number(s.gradient())));
        }
        figures.setText(text.toString());
        showBox();
    }

    private void showBox() {
        double[] offsets = CODER.encode(PRIOR, dragged.get());
        double[] read = new double[4];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            List<OffsetBins.Step> steps = bins.get().encode(offsets[i]);
            read[i] = OffsetBins.decode(steps);
            text.append(i == 0 ? "" : " · ").append(strings.get("offset.box", NAMES.get(i), Words.number(offsets[i]),
                    String.join("/", steps.stream().map(s -> s.bin() < 0 ? Words.NONE : Integer.toString(s.bin())).toList()),
                    Words.number(offsets[i] - read[i])));
        }
        decoded.set(CODER.decode(PRIOR, read));
        box.setText(text.toString());
    }
}
