package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.Addition;
import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.dataset.DocumentImage.ObjectList;
import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One task of a Label Studio export while its fields come in, in any order. */
final class LabelStudioTask {
    private static final Set<String> LISTS = Set.of("annotations", "completions");

    /** The results of one annotator. */
    private static final class Results {
        private final List<LabelStudioResult> elements = new ArrayList<>();
        private JsonListEdit list;
        private boolean cancelled;
    }

    private final TextFile file;
    private final String position;
    private final List<Results> annotations = new ArrayList<>();
    private final List<Integer> elementOf = new ArrayList<>();
    private final Identifiers ids = new Identifiers();
    private Results minimal;
    private String image;
    private boolean imageKey;
    private long id = Identifiers.NONE;
    private int width;
    private int height;

    LabelStudioTask(TextFile file, String position) {
        this.file = file;
        this.position = position;
    }

    long id() {
        return id;
    }

    String image() {
        return image;
    }

    /** Declared by its results, 0 where none does. */
    int width() {
        return width;
    }

    int height() {
        return height;
    }

    String place() {
        return position + (id == Identifiers.NONE ? "" : " (id " + id + ")");
    }

    int annotationCount() {
        return (int) annotations.stream().filter(r -> !r.cancelled).count();
    }

    void field(String field, JsonCursor json) throws IOException, DatasetException {
        if (field.equals("id")) {
            id = json.id(ids);
        } else if (field.equals("data") && json.current() == JsonToken.START_OBJECT) {
            json.object(key -> image(key, json));
        } else if (LISTS.contains(field) && json.current() == JsonToken.START_ARRAY) {
            json.list(i -> annotation(json));
        } else if (json.current() == JsonToken.START_ARRAY && !field.equals("predictions")) {
            minimal(json);
        } else {
            image(field, json);
        }
    }

    /** The first text that names an image file; the key "image" before all others. */
    private void image(String key, JsonCursor json) throws IOException {
        if (json.isText() && !imageKey && (key.equals("image") || image == null && ImageFolder.isImage(lastPart(json.text())))) {
            image = json.text();
            imageKey = key.equals("image");
        }
    }

    private static Path lastPart(String url) {
        String plain = url.replaceFirst("[?#].*", "");
        return Path.of(plain.substring(plain.lastIndexOf('/') + 1).replace('\0', '_'));
    }

    private void annotation(JsonCursor json) throws IOException, DatasetException {
        Results results = new Results();
        if (json.current() != JsonToken.START_OBJECT) {
            return;
        }
        json.object(field -> {
            if (field.equals("was_cancelled") || field.equals("skipped")) {
                results.cancelled |= json.flag();
            } else if (field.equals("result") && json.current() == JsonToken.START_ARRAY) {
                results(json, results, false);
            }
        });
        annotations.add(results);
    }

    private void minimal(JsonCursor json) throws IOException, DatasetException {
        Results results = new Results();
        results(json, results, true);
        if (minimal == null && results.elements.stream().anyMatch(LabelStudioResult::isRegion)) {
            minimal = results;
        }
    }

    private void results(JsonCursor json, Results results, boolean flat) throws IOException, DatasetException {
        results.list = new JsonListEdit(json.end());
        json.list(i -> {
            long start = json.start();
            LabelStudioResult result = new LabelStudioResult(flat);
            if (json.current() == JsonToken.START_OBJECT) {
                json.object(field -> result.field(field, json));
            }
            json.skip();
            results.elements.add(result);
            results.list.element(start, json.end());
        });
    }

    private Results chosen() {
        return annotations.stream().filter(r -> !r.cancelled && r.list != null).findFirst().orElse(minimal);
    }

    /** The objects of the annotation that is read. */
    List<DocumentObject> objects(Findings findings) {
        List<DocumentObject> objects = new ArrayList<>();
        Results chosen = chosen();
        if (chosen == null) {
            return objects;
        }
        for (int i = 0; i < chosen.elements.size(); i++) {
            LabelStudioResult result = chosen.elements.get(i);
            if (!result.isRegion()) {
                continue;
            }
            DocumentObject object = result.object("result[" + i + "] of " + place(), findings);
            if (object != null) {
                width = width == 0 ? result.width() : width;
                height = height == 0 ? result.height() : height;
                objects.add(object);
                elementOf.add(i);
            }
        }
        return objects;
    }

    /** The list that holds the objects; null where there is no annotation to hold any. */
    ObjectList list() {
        Results chosen = chosen();
        return chosen == null ? null : (removed, added, patches) -> {
            Set<Integer> elements = new HashSet<>();
            removed.forEach(i -> elements.add(elementOf.get(i)));
            LabelStudioResult model = elementOf.isEmpty() ? new LabelStudioResult(chosen == minimal)
                    : chosen.elements.get(elementOf.getLast());
            chosen.list.edit(elements, added.stream().map(a -> text(model, a)).toList(), chosen.list.separator(file.text()), patches);
        };
    }

    private String text(LabelStudioResult model, Addition a) {
        Box box = a.box();
        return model.write(a.category(), box, width, height);
    }
}
