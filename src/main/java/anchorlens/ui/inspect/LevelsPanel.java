package anchorlens.ui.inspect;

import anchorlens.ui.charts.LevelBars;
import anchorlens.ui.help.Terms;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.RunResult;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How many positives each pyramid level has, each prior counted once. */
public final class LevelsPanel extends Section {
    private final Strings strings = Strings.beside(LevelsPanel.class);
    private final LevelBars bars = new LevelBars();
    private final Label none = new Label(strings.get("positives.none"));

    /** @param result the last run; may hold null */
    public LevelsPanel(ObservableValue<RunResult> result) {
        super(Strings.beside(LevelsPanel.class).get("positives"));
        Terms.mark(this, "level");
        VBox.setVgrow(bars, Priority.ALWAYS);
        none.setWrapText(true);
        none.setMinHeight(Region.USE_PREF_SIZE);
        none.managedProperty().bind(none.visibleProperty());
        bars.visibleProperty().bind(none.visibleProperty().not());
        bars.managedProperty().bind(bars.visibleProperty());
        none.getStyleClass().add("muted");
        getChildren().addAll(none, bars);
        result.subscribe(this::show);
    }

    private void show(RunResult r) {
        none.setVisible(r != null && r.input().priors().levels().isEmpty());
        bars.setLevels(r == null ? List.of() : r.input().priors().levels().stream()
                .map(l -> new LevelBars.Level(Words.level(l), r.summary().positivesOfLevel()[l.index()])).toList());
    }
}
