package anchorlens.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is remembered from one start to the next. Anything unknown or missing takes its default.
 *
 * @param theme       "dark", "light" or "system"
 * @param recent      files and folders opened last, newest first
 * @param data        annotation file, folder or image that was open, empty for none
 * @param image       name of the image that was shown, empty for none
 * @param model       model file that was open, empty for none
 * @param device      "cpu" or "gpu:N"
 * @param assigner    id, with its parameters as text under {@code parameters}
 * @param weighting   id, likewise
 * @param parameters  "assigner.topk" → "9" and the like, values as text
 * @param classes     by model file, what was chosen for categories without a class of the same name
 * @param keepZoom    whether zoom and position are kept from image to image
 * @param workspace   id of the workspace that was shown, empty for the first
 * @param views       id of a workspace → how it was set, values as text
 * @param windowWidth  in screen units, 0 for the default
 * @param windowHeight in screen units, 0 for the default
 */
public record Settings(String theme, List<String> recent, String data, String image, String model, String device,
                       String assigner, String weighting, Map<String, String> parameters,
                       Map<String, Map<String, String>> classes, boolean keepZoom,
                       String workspace, Map<String, Map<String, String>> views, double windowWidth, double windowHeight) {
    public static final int RECENT_LIMIT = 12;
    public static final Settings DEFAULT = new Settings("dark", List.of(), "", "", "", "cpu", "atss", "gfl", Map.of(), Map.of(), true,
            "", Map.of(), 0, 0);

    public Settings {
        theme = theme == null ? "dark" : theme;
        recent = recent == null ? List.of() : List.copyOf(recent);
        data = data == null ? "" : data;
        image = image == null ? "" : image;
        model = model == null ? "" : model;
        device = device == null ? "cpu" : device;
        assigner = assigner == null ? "atss" : assigner;
        weighting = weighting == null ? "gfl" : weighting;
        workspace = workspace == null ? "" : workspace;
        views = views == null ? Map.of() : Map.copyOf(views);
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        classes = classes == null ? Map.of() : Map.copyOf(classes);
    }

    /** The recent list with a path put on top. */
    public static List<String> withRecent(List<String> recent, String path) {
        List<String> out = new ArrayList<>(recent);
        out.remove(path);
        out.addFirst(path);
        return List.copyOf(out.subList(0, Math.min(out.size(), RECENT_LIMIT)));
    }
}
