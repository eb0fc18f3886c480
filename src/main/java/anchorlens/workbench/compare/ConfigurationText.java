package anchorlens.workbench.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.OwnPresets;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.session.SavedSession;
import anchorlens.workbench.session.SessionFile;
import anchorlens.workbench.training.PassSource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Configurations as people write them: {@code wide:assigner=atss,topk=20,weighting=gfl}, or a JSON file.
 *
 * <p>Keys are {@code assigner} with {@code preset}, {@code weighting} with {@code preset-weighting} (published or own), {@code model},
 * {@code priors.KEY}, and parameters as {@code assigner.KEY}, {@code weighting.KEY}, or {@code KEY} alone where only one of them has it.
 * The same keys make an object in JSON, flat or nested; a file holds one, a list of them, or is a session, whose panes
 * in Compare are taken.
 */
public final class ConfigurationText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LETTERS = "ABCD";

    private final Catalog catalog;
    private final Configuration like;
    private final Supplier<OwnPresets> presets;

    /**
     * @param like    where what is not written is taken from: model, priors, classes
     * @param presets a person's own
     */
    public ConfigurationText(Catalog catalog, Configuration like, Supplier<OwnPresets> presets) {
        this.catalog = catalog;
        this.like = like;
        this.presets = presets;
    }

    /**
     * Reads one text: that of a configuration, or the name of a JSON file.
     *
     * @throws IllegalArgumentException in one sentence that says what is wrong where
     * @throws IOException              if the file cannot be read
     */
    public List<Configuration> read(String text) throws IOException {
        Path file = text.contains("=") ? null : Path.of(text);
        if (file == null) {
            return List.of(line(text));
        } else if (Files.isRegularFile(file)) {
            return SessionFile.is(file) ? session(file) : file(file);
        } else if (text.toLowerCase(java.util.Locale.ROOT).endsWith(".json")) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        throw new IllegalArgumentException("'" + text + "' is no configuration: write NAME:assigner=atss,topk=20 or name a JSON file");
    }

    private Configuration line(String text) {
        int colon = text.indexOf(':');
        boolean named = colon > 0 && text.indexOf('=') > colon;
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.substring(named ? colon + 1 : 0).split(",(?=\\s*[A-Za-z][A-Za-z0-9.-]*=)")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + part.strip() + "' in the configuration '" + text + "' is no KEY=VALUE");
            }
            values.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        }
        return of(named ? text.substring(0, colon).strip() : "", values);
    }

    private List<Configuration> file(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not JSON" + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")"), e);
        }
        try {
            return node(root);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** The panes of a session's Compare workspace, else the method it has everywhere else. */
    private List<Configuration> session(Path file) {
        SavedSession session = SessionFile.open(file, catalog).session();
        Optional<PassSource> model = session.opened().model().map(PassSource::of).or(like::model);
        Configuration own = new Configuration("", new Method(session.schemes().assigner(), session.schemes().weighting()), model,
                session.schemes().priors(), session.opened().classes().isEmpty() ? like.classes() : session.opened().classes());
        List<Configuration> panes = new ConfigurationText(catalog, own, presets).panes(session.layout().view("compare"));
        return panes.isEmpty() ? List.of(own.withName(file.getFileName().toString().replace(SessionFile.ENDING, ""))) : panes;
    }

    private List<Configuration> node(JsonNode root) {
        List<Configuration> out = new ArrayList<>();
        if (root.isArray() || root.path("configurations").isArray()) {
            (root.isArray() ? root : root.path("configurations")).forEach(n -> out.addAll(node(n)));
        } else if (root.isObject()) {
            Map<String, String> values = new LinkedHashMap<>();
            flatten(root, "", values);
            out.add(of(Optional.ofNullable(values.remove("name")).orElse(""), values));
        } else {
            throw new IllegalArgumentException("a configuration is an object such as {\"assigner\": \"atss\", \"topk\": 9}");
        }
        return out;
    }

    /** The panes of a Compare workspace, in their order; none where no schemes were chosen in it. */
    private List<Configuration> panes(Map<String, String> view) {
        Map<Character, Map<String, String>> byPane = new TreeMap<>();
        view.forEach((key, value) -> {
            if (key.length() > 2 && key.charAt(1) == '.' && LETTERS.indexOf(key.charAt(0)) >= 0 && !key.endsWith(".show")) {
                byPane.computeIfAbsent(key.charAt(0), l -> new LinkedHashMap<>()).put(key.substring(2), value);
            }
        });
        List<Configuration> out = new ArrayList<>();
        byPane.forEach((letter, values) -> {
            Configuration c = of("", values);
            out.add(c.withName(letter + " " + c.method().name()));
        });
        return out;
    }

    private static void flatten(JsonNode node, String prefix, Map<String, String> values) {
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            String key = e.getKey();
            String full = prefix.isEmpty() ? key : key.equals("id") || key.equals(prefix) ? prefix : prefix + "." + key;
            if (e.getValue().isObject()) {
                flatten(e.getValue(), full, values);
            } else if (e.getValue().isArray()) {
                List<String> parts = new ArrayList<>();
                e.getValue().forEach(n -> parts.add(n.asText()));
                values.put(full, String.join(",", parts));
            } else {
                values.put(full, e.getValue().asText());
            }
        }
    }

    /** @param name empty for one made of the method's and of what is set in it */
    private Configuration of(String name, Map<String, String> values) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        String id = rest.remove("assigner");
        Assigner assigner = preset(id == null ? like.method().assigner() : catalog.assigner(id), rest.remove("preset"));
        String weightingId = rest.remove("weighting");
        Weighting weighting = preset(weightingId != null ? catalog.weighting(weightingId) : id == null ? like.method().weighting()
                : catalog.usualWeighting(assigner), rest.remove("preset-weighting"));
        Optional<PassSource> model = Optional.ofNullable(rest.remove("model")).map(ConfigurationText::model).or(like::model);
        Map<String, String> ofAssigner = new LinkedHashMap<>();
        Map<String, String> ofWeighting = new LinkedHashMap<>();
        Map<String, String> ofPriors = new LinkedHashMap<>();
        rest.forEach((key, value) -> {
            if (key.startsWith("priors.")) {
                ofPriors.put(key.substring(7), value);
            } else if (isOf(key, "assigner", (Record) assigner, (Record) weighting)) {
                ofAssigner.put(key.substring(key.indexOf('.') + 1), value);
            } else {
                ofWeighting.put(key.substring(key.indexOf('.') + 1), value);
            }
        });
        Method method = new Method((Assigner) RecordParameters.withText((Record) assigner, ofAssigner),
                (Weighting) RecordParameters.withText((Record) weighting, ofWeighting));
        PriorSetup priors = RecordParameters.withText(like.priors(), ofPriors);
        StringBuilder own = new StringBuilder(method.name());
        rest.forEach((key, value) -> own.append(' ').append(key.substring(key.indexOf('.') + 1)).append('=').append(value));
        return new Configuration(name.isEmpty() ? own.toString() : name, method, model, priors, like.classes());
    }

    private static boolean isOf(String key, String part, Record assigner, Record weighting) {
        if (key.contains(".")) {
            if (!key.startsWith("assigner.") && !key.startsWith("weighting.")) {
                throw new IllegalArgumentException("there is no key '" + key + "': parameters are assigner.KEY, weighting.KEY or priors.KEY");
            }
            return key.startsWith(part + ".");
        }
        boolean inAssigner = RecordParameters.values(assigner).containsKey(key);
        boolean inWeighting = RecordParameters.values(weighting).containsKey(key);
        if (inAssigner && inWeighting) {
            throw new IllegalArgumentException("'" + key + "' is a parameter of both assigner and weighting: write assigner." + key + " or weighting." + key);
        } else if (!inAssigner && !inWeighting) {
            throw new IllegalArgumentException("there is no parameter '" + key + "'; the assigner has: "
                    + String.join(", ", RecordParameters.values(assigner).keySet()) + "; the weighting: "
                    + String.join(", ", RecordParameters.values(weighting).keySet()));
        }
        return inAssigner;
    }

    private Assigner preset(Assigner base, String name) {
        return name == null ? base : (Assigner) OwnPresets.named(presets, OwnPresets.key("assigner", base.id(), (Record) base),
                (Record) catalog.assigner(base.id()), name);
    }

    private Weighting preset(Weighting base, String name) {
        return name == null ? base : (Weighting) OwnPresets.named(presets, OwnPresets.key("weighting", base.id(), (Record) base),
                (Record) catalog.weighting(base.id()), name);
    }

    private static PassSource model(String text) {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no model file " + file);
        }
        return PassSource.of(file);
    }
}
