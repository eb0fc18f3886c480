package anchorlens.ui.losses;

import anchorlens.ui.state.States;
import anchorlens.ui.state.Undoable;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import java.util.List;

/** Losses: the shapes behind the weights, with the priors of the image on them. */
public final class LossesWorkspace implements Workspace {
    private final Strings strings = Strings.beside(LossesWorkspace.class);
    private final States states;

    public LossesWorkspace(States states) {
        this.states = states;
    }

    @Override
    public String id() {
        return "losses";
    }

    @Override
    public String title() {
        return strings.get("workspace");
    }

    @Override
    public WorkspaceView open() {
        ImageLosses losses = new ImageLosses(states);
        CurvesPart curves = new CurvesPart(states, losses);
        List<LossPart> parts = List.of(curves.part(), new BoxesPart(states).part(),
                new FocalPart(new FocalModel(states, losses), losses).part(), new OffsetPart(states).part());
        LossesView view = new LossesView(parts);
        List<Export> exports = parts.stream().flatMap(p -> p.exports().stream()).toList();
        return WorkspaceView.of(view).withExports(exports)
                .withRemembered(new LossesMemory(parts, view.shownProperty(), curves.choiceProperty()))
                .withUndo(Undoable.following(view.shownProperty().map(LossPart::history)))
                .withTuned(() -> view.shownProperty().get().tuned().get());
    }
}
