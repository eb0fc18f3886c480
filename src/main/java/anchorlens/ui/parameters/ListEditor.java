package anchorlens.ui.parameters;

import anchorlens.parameters.ParameterSpec.ListSpec;
import anchorlens.parameters.RecordParameters;
import javafx.scene.Node;

/** A field for several numbers, separated by commas or blanks. */
final class ListEditor implements Editor {
    private final ValueField field;

    ListEditor(ListSpec spec, Target target) {
        field = new ValueField(text -> target.proposeText(text.replace('\u00A0', ' ')), target::withdrawn, steps -> { });
        field.getStyleClass().add("list-field");
        field.setId(spec.key());
        field.setMaxWidth(Double.MAX_VALUE);
        field.setPrefColumnCount(8);
    }

    @Override
    public Node node() {
        return field;
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
    public void show(Object value) {
        String text = RecordParameters.text(value);
        field.show(text, text);
    }
}
