package anchorlens.ui.compare;

import anchorlens.analysis.compare.SweepAxis;
import anchorlens.ui.parameters.NumberBox;
import anchorlens.ui.theme.Strings;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** From, to, how many steps, and whether in decades. */
final class RangeRow extends HBox {
    private final NumberBox from;
    private final NumberBox to;
    private final NumberBox steps;
    private final ToggleButton log;
    private final Consumer<SweepRange> changed;
    private boolean showing;

    /** @param id what the ids of its fields begin with */
    RangeRow(String id, Consumer<SweepRange> changed) {
        super(8);
        this.changed = changed;
        Strings strings = Strings.beside(RangeRow.class);
        setAlignment(Pos.CENTER_LEFT);
        from = new NumberBox(id + ".from", strings.get("sweep.from"), v -> true);
        to = new NumberBox(id + ".to", strings.get("sweep.to"), v -> true);
        steps = new NumberBox(id + ".steps", strings.get("sweep.steps"), v -> v == Math.rint(v) && v >= 2 && v <= SweepAxis.MOST);
        log = new ToggleButton(strings.get("log"));
        log.setId(id + ".log");
        log.getStyleClass().add("small-toggle");
        log.setTooltip(new Tooltip(strings.get("sweep.log.tip")));
        getChildren().addAll(from, to, steps, log);
        managedProperty().bind(visibleProperty());
        from.valueProperty().addListener((o, was, is) -> tell());
        to.valueProperty().addListener((o, was, is) -> tell());
        steps.valueProperty().addListener((o, was, is) -> tell());
        log.selectedProperty().addListener((o, was, is) -> tell());
    }

    void show(SweepRange range) {
        showing = true;
        from.valueProperty().set(range.from());
        to.valueProperty().set(range.to());
        steps.valueProperty().set(range.steps());
        log.setSelected(range.logarithmic());
        showing = false;
    }

    private void tell() {
        if (!showing) {
            changed.accept(new SweepRange(from.valueProperty().get(), to.valueProperty().get(), (int) steps.valueProperty().get(), log.isSelected()));
        }
    }
}
