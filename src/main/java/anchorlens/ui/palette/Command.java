package anchorlens.ui.palette;

import anchorlens.ui.theme.Icons;
import anchorlens.ui.workspace.Action;

/**
 * A line of the palette.
 *
 * @param group  where it belongs: a workspace, "recent", "assigner"
 * @param text   what it does
 * @param icon   its icon, null for none
 * @param keys   its shortcuts, as people read them; empty for none
 * @param reason why it cannot be done now; empty where it can
 * @param run    does it
 * @param stays  whether the palette stays open, as where a value is asked for
 */
public record Command(String group, String text, Icons icon, String keys, String reason, Runnable run, boolean stays) {
    /** One without keys that can always be done. */
    public static Command of(String group, String text, Icons icon, Runnable run) {
        return new Command(group, text, icon, "", "", run, false);
    }

    /** An action with its keys, and why it cannot be done where it cannot. */
    public static Command of(String group, Action action, Runnable run) {
        return new Command(group, action.fullText(), action.icon(), action.keysText(), action.disabled().get() ? action.why() : "", run, false);
    }

    boolean isPossible() {
        return reason.isEmpty();
    }
}
