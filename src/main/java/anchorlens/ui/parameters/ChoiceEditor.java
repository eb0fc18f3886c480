package anchorlens.ui.parameters;

import anchorlens.parameters.Labelled;
import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** A list to choose one of. */
final class ChoiceEditor implements Editor {
    private final ComboBox<Enum<?>> box = new ComboBox<>();
    private boolean showing;

    ChoiceEditor(ChoiceSpec spec, Target target) {
        box.getItems().setAll(spec.choices());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Enum<?> choice) {
                return choice == null ? "" : Labelled.of(choice);
            }

            @Override
            public Enum<?> fromString(String label) {
                return spec.choices().stream().filter(c -> Labelled.of(c).equals(label)).findFirst().orElse(null);
            }
        });
        box.setId(spec.key());
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().addListener((o, was, is) -> {
            if (!showing && !target.propose(is)) {
                show(was);
            }
        });
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node input() {
        return box;
    }

    @Override
    public void show(Object value) {
        showing = true;
        box.setValue((Enum<?>) value);
        showing = false;
    }
}
