package anchorlens.ui.workspace;

/**
 * One of the window's workspaces over the one image and the one model that all share. The window lists it, gives it a button and
 * a key, remembers it, and opens it when it is first shown.
 *
 * <p>A new workspace is one class of this type in its own package and one line in the window's list.
 */
public interface Workspace {
    /** Stable name: of the settings, and of {@code anchorlens render --workspace}. */
    String id();

    /** What its button says. */
    String title();

    /** Whether the list of images stands beside it at first; a person may show and hide it. */
    default boolean showsImageList() {
        return true;
    }

    /** Makes its nodes; called once, on the FX thread, when it is first shown. */
    WorkspaceView open();
}
