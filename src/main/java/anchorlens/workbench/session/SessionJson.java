package anchorlens.workbench.session;

import anchorlens.parameters.PresetJson;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.session.SavedSession.Layout;
import anchorlens.workbench.session.SavedSession.Opened;
import anchorlens.workbench.session.SavedSession.Schemes;
import anchorlens.workbench.session.SavedSession.Selected;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A session as JSON; {@link SessionReader} reads it back. */
public final class SessionJson {
    /** The first field of a session and its value. */
    static final String MARK = "anchorlens";
    static final String KIND = "session";
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SessionJson() {
    }

    /** @param folder of the file it is written to, which paths become relative to; empty keeps them absolute */
    public static ObjectNode write(SavedSession session, Optional<Path> folder) {
        PathText paths = new PathText(folder);
        ObjectNode root = JSON.createObjectNode();
        root.put(MARK, KIND);
        root.put("version", VERSION);
        write(session.opened(), paths, root);
        write(session.schemes(), root);
        write(session.selected(), root);
        write(session.layout(), paths, root);
        return root;
    }

    private static void write(Opened opened, PathText paths, ObjectNode root) {
        opened.data().ifPresent(p -> root.put("data", paths.write(p)));
        if (!opened.image().isEmpty()) {
            root.put("image", opened.image());
        }
        opened.model().ifPresent(p -> root.put("model", paths.write(p)));
        if (!opened.classes().isEmpty()) {
            root.set("classes", JSON.valueToTree(new TreeMap<>(opened.classes())));
        }
    }

    private static void write(Schemes schemes, ObjectNode root) {
        root.set("assigner", method(schemes.assigner().id(), (Record) schemes.assigner()));
        root.set("weighting", method(schemes.weighting().id(), (Record) schemes.weighting()));
        if (!schemes.priors().equals(new PriorSetup())) {
            root.set("priors", tree(PresetJson.write("", "", schemes.priors())));
        }
    }

    private static ObjectNode method(String id, Record record) {
        return tree(PresetJson.write("id", id, record));
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Selected selected, ObjectNode root) {
        if (selected.prior().isPresent() || selected.gt().isPresent()) {
            ObjectNode select = root.putObject("select");
            selected.prior().ifPresent(i -> select.put("prior", i));
            selected.gt().ifPresent(i -> select.put("gt", i));
        }
    }

    private static void write(Layout layout, PathText paths, ObjectNode root) {
        if (!layout.workspace().isEmpty()) {
            root.put("workspace", layout.workspace());
        }
        if (!layout.theme().isEmpty()) {
            root.put("theme", layout.theme());
        }
        if (!layout.window().isEmpty()) {
            root.set("window", JSON.valueToTree(new TreeMap<>(layout.window())));
        }
        Map<String, Map<String, String>> views = new TreeMap<>(layout.views());
        views.values().removeIf(Map::isEmpty);
        if (!views.isEmpty()) {
            ObjectNode all = root.putObject("views");
            views.forEach((id, values) -> {
                ObjectNode view = all.putObject(id);
                values.forEach((key, value) -> view.put(key, paths.writeSetting(value)));
            });
        }
    }
}
