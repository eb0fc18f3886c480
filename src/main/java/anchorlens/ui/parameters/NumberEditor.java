package anchorlens.ui.parameters;

import anchorlens.parameters.ParameterSpec.Info;
import anchorlens.ui.theme.ProgressSlider;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A slider for the usual range and a field for any allowed number. */
final class NumberEditor implements Editor {
    private static final double FIELD_WIDTH = 64;

    private final SliderScale scale;
    private final DoubleFunction<Object> boxed;
    private final Target target;
    private final Slider slider = ProgressSlider.create(0, 1, 0);
    private final ValueField field;
    private final HBox node = new HBox(6);
    private double value;
    private boolean showing;

    /** @param boxed makes the parameter's own type of a number */
    NumberEditor(SliderScale scale, double min, double max, Info info, DoubleFunction<Object> boxed, Target target) {
        this.scale = scale;
        this.boxed = boxed;
        this.target = target;
        field = new ValueField(text -> target.proposeText(NumberText.normalise(text, info.unit())), target::withdrawn,
                steps -> target.propose(boxed.apply(Math.min(Math.max(scale.stepped(value, steps), min), max))));
        field.getStyleClass().add("number-field");
        field.setId(info.key());
        field.setPrefWidth(FIELD_WIDTH);
        field.setMinWidth(FIELD_WIDTH);
        node.setAlignment(Pos.CENTER_RIGHT);
        if (scale.isBounded()) {
            prepareSlider(info);
            node.getChildren().add(slider);
        }
        node.getChildren().add(field);
    }

    private void prepareSlider(Info info) {
        slider.setBlockIncrement(scale.keyFraction());
        slider.setMinWidth(40);
        slider.setPrefWidth(60);
        slider.setAccessibleText(info.label());
        slider.setId(info.key() + ".slider");
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMaxWidth(Double.MAX_VALUE);
        slider.valueProperty().addListener((o, was, is) -> {
            if (!showing) {
                slid(is.doubleValue());
            }
        });
        slider.valueChangingProperty().addListener((o, was, is) -> {
            if (!is) {
                showSlider();
            }
        });
    }

    private void slid(double fraction) {
        boolean taken = target.propose(boxed.apply(scale.value(fraction)));
        if (!taken && !slider.isValueChanging()) {
            showSlider();
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node input() {
        return field;
    }

    @Override
    public boolean isRejected() {
        return field.isRejected();
    }

    @Override
    public void show(Object shown) {
        value = ((Number) shown).doubleValue();
        if (shown instanceof Integer whole) {
            field.show(whole.toString(), whole.toString());
        } else {
            field.show(NumberText.shown(value), NumberText.exact(value));
        }
        if (!slider.isValueChanging()) {
            showSlider();
        }
    }

    private void showSlider() {
        showing = true;
        slider.setValue(scale.fraction(value));
        showing = false;
    }
}
