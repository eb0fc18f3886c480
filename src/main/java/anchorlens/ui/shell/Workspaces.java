package anchorlens.ui.shell;

import anchorlens.ui.compare.CompareWorkspace;
import anchorlens.ui.inspect.InspectWorkspace;
import anchorlens.ui.losses.LossesWorkspace;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.ui.timeline.TimelineWorkspace;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The workspaces of the window in the order of their buttons, which of them is shown, and what they remember. */
final class Workspaces {
    private final List<Workspace> all;
    private final Notices notices;
    private final Map<String, WorkspaceView> opened = new HashMap<>();
    private final Map<String, Boolean> imageLists = new HashMap<>();
    private final Map<String, Map<String, String>> settings;
    private final ReadOnlyObjectWrapper<Workspace> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final BooleanProperty imageListShown = new SimpleBooleanProperty(this, "imageListShown", true);

    /**
     * @param start    id of the one to show; where there is no such, the first is shown
     * @param settings id → how it was set last
     */
    Workspaces(List<Workspace> all, String start, Map<String, Map<String, String>> settings, Notices notices) {
        this.all = List.copyOf(all);
        this.notices = notices;
        this.settings = Map.copyOf(settings);
        imageListShown.addListener((o, before, now) -> imageLists.put(shown.get().id(), now));
        show(all.stream().filter(w -> w.id().equals(start)).findFirst().orElse(all.getFirst()));
    }

    /** Every workspace there is: a new one is a line here. */
    static List<Workspace> of(States states) {
        return List.of(
                new InspectWorkspace(states),
                new CompareWorkspace(states),
                new LossesWorkspace(states),
                new TimelineWorkspace(states));
    }

    List<Workspace> all() {
        return all;
    }

    /** The one that is shown, never null. */
    ReadOnlyObjectProperty<Workspace> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether the list of images stands beside the workspace that is shown; each keeps its own choice. */
    BooleanProperty imageListShownProperty() {
        return imageListShown;
    }

    /** Shows a workspace and opens it where that is its first time. */
    void show(Workspace workspace) {
        open(workspace);
        shown.set(workspace);
        imageListShown.set(imageLists.getOrDefault(workspace.id(), workspace.showsImageList()));
    }

    /** Makes a workspace's nodes where that was not done yet. */
    private void open(Workspace workspace) {
        if (!opened.containsKey(workspace.id())) {
            WorkspaceView view = workspace.open();
            opened.put(workspace.id(), view);
            restore(view, settings.getOrDefault(workspace.id(), Map.of()));
        }
    }

    /** Opens the next workspace that was not opened yet, without showing it; false where there is none left. */
    boolean openNext() {
        Optional<Workspace> next = all.stream().filter(w -> !opened.containsKey(w.id())).findFirst();
        next.ifPresent(this::open);
        return next.isPresent();
    }

    /** A workspace's nodes, where they were made already. */
    Optional<WorkspaceView> opened(Workspace workspace) {
        return Optional.ofNullable(opened.get(workspace.id()));
    }

    /** @throws IllegalArgumentException in one sentence that lists what there is */
    void show(String id) {
        show(all.stream().filter(w -> w.id().equalsIgnoreCase(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "there is no workspace '" + id + "'; there are: " + all.stream().map(Workspace::id).collect(Collectors.joining(", ")))));
    }

    /** The nodes of the workspace that is shown. */
    WorkspaceView view() {
        return opened.get(shown.get().id());
    }

    /** What can be done in the workspace that is shown. */
    List<Action> actions() {
        return view().actions();
    }

    /** The parameters that the workspace that is shown turns. */
    List<Tuned> tuned() {
        return view().tuned().get();
    }

    private void restore(WorkspaceView view, Map<String, String> values) {
        try {
            view.remembered().restore(values);
            view.undo().forget();
        } catch (IllegalArgumentException e) {
            notices.warn("Some settings of the last session no longer fit and were left at their defaults: "
                    + e.getMessage() + ".", List.of());
        }
    }

    /** How each workspace is set, those included that were not opened this time. */
    Map<String, Map<String, String>> remembered() {
        Map<String, Map<String, String>> out = new HashMap<>(settings);
        opened.forEach((id, view) -> out.put(id, view.remembered().values()));
        return out;
    }
}
