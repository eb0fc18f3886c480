package anchorlens.ui.compare;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Words;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/** Compare: several schemes side by side over one image. */
public final class CompareWorkspace implements Workspace {
    private static final double SIDE_WIDTH = 400;

    private final Strings strings = Strings.beside(CompareWorkspace.class);
    private final States states;

    public CompareWorkspace(States states) {
        this.states = states;
    }

    @Override
    public String id() {
        return "compare";
    }

    @Override
    public String title() {
        return strings.get("workspace");
    }

    @Override
    public boolean showsImageList() {
        return false;
    }

    @Override
    public WorkspaceView open() {
        CompareViewModel compare = new CompareViewModel(states);
        ReadingPanel reading = new ReadingPanel(compare);
        SetPasses passes = new SetPasses(compare);
        SweepViewModel sweeps = new SweepViewModel(compare, passes);
        SweepPanel sweep = new SweepPanel(sweeps);
        SetViewModel sets = new SetViewModel(compare, passes);
        SetPanel set = new SetPanel(sets);
        SidePanel side = new SidePanel(compare, reading, sweep, set);
        PaneMenu menu = new PaneMenu(compare, side::showParameters);
        PanesGrid grid = new PanesGrid(compare, states.display(), menu::install);
        BorderPane left = new BorderPane(grid);
        left.setTop(new CompareToolbar(compare));
        left.setMinSize(0, 0);
        SplitPane root = new SplitPane(left, side);
        root.setMinSize(0, 0);
        side.setMinWidth(240);
        side.setPrefWidth(SIDE_WIDTH);
        SplitPane.setResizableWithParent(side, false);
        root.widthProperty().addListener((o, before, now) -> {
            if (before.doubleValue() == 0 && now.doubleValue() > 0) {
                root.setDividerPositions(Math.max(1 - SIDE_WIDTH / now.doubleValue(), 0.6));
            }
        });
        root.sceneProperty().subscribe(scene -> compare.awakeProperty().set(scene != null));
        return WorkspaceView.of(root).withFocus(grid).withActions(new CompareActions(compare, grid, side).all())
                .withTexts(status(compare), figures(compare)).withExports(new CompareExports(compare, grid, reading, sweep, set).all())
                .withRemembered(new CompareMemory(compare, new SweepMemory(sweeps), side.memory(sets::start)))
                .withUndo(compare.history()).withTuned(() -> tuned(compare));
    }

    /** Assigner and weighting of every pane. */
    private List<Tuned> tuned(CompareViewModel compare) {
        List<Tuned> all = new ArrayList<>();
        for (PaneViewModel pane : compare.panes()) {
            String letter = SchemeNames.letter(compare.panes().indexOf(pane));
            BooleanSupplier predicts = () -> compare.hasPredictions(pane);
            all.add(Tuned.assigner(strings.get("tuned.assigner", letter), states.catalog(), pane.assignerProperty(), predicts,
                    strings.get("tuned.needs")));
            all.add(Tuned.weighting(strings.get("tuned.weighting", letter), states.catalog(), pane.weightingProperty(), predicts,
                    strings.get("tuned.needs")));
        }
        return all;
    }

    private ObservableValue<String> status(CompareViewModel compare) {
        return Bindings.createStringBinding(() -> {
            boolean own = compare.panes().stream().anyMatch(p -> p.modelProperty().get() != null);
            boolean pass = compare.figureProperty().get() != null || states.models().openedProperty().get() != null;
            String n = Integer.toString(compare.panes().size());
            return own ? strings.get("status.models", n) : strings.get(pass ? "status.pass" : "status.static", n);
        }, compare.comparisonProperty(), compare.figureProperty(), compare.panes(), states.models().openedProperty());
    }

    /** "hover a prior in any pane to mark it in all" and the times; the prior under the mouse while there is one. */
    private ObservableValue<String> figures(CompareViewModel compare) {
        return Bindings.createStringBinding(() -> {
            List<RunResult> results = compare.panes().stream().map(p -> p.resultProperty().get()).filter(Objects::nonNull).toList();
            int hovered = compare.selection().hoveredPriorProperty().get();
            if (!results.isEmpty() && hovered >= 0 && hovered < results.getFirst().input().priors().count()) {
                return Words.prior(results.getFirst(), hovered);
            }
            double millis = results.stream().mapToDouble(r -> r.assignMillis() + r.weighMillis()).sum();
            return results.isEmpty() ? "" : strings.get("status.figures", String.format(java.util.Locale.ROOT, "%.1f", millis));
        }, compare.comparisonProperty(), compare.selection().hoveredPriorProperty());
    }
}
