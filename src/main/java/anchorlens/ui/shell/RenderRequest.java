package anchorlens.ui.shell;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.model.Device;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.session.SavedSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A view to be written without a window.
 *
 * @param data      image, folder or annotation file
 * @param image     name of the image in the set; empty for the first
 * @param model     model file, where one is to run
 * @param device    what it runs on
 * @param assigner  with its parameters
 * @param weighting with its parameters
 * @param priors    the priors set by hand
 * @param classes   by category, what it stands for where the names differ
 * @param layers    what is drawn; empty for the usual layers
 * @param prior     the selected prior, if any
 * @param gt        the selected ground truth, if any
 * @param shown     which workspace, and what of it
 * @param theme     of the chrome
 * @param width     in pixels
 * @param height    in pixels
 */
public record RenderRequest(Path data, Optional<String> image, Optional<Path> model, Device device, Assigner assigner,
                            Weighting weighting, PriorSetup priors, Map<String, String> classes, Set<Layer> layers,
                            OptionalInt prior, OptionalInt gt, Shown shown, Theme theme, int width, int height) {
    /**
     * @param workspace its id
     * @param settings  of that workspace, in its own words
     * @param export    what is written instead of a picture of the whole window, by its id
     * @param window    how a session has set layers and panels; empty for the usual way
     * @param selected  what a session has selected; dropped where it is not there
     */
    public record Shown(String workspace, Map<String, String> settings, Optional<String> export, Map<String, String> window,
                        SavedSession.Selected selected) {
        /** The workspace a window starts with, as it starts. */
        public static final Shown INSPECT = new Shown("inspect", Map.of(), Optional.empty());

        /** Without a session. */
        public Shown(String workspace, Map<String, String> settings, Optional<String> export) {
            this(workspace, settings, export, Map.of(), SavedSession.Selected.NOTHING);
        }

        public Shown {
            settings = Map.copyOf(settings);
            window = Map.copyOf(window);
        }
    }

    public static final int MIN_SIDE = 200;
    public static final int MAX_SIDE = 8000;

    public RenderRequest {
        layers = Set.copyOf(layers);
        if (width < MIN_SIDE || height < MIN_SIDE || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("a picture may be " + MIN_SIDE + " to " + MAX_SIDE + " pixels a side, not "
                    + width + "×" + height);
        }
    }
}
