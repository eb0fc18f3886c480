package anchorlens.ui.review;

import anchorlens.review.ReviewStore;
import anchorlens.task.Job;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** Review: scan a data set for doubtful annotations, look at them one by one, decide, and write the corrected set. */
public final class ReviewWorkspace implements Workspace {
    private final Strings strings = Strings.beside(ReviewWorkspace.class);
    private final States states;

    public ReviewWorkspace(States states) {
        this.states = states;
    }

    @Override
    public String id() {
        return "review";
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
        ReviewViewModel model = new ReviewViewModel(states);
        ReviewView view = new ReviewView(model, states);
        states.tasks().submit("review-pictures", Rehearsal.class, (cancel, progress) -> {
            Rehearsal.run(cancel);
            return null;
        }, Job.Outcome.of(done -> { }, cause -> { }));
        return WorkspaceView.of(view).withFocus(view.first()).withActions(view.actions().all()).withTexts(progress(model), file())
                .withExports(List.of(Export.ofNode("picture", strings.get("export.picture"), 2, view::canvas)))
                .withRemembered(new ReviewMemory(model, states)).withUndo(model.decisions())
                .withTuned(() -> tuned(model));
    }

    private List<Tuned> tuned(ReviewViewModel model) {
        return List.of(Tuned.of(strings.get("tuned.flags"), model.setup().flagsProperty()),
                Tuned.of(strings.get("tuned.evidence"), model.setup().evidenceProperty()),
                Tuned.of(strings.get("tuned.audit"), model.audit().settingsProperty()));
    }

    private ObservableValue<String> progress(ReviewViewModel model) {
        ReviewText text = new ReviewText();
        return Bindings.createStringBinding(() -> states.reviews().usable().isEmpty() ? "" : text.progress(model.queue().progress()),
                model.queue().pageProperty(), states.reviews().storeProperty(), states.reviews().mismatchProperty());
    }

    private ObservableValue<String> file() {
        return Bindings.createStringBinding(() -> states.reviews().usable().map(ReviewStore::file).map(f -> f.getFileName().toString()).orElse(""),
                states.reviews().storeProperty(), states.reviews().mismatchProperty());
    }
}
