package anchorlens.ui.parameters;

import anchorlens.parameters.ParameterSpec.FlagSpec;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;

/** A switch. */
final class FlagEditor implements Editor {
    private final CheckBox box = new CheckBox();
    private final HBox node = new HBox(box);
    private boolean showing;

    FlagEditor(FlagSpec spec, Target target) {
        box.setId(spec.key());
        node.setAlignment(Pos.CENTER_RIGHT);
        box.selectedProperty().addListener((o, was, is) -> {
            if (!showing && !target.propose(is)) {
                show(was);
            }
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node input() {
        return box;
    }

    @Override
    public void show(Object value) {
        showing = true;
        box.setSelected((Boolean) value);
        showing = false;
    }
}
