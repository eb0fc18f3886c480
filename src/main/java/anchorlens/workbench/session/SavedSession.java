package anchorlens.workbench.session;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.PriorSetup;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is open, how it is turned, and how it is laid out: all that makes a window, or a picture of it, again.
 *
 * @param opened   image set, image and model
 * @param schemes  assigner, weighting and priors with their parameters
 * @param selected prior and ground truth
 * @param layout   workspace, panels, layers, theme
 */
public record SavedSession(Opened opened, Schemes schemes, Selected selected, Layout layout) {
    /**
     * @param data    annotation file, folder or image
     * @param image   name of the image in the set; empty for the first
     * @param model   model file
     * @param classes by category, the class of the model that was chosen for it by hand
     */
    public record Opened(Optional<Path> data, String image, Optional<Path> model, Map<String, String> classes) {
        public static final Opened NOTHING = new Opened(Optional.empty(), "", Optional.empty(), Map.of());

        public Opened {
            classes = Map.copyOf(classes);
        }
    }

    /** Assigner, weighting and priors with their parameters. */
    public record Schemes(Assigner assigner, Weighting weighting, PriorSetup priors) {
        /** What a window starts with. */
        public static Schemes usual(Catalog catalog) {
            Assigner first = catalog.assigner("atss");
            return new Schemes(first, catalog.usualWeighting(first), new PriorSetup());
        }
    }

    /** The selected prior and ground truth, by their numbers. */
    public record Selected(OptionalInt prior, OptionalInt gt) {
        public static final Selected NOTHING = new Selected(OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * @param workspace id of the one that is shown; empty for the first
     * @param theme     "dark", "light" or "system"; empty for the one in use
     * @param window    layers, filters, panels and dividers, in the window's words
     * @param views     id of a workspace → how it is set, in its own words
     */
    public record Layout(String workspace, String theme, Map<String, String> window, Map<String, Map<String, String>> views) {
        public static final Layout USUAL = new Layout("", "", Map.of(), Map.of());

        public Layout {
            window = Map.copyOf(window);
            views = Map.copyOf(views);
        }

        /** How a workspace is set. */
        public Map<String, String> view(String id) {
            return views.getOrDefault(id, Map.of());
        }
    }

    /** Nothing open, everything as it is at first. */
    public static SavedSession usual(Catalog catalog) {
        return new SavedSession(Opened.NOTHING, Schemes.usual(catalog), Selected.NOTHING, Layout.USUAL);
    }
}
