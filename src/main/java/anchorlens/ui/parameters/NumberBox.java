package anchorlens.ui.parameters;

import java.util.function.DoublePredicate;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A word and a field for a number, for rows of several; a number that is refused stays, marked, until it is corrected. */
public final class NumberBox extends HBox {
    private static final double FIELD_WIDTH = 58;

    private final DoubleProperty value = new SimpleDoubleProperty(this, "value");
    private final ValueField field;

    /**
     * @param id      of the field
     * @param word    before it
     * @param accepts which numbers are taken
     */
    public NumberBox(String id, String word, DoublePredicate accepts) {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        field = new ValueField(text -> take(text, accepts), () -> { }, step -> { });
        field.setId(id);
        field.getStyleClass().add("number-field");
        field.setPrefWidth(FIELD_WIDTH);
        field.setMinWidth(44);
        Label label = new Label(word);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        label.setLabelFor(field);
        field.setAccessibleText(word);
        getChildren().addAll(label, field);
        value.addListener((o, was, is) -> show());
        show();
    }

    private boolean take(String text, DoublePredicate accepts) {
        try {
            double number = Double.parseDouble(NumberText.normalise(text, ""));
            if (Double.isFinite(number) && accepts.test(number)) {
                value.set(number);
                show();
                return true;
            }
        } catch (NumberFormatException e) {
            // refused below, as a number that is not accepted
        }
        return false;
    }

    private void show() {
        double v = value.get();
        boolean whole = v == Math.rint(v) && Math.abs(v) < 1e7;
        field.show(whole ? Long.toString((long) v) : NumberText.shown(v), whole ? Long.toString((long) v) : NumberText.exact(v));
    }

    public DoubleProperty valueProperty() {
        return value;
    }
}
