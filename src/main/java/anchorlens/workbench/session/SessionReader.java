package anchorlens.workbench.session;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.session.SavedSession.Layout;
import anchorlens.workbench.session.SavedSession.Opened;
import anchorlens.workbench.session.SavedSession.Schemes;
import anchorlens.workbench.session.SavedSession.Selected;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads what {@link SessionJson} writes. Whatever does not fit (a file that is gone, a method or parameter this version does not have,
 * a field of a newer one) is left out and said in one sentence; the rest is read.
 */
public final class SessionReader {
    private static final Set<String> FIELDS = Set.of(SessionJson.MARK, "version", "data", "image", "model", "classes", "assigner",
            "weighting", "priors", "select", "workspace", "theme", "window", "views");

    private final JsonNode root;
    private final PathText paths;
    private final Catalog catalog;
    private final List<String> complaints = new ArrayList<>();

    /** @param complaints one sentence each for what was left out */
    public record Read(SavedSession session, List<String> complaints) {
        public Read {
            complaints = List.copyOf(complaints);
        }
    }

    private SessionReader(JsonNode root, Optional<Path> folder, Catalog catalog) {
        this.root = root;
        this.paths = new PathText(folder);
        this.catalog = catalog;
    }

    /**
     * @param folder of the file it stands in, for relative paths
     * @throws IllegalArgumentException in one sentence, if it is no session
     */
    public static Read read(JsonNode root, Optional<Path> folder, Catalog catalog) {
        if (!SessionJson.KIND.equals(root.path(SessionJson.MARK).asText())) {
            throw new IllegalArgumentException("it is no session of AnchorLens: the field \"" + SessionJson.MARK + "\": \""
                    + SessionJson.KIND + "\" is missing");
        }
        SessionReader reader = new SessionReader(root, folder, catalog);
        SavedSession session = reader.session();
        return new Read(session, reader.complaints);
    }

    private SavedSession session() {
        int version = root.path("version").asInt(SessionJson.VERSION);
        if (version > SessionJson.VERSION) {
            complaints.add("The session was written by a newer AnchorLens (version " + version + " of its format, this one reads "
                    + SessionJson.VERSION + "): what this one knows of it was opened.");
        }
        List<String> unknown = new ArrayList<>();
        root.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            complaints.add("The session has fields that this AnchorLens does not know and left out: " + String.join(", ", unknown) + ".");
        }
        return new SavedSession(opened(), schemes(), new Selected(index("prior"), index("gt")),
                new Layout(text("workspace"), text("theme"), texts(root.path("window"), "window"), views()));
    }

    private Opened opened() {
        return new Opened(file("data", "data set"), text("image"), file("model", "model"), texts(root.path("classes"), "classes"));
    }

    private Optional<Path> file(String field, String what) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = paths.read(text);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
            complaints.add("The " + what + " of the session is not at " + file + " any more; the rest was opened.");
        } catch (IllegalArgumentException e) {
            complaints.add("The " + what + " of the session cannot be found: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private String text(String field) {
        JsonNode node = root.path(field);
        if (!node.isMissingNode() && !node.isValueNode()) {
            complaints.add("The field \"" + field + "\" of the session is no text and was left out.");
            return "";
        }
        return node.asText("");
    }

    private OptionalInt index(String field) {
        JsonNode node = root.path("select").path(field);
        return node.canConvertToInt() && node.asInt() >= 0 ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }

    private Schemes schemes() {
        Schemes usual = Schemes.usual(catalog);
        Assigner assigner = (Assigner) method("assigner", (Record) usual.assigner(), (c, id) -> (Record) c.assigner(id));
        Record published = (Record) catalog.usualWeighting(assigner);
        Weighting weighting = (Weighting) method("weighting", published, (c, id) -> (Record) c.weighting(id));
        return new Schemes(assigner, weighting, (PriorSetup) parameters("priors", usual.priors(), root.path("priors")));
    }

    private Record method(String field, Record usual, BiFunction<Catalog, String, Record> named) {
        JsonNode node = root.path(field);
        // A bare name is short for the method with its defaults.
        String id = node.isTextual() ? node.asText() : node.path("id").asText("");
        if (id.isEmpty()) {
            return usual;
        }
        try {
            return parameters(field, named.apply(catalog, id), node);
        } catch (IllegalArgumentException e) {
            complaints.add("The " + field + " of the session was left out: " + e.getMessage() + ".");
            return usual;
        }
    }

    /** All values at once, as they may depend on each other; where that fails, one by one. */
    private Record parameters(String field, Record base, JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties().forEach(e -> {
            if (!e.getKey().equals("id")) {
                values.put(e.getKey(), value(e.getValue()));
            }
        });
        try {
            return RecordParameters.withText(base, values);
        } catch (IllegalArgumentException e) {
            Record made = base;
            for (Map.Entry<String, String> one : values.entrySet()) {
                try {
                    made = RecordParameters.withText(made, Map.of(one.getKey(), one.getValue()));
                } catch (IllegalArgumentException wrong) {
                    complaints.add("A parameter under \"" + field + "\" was left out: " + wrong.getMessage() + ".");
                }
            }
            return made;
        }
    }

    private static String value(JsonNode node) {
        if (!node.isArray()) {
            return node.isValueNode() ? node.asText() : node.toString();
        }
        List<String> parts = new ArrayList<>();
        node.forEach(part -> parts.add(part.asText()));
        return String.join(", ", parts);
    }

    private Map<String, String> texts(JsonNode node, String field) {
        Map<String, String> out = new LinkedHashMap<>();
        if (!node.isMissingNode() && !node.isObject()) {
            complaints.add("The field \"" + field + "\" of the session is no object and was left out.");
            return out;
        }
        node.properties().forEach(e -> out.put(e.getKey(), value(e.getValue())));
        return out;
    }

    private Map<String, Map<String, String>> views() {
        Map<String, Map<String, String>> out = new LinkedHashMap<>();
        root.path("views").properties().forEach(e -> {
            Map<String, String> view = new LinkedHashMap<>();
            texts(e.getValue(), "views." + e.getKey()).forEach((key, value) -> {
                Optional<Path> missing = paths.missing(value);
                if (missing.isPresent()) {
                    complaints.add("The " + key + " of the workspace " + e.getKey() + " is not at " + missing.get()
                            + " any more; the rest was opened.");
                } else {
                    view.put(key, paths.readSetting(value));
                }
            });
            out.put(e.getKey(), view);
        });
        return out;
    }
}
