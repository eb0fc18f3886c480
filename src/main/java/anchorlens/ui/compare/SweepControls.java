package anchorlens.ui.compare;

import anchorlens.analysis.compare.MethodParameter;
import anchorlens.analysis.compare.SweepAxis;
import anchorlens.ui.help.Terms;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What is swept, over which range, over which images. */
final class SweepControls extends VBox {
    private static final double LABEL = 74;

    private final Strings strings = Strings.beside(SweepControls.class);
    private final SweepViewModel sweep;
    private final ComboBox<PaneViewModel> pane = new ComboBox<>();
    private final ComboBox<MethodParameter> first = new ComboBox<>();
    private final ComboBox<Optional<MethodParameter>> second = new ComboBox<>();
    private final RangeRow firstRange;
    private final RangeRow secondRange;
    private final ToggleButton set = new ToggleButton();
    private final Button run = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private boolean showing;

    SweepControls(SweepViewModel sweep) {
        super(6);
        this.sweep = sweep;
        firstRange = new RangeRow("sweep.first", r -> sweep.setRange(sweep.firstProperty().get(), r));
        secondRange = new RangeRow("sweep.second", r -> sweep.setRange(sweep.secondProperty().get(), r));
        chooser(pane, "sweep.pane", p -> SchemeNames.letter(sweep.compare().panes().indexOf(p)) + " · " + SchemeNames.full(p));
        chooser(first, "sweep.parameter", this::name);
        chooser(second, "sweep.with", p -> p.map(this::name).orElse(strings.get("sweep.with.none")));
        pane.setOnAction(e -> chosen(pane.getValue(), sweep.paneProperty()));
        first.setOnAction(e -> chosen(first.getValue(), sweep.firstProperty()));
        second.setOnAction(e -> {
            if (!showing && second.getValue() != null) {
                sweep.secondProperty().set(second.getValue().orElse(null));
            }
        });
        Terms.mark(this, "sweep");
        getChildren().addAll(labelled("sweep.pane.label", pane), labelled("sweep.parameter.label", first), firstRange,
                labelled("sweep.with.label", second), secondRange, images());
        InvalidationListener show = (Observable o) -> show();
        sweep.compare().panes().addListener((ListChangeListener<PaneViewModel>) change -> show());
        for (Observable o : List.of(sweep.paneProperty(), sweep.firstProperty(), sweep.secondProperty(), sweep.ofSetProperty(),
                sweep.busyProperty(), sweep.runProperty(), sweep.compare().states().images().datasetProperty(), sweep.awakeProperty())) {
            o.addListener(show);
        }
        show();
    }

    private <T> void chosen(T value, ObjectProperty<T> property) {
        if (!showing && value != null) {
            property.set(value);
        }
    }

    /** "ATSS · top k": whose parameter, and which. */
    private String name(MethodParameter p) {
        var method = sweep.paneProperty().get().method();
        String whose = p.part() == MethodParameter.Part.ASSIGNER ? method.assigner().displayName() : method.weighting().displayName();
        return whose + (p.part() == MethodParameter.Part.WEIGHTING && whose.equals(method.assigner().displayName())
                ? " " + strings.get("sweep.weighting") : "") + " · " + p.label() + (p.isActive(method) ? ""
                : " " + strings.get("sweep.inactive"));
    }

    private <T> void chooser(ComboBox<T> box, String key, Function<T, String> words) {
        box.setId(key);
        box.getStyleClass().add("small");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(80);
        box.setAccessibleText(strings.get(key));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
    }

    private HBox labelled(String key, ComboBox<?> box) {
        Label label = new Label(strings.get(key));
        label.setMinWidth(LABEL);
        label.setPrefWidth(LABEL);
        label.getStyleClass().add("muted");
        label.setLabelFor(box);
        HBox row = new HBox(6, label, box);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox images() {
        ToggleButton image = new ToggleButton(strings.get("sweep.image"));
        ToggleGroup group = new ToggleGroup();
        image.setToggleGroup(group);
        image.setId("sweep.image");
        set.setToggleGroup(group);
        set.setId("sweep.set");
        image.setOnAction(e -> sweep.ofSetProperty().set(false));
        set.setOnAction(e -> sweep.ofSetProperty().set(true));
        sweep.ofSetProperty().subscribe(is -> group.selectToggle(is ? set : image));
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            }
        });
        HBox choice = new HBox(image, set);
        choice.getStyleClass().addAll("segmented", "levels");
        choice.setMinWidth(USE_PREF_SIZE);
        run.setId("sweep.run");
        run.setMinWidth(USE_PREF_SIZE);
        run.getStyleClass().add("small");
        run.setOnAction(e -> {
            if (sweep.busyProperty().get()) {
                sweep.stop();
            } else {
                sweep.start();
            }
        });
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setMinWidth(20);
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox row = new HBox(8, choice, run, progress);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show() {
        if (!sweep.awakeProperty().get()) {
            return;
        }
        showing = true;
        pane.getItems().setAll(sweep.compare().panes());
        pane.setValue(sweep.paneProperty().get());
        List<MethodParameter> all = sweep.parameters();
        first.getItems().setAll(all);
        first.setValue(sweep.firstProperty().get());
        List<Optional<MethodParameter>> others = new ArrayList<>(List.of(Optional.empty()));
        all.stream().filter(p -> !p.equals(sweep.firstProperty().get())).forEach(p -> others.add(Optional.of(p)));
        second.getItems().setAll(others);
        second.setValue(Optional.ofNullable(sweep.secondProperty().get()));
        show(firstRange, sweep.firstProperty().get());
        show(secondRange, sweep.secondProperty().get());
        showing = false;
        set.setText(strings.get("sweep.set", Integer.toString(sweep.imagesInSet())));
        set.setDisable(sweep.imagesInSet() == 0);
        boolean busy = sweep.busyProperty().get();
        run.setText(strings.get(busy ? "sweep.stop" : "sweep.run"));
        run.setGraphic((busy ? Icons.CANCEL : Icons.PLAY).icon());
        run.setTooltip(new Tooltip(strings.get(busy ? "sweep.stop.tip" : "sweep.run.tip")));
        boolean asked = sweep.ofSetProperty().get();
        run.setVisible(asked || busy);
        run.setManaged(run.isVisible());
        progress.setVisible(busy);
        var r = sweep.runProperty().get();
        progress.setProgress(r == null || r.total() == 0 ? 0 : (double) r.done() / r.total());
    }

    private void show(RangeRow row, MethodParameter parameter) {
        boolean number = parameter != null && SweepAxis.isNumber(parameter) && parameter.isOf(sweep.paneProperty().get().method());
        row.setVisible(number);
        if (number) {
            row.show(sweep.range(parameter));
        }
    }
}
