package anchorlens.ui.losses;

import anchorlens.analysis.losses.LossFamily;
import anchorlens.analysis.losses.LossOption;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.ProgressSlider;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** Chooses the losses that are drawn, turns the parameters of one of them, and sets target and axes. */
final class CurveControls extends VBox {
    private final Strings strings = Strings.beside(CurveControls.class);
    private final ObjectProperty<CurveChoice> choice;
    private final VBox list = new VBox(2);
    private final VBox parameters = new VBox(6);
    private final HBox target;
    private final CheckBox background;
    private final CheckBox ofLogit;
    private boolean showing;

    CurveControls(ObjectProperty<CurveChoice> choice) {
        super(12);
        this.choice = choice;
        HBox families = new HBox();
        families.getStyleClass().add("segmented");
        families.setMaxWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (LossFamily family : new LossFamily[] {LossFamily.CLASSIFICATION, LossFamily.REGRESSION}) {
            ToggleButton button = new ToggleButton(strings.get("family." + family));
            button.setId("family-" + family);
            button.setToggleGroup(group);
            button.setOnAction(e -> choice.set(choice.get().with(family)));
            choice.subscribe(c -> button.setSelected(c.family() == family));
            families.getChildren().add(button);
        }
        target = target();
        background = flag("background", c -> c.look().background(), on -> look(l -> new CurveChoice.Look(l.target(), on, l.ofLogit(),
                l.logarithmic(), l.marks())));
        ofLogit = flag("logit", c -> c.look().ofLogit(), on -> look(l -> new CurveChoice.Look(l.target(), l.background(), on,
                l.logarithmic(), l.marks())));
        CheckBox log = flag("log", c -> c.look().logarithmic(), on -> look(l -> new CurveChoice.Look(l.target(), l.background(),
                l.ofLogit(), on, l.marks())));
        CheckBox marks = flag("priors", c -> c.look().marks(), on -> look(l -> new CurveChoice.Look(l.target(), l.background(),
                l.ofLogit(), l.logarithmic(), on)));
        getChildren().addAll(families, new VBox(4, new SectionTitle(strings.get("losses")), list),
                parameters, new VBox(6, new SectionTitle(strings.get("look")), target, background, ofLogit, log, marks));
        choice.addListener((o, was, is) -> show(was, is));
        build();
        showParameters();
    }

    private void look(UnaryOperator<CurveChoice.Look> change) {
        choice.set(choice.get().with(change.apply(choice.get().look())));
    }

    private CheckBox flag(String key, Predicate<CurveChoice> now, Consumer<Boolean> set) {
        CheckBox box = new CheckBox(strings.get("look." + key));
        box.setId("look-" + key);
        box.setTooltip(new Tooltip(strings.get("look." + key + ".tip")));
        choice.subscribe(c -> {
            showing = true;
            box.setSelected(now.test(c));
            showing = false;
        });
        box.selectedProperty().addListener((o, was, is) -> {
            if (!showing) {
                set.accept(is);
            }
        });
        return box;
    }

    private HBox target() {
        Label name = new Label(strings.get("look.target"));
        name.setTooltip(new Tooltip(strings.get("look.target.tip")));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label number = new Label();
        number.setMinWidth(34);
        number.setAlignment(Pos.CENTER_RIGHT);
        Slider slider = ProgressSlider.create(0, 1, 1);
        slider.setId("look-target");
        slider.setBlockIncrement(0.01);
        slider.setAccessibleText(strings.get("look.target"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        choice.subscribe(c -> {
            showing = true;
            slider.setValue(c.look().target());
            number.setText(Words.number(c.look().target()));
            showing = false;
        });
        slider.valueProperty().addListener((o, was, is) -> {
            if (!showing) {
                look(l -> new CurveChoice.Look(Math.rint(is.doubleValue() * 100) / 100, l.background(), l.ofLogit(), l.logarithmic(),
                        l.marks()));
            }
        });
        HBox row = new HBox(8, name, slider, number);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(CurveChoice was, CurveChoice is) {
        if (was.family() != is.family()) {
            build();
        }
        if (!was.active().equals(is.active())) {
            showParameters();
        }
    }

    private void build() {
        list.getChildren().clear();
        boolean classification = choice.get().family() == LossFamily.CLASSIFICATION;
        for (Region r : new Region[] {target, background, ofLogit}) {
            r.setVisible(classification);
            r.setManaged(classification);
        }
        ToggleGroup group = new ToggleGroup();
        for (LossOption option : LossOption.of(choice.get().family())) {
            list.getChildren().add(row(option, LossOption.of(option.family()).indexOf(option), group));
        }
    }

    private HBox row(LossOption option, int index, ToggleGroup group) {
        CheckBox shown = new CheckBox(option.name());
        shown.setId("loss-" + option.id());
        shown.setSelected(choice.get().shown().contains(option.id()));
        shown.selectedProperty().addListener((o, was, is) -> choice.set(choice.get().withShown(option.id(), is)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ToggleButton tune = new ToggleButton(strings.get("tune"));
        tune.setId("tune-" + option.id());
        tune.getStyleClass().add("small-toggle");
        tune.setTooltip(new Tooltip(strings.get("tune.tip")));
        tune.setToggleGroup(group);
        tune.setSelected(choice.get().active().equals(option.id()));
        tune.setOnAction(e -> {
            tune.setSelected(true);
            shown.setSelected(true);
            choice.set(choice.get().withActive(option.id()));
        });
        HBox row = new HBox(8, new Rectangle(12, 3, Color.web(DataColors.css(DataColors.ofSeries(index)))), shown, gap, tune);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void showParameters() {
        LossOption option = LossOption.named(choice.get().active());
        parameters.getChildren().setAll(new SectionTitle(option.name()));
        if (RecordParameters.specs(option.usual().getClass()).isEmpty()) {
            Label none = new Label(strings.get("no.parameters"));
            none.getStyleClass().add("muted");
            parameters.getChildren().add(none);
            return;
        }
        ParameterPanel<Record> panel = new ParameterPanel<>(choice.get().parameters().get(option.id()), option.usual(), "loss",
                option.id());
        panel.valueProperty().addListener((o, was, is) -> choice.set(choice.get().with(option.id(), is)));
        parameters.getChildren().add(panel);
    }
}
