package anchorlens.ui.shell;

import anchorlens.ui.compare.CompareWorkspace;
import anchorlens.ui.inspect.InspectWorkspace;
import anchorlens.ui.losses.LossesWorkspace;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.ui.review.ReviewWorkspace;
import anchorlens.ui.timeline.TimelineWorkspace;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The workspaces of the window in the order of their buttons, which of them is shown, and what they remember. */
final class Workspaces {
    private static final String LIST = "list.";
    private static final String DIVIDERS = "dividers.";

    private final List<Workspace> all;
    private final Notices notices;
    private final Map<String, WorkspaceView> opened = new HashMap<>();
    private final Map<String, Boolean> imageLists = new HashMap<>();
    private final Map<String, Map<String, String>> settings;
    private final Map<String, String> dividers = new HashMap<>();
    private final ReadOnlyObjectWrapper<Workspace> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final BooleanProperty imageListShown = new SimpleBooleanProperty(this, "imageListShown", true);

    /**
     * @param start    id of the one to show; where there is no such, the first is shown
     * @param settings id → how it was set last
     */
    Workspaces(List<Workspace> all, String start, Map<String, Map<String, String>> settings, Notices notices) {
        this.all = List.copyOf(all);
        this.notices = notices;
        this.settings = new HashMap<>(settings);
        imageListShown.addListener((o, before, now) -> imageLists.put(shown.get().id(), now));
        show(all.stream().filter(w -> w.id().equals(start)).findFirst().orElse(all.getFirst()));
    }

    /** Every workspace there is: a new one is a line here. */
    static List<Workspace> of(States states) {
        return List.of(
                new InspectWorkspace(states),
                new CompareWorkspace(states),
                new ReviewWorkspace(states),
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
        Platform.runLater(() -> placeDividers(workspace.id()));
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
            notices.warn("Some settings of a workspace no longer fit and were left as they are: "
                    + e.getMessage() + ".", List.of());
        }
    }

    /** Takes over how workspaces and their panels were set; workspaces that were not opened yet take it when they are. */
    void restore(Map<String, Map<String, String>> views, Map<String, String> window) {
        window.forEach((key, value) -> {
            if (key.startsWith(DIVIDERS)) {
                dividers.put(key.substring(DIVIDERS.length()), value);
            } else if (key.startsWith(LIST)) {
                imageLists.put(key.substring(LIST.length()), Boolean.parseBoolean(value));
            }
        });
        settings.putAll(views);
        views.forEach((id, values) -> {
            if (opened.containsKey(id)) {
                restore(opened.get(id), values);
            }
        });
        imageListShown.set(imageLists.getOrDefault(shown.get().id(), shown.get().showsImageList()));
        Platform.runLater(() -> placeDividers(shown.get().id()));
    }

    /** Whether a setting of the window is one of {@link #panels()}. */
    static boolean isPanel(String key) {
        return key.startsWith(DIVIDERS) || key.startsWith(LIST);
    }

    /** Which workspaces show the list of images, and where their dividers stand. */
    Map<String, String> panels() {
        Map<String, String> out = new TreeMap<>();
        imageLists.forEach((id, on) -> out.put(LIST + id, Boolean.toString(on)));
        dividers.forEach((id, text) -> out.put(DIVIDERS + id, text));
        opened.forEach((id, view) -> Dividers.of(view.root()).ifPresent(text -> out.put(DIVIDERS + id, text)));
        return out;
    }

    /** Puts the dividers of the workspace that is shown where they stood; to be called once it is laid out. */
    void placeDividers() {
        placeDividers(shown.get().id());
    }

    /** Once the workspace has its place, as dividers cannot stand anywhere before. */
    private void placeDividers(String id) {
        WorkspaceView view = opened.get(id);
        if (view == null || !dividers.containsKey(id)) {
            return;
        }
        if (view.root().getWidth() > 0) {
            Dividers.place(view.root(), dividers.remove(id));
        } else {
            view.root().widthProperty().addListener(new InvalidationListener() {
                @Override
                public void invalidated(Observable width) {
                    width.removeListener(this);
                    // After the panels took their first places themselves.
                    Platform.runLater(() -> placeDividers(id));
                }
            });
        }
    }

    /** How each workspace is set, those included that were not opened this time. */
    Map<String, Map<String, String>> remembered() {
        Map<String, Map<String, String>> out = new HashMap<>(settings);
        opened.forEach((id, view) -> out.put(id, view.remembered().values()));
        return out;
    }
}
